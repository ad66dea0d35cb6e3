/** Drop caps (首字下沉): whether a paragraph's first character can stand over several rows, and in which style. */
import type { ArticleKind } from "../model/article.js";
import { firstCharacter } from "../model/drop-cap-text.js";
import type { Theme } from "../model/theme.js";
import type { BlockDraft } from "./block-draft.js";
import { isHan, isWordCharacter } from "./characters.js";
import type { FileDesk } from "./file-desk.js";

/** Display matter has no running text that a cap could stand in. */
const withoutCaps: ReadonlySet<ArticleKind> = new Set(["advert", "poem", "brief"]);

/** The block with its cap's style settled; without the cap, and a warning, where none can be set. */
export function withDropCap(desk: FileDesk, block: BlockDraft, kind: ArticleKind, theme: Theme): BlockDraft {
  const { dropCap, ...plain } = block;
  if (dropCap === undefined) return block;
  const [first] = block.runs;
  const text = first?.text ?? "";
  const cap = firstCharacter(text);
  const refuse = (zh: string, en: string): BlockDraft => {
    desk.tools.diagnostics.add({
      code: "drop-cap-refused", severity: "warning", place: desk.place(`${block.path}.dropCap`),
      zh: `首字不下沉：${zh}。`, en: `No drop cap: ${en}.`,
      hint: { zh: "去掉 dropCap，或让这一段以正文的汉字、字母或数字开头。", en: "Take dropCap out, or let the paragraph begin with a Han character, letter or digit of plain copy." },
    });
    return plain;
  };
  if (withoutCaps.has(kind)) return refuse(`体裁 ${kind} 没有首字下沉`, `an article of kind ${kind} has none`);
  if (first?.style !== "body") return refuse("这一段以电头、段首语或另一字体开头", "the paragraph begins with a dateline, a run-in or another face");
  if (!isHan(cap) && !isWordCharacter(cap)) return refuse(`这一段以“${cap}”开头`, `the paragraph begins with “${cap}”`);
  const style = theme.styles.dropCap === undefined ? "body" : "dropCap";
  desk.checkGlyphs(cap, style, block.path);
  return { ...plain, dropCap: { rows: dropCap.rows, style } };
}
