/** What the make-up did to fit a module, in the desk's words. */
import type { Grid } from "../model/anatomy.js";
import type { PlanModule } from "../model/plan.js";
import type { Bilingual } from "./protocol.js";

export function leverWords({ head, text, levers, pictures, boxed }: PlanModule, grid: Grid): Bilingual[] {
  const words: Bilingual[] = [];
  if (head.sizePt > 0) words.push({ zh: `主题 ${head.sizePt} 磅，至多 ${head.maxLines} 行`, en: `head ${head.sizePt} pt, at most ${head.maxLines} ${head.maxLines === 1 ? "line" : "lines"}` });
  if (head.vertical) words.push({ zh: "竖题", en: "vertical head" });
  if (Math.abs(text.measureEm - grid.measureEm) > 0.01 && text.columns > 0)
    words.push({ zh: `变栏：${text.columns} 栏 × ${text.measureEm} 字`, en: `odd measure: ${text.columns} × ${text.measureEm} em` });
  if (levers.creditRow) words.push({ zh: "署名独占一行", en: "credit on a row of its own" });
  if (levers.omitted) words.push({ zh: `未排可删段落 ${levers.omitted.length} 段`, en: `${levers.omitted.length} optional ${levers.omitted.length === 1 ? "block" : "blocks"} left out` });
  for (const { figure, cols, rows } of pictures) words.push({ zh: `图片 ${figure}：${cols} 栏 × ${rows} 行`, en: `picture ${figure}: ${cols} columns × ${rows} rows` });
  if (boxed) words.push({ zh: "加框", en: "boxed" });
  return words;
}
