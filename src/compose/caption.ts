/** Sets the caption (图说) of a figure: one line in the middle, or more lines from the left. */
import type { ArticleCopy, CopyBlock, CopyRun } from "../model/copy.js";
import type { BlockSetting, Line, Typesetter } from "../model/typesetter.js";
import { aligned } from "./aligned.js";

/** The credit at a caption's end stays in one line, with the space before it left to the line above. */
function creditSpan(caption: readonly CopyRun[]): CopyBlock["noBreak"] {
  let at = 0;
  const spans: [number, number][] = [];
  for (const { text, style } of caption) {
    if (style === "captionCredit") spans.push([at + text.length - text.trimStart().length, at + text.length]);
    at += text.length;
  }
  return spans;
}

/** Lines of a figure's caption and credit at a width in pt, parted between words where that takes no line more; none where it has neither. */
export function setCaption(typesetter: Typesetter, article: ArticleCopy, figure: string, widthPt: number): readonly Line[] {
  const source = article.figures.find((f) => f.figure.id === figure);
  if (!source || source.caption.length === 0) return [];
  const line = typesetter.line(source.caption);
  if (line.widthPt <= widthPt) return [aligned(line, widthPt, "center")];
  const block: CopyBlock = { id: `${figure}-caption`, role: "paragraph", runs: source.caption, path: source.path, noBreak: creditSpan(source.caption) };
  const setting: BlockSetting = { indentEm: 0, hangEm: 0, align: "left" };
  const lines = typesetter.lines(block, setting, widthPt);
  if (source.insideWords === undefined) return lines;
  const byWords = typesetter.lines({ ...block, insideWords: source.insideWords }, setting, widthPt);
  return byWords.length > lines.length ? lines : byWords;
}
