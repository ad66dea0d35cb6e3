/** The words that copy and plan ask for, by the id of the element that must show them. */
import type { ArticleCopy } from "../model/copy.js";
import { columnLabel } from "../model/page-items.js";
import type { PlanModule } from "../model/plan.js";

/** Text of every element of a module; a table is told cell by cell. */
export function moduleText(module: PlanModule, article: ArticleCopy, prefix: string, said: ReadonlySet<string>): [string, string][] {
  const texts: [string, string][] = [];
  const add = (name: string, text: string | undefined): void => {
    if (text !== undefined && text !== "") texts.push([`${prefix}-${name}`, text]);
  };
  if (module.head.sizePt > 0) {
    add("label", columnLabel(article, said));
    add("kicker", article.kicker?.text);
    add("main", article.main?.text);
    add("deck", article.deck?.text);
    add("summary", article.summary?.text);
    add("byline", article.blocks.find((b) => b.role === "byline")?.runs.map((r) => r.text).join(""));
  }
  for (const planned of module.pictures) {
    const source = article.figures.find((f) => f.figure.id === planned.figure);
    add(`${planned.figure}-caption`, source?.caption.map((run) => run.text).join(""));
  }
  for (const block of article.blocks.slice(...module.blocks)) {
    if (block.role === "byline") continue;
    const text = block.runs.map((run) => run.text).join("");
    if (block.role !== "table") add(block.id, text);
    else {
      add(`${block.id}-caption`, text);
      for (const [r, row] of (block.cells ?? []).entries()) for (const [c, cell] of row.entries()) add(`${block.id}-${r}-${c}`, cell);
    }
  }
  return texts;
}
