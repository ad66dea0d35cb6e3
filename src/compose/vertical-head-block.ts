/** Sets a vertical head as a block: kicker on the right, main head, deck and byline to its left, a label on top. */
import type { CopyHead } from "../model/copy.js";
import type { HeadPartRole, VerticalHeadBlock, VerticalHeadRequest } from "../model/galley.js";
import type { HeadStyle, ThemeFile } from "../model/theme.js";
import type { HeadSetting, Line, Typesetter } from "../model/typesetter.js";
import { aligned } from "./aligned.js";
import { partSize, pitch } from "./head-block.js";

type Part = VerticalHeadBlock["parts"][number];

interface Column {
  readonly role: HeadPartRole;
  readonly line: Line;
  readonly acrossPt: number;
  /** Kickers begin with the main head, decks and bylines end with it. */
  readonly end: boolean;
}

/** A kicker or deck in as few lines as are no longer than the main head. */
function subordinate(typesetter: Typesetter, head: CopyHead, style: string, sizePt: number, lengthPt: number): HeadSetting | undefined {
  for (const lines of [1, 2, 3]) {
    const set = typesetter.verticalHead(head, style, sizePt, lines);
    if (set?.lines.every((line) => line.widthPt <= lengthPt + 1e-6)) return set;
  }
  return undefined;
}

/**
 * The block at a main size, in exactly `lines` lines; undefined where it is wider than the column or a part is longer
 * than the main head. Blank of one character of the main head stands above and below it (reference/typography.md, section 2).
 */
export function setVerticalHeadBlock(typesetter: Typesetter, theme: Pick<ThemeFile, "heads" | "headFaces" | "styles">, request: VerticalHeadRequest): VerticalHeadBlock | undefined {
  const style: HeadStyle = theme.heads[request.rank];
  const { article, sizePt, widthPt } = request;
  if (!article.main) return undefined;
  const main = typesetter.verticalHead(article.main, theme.headFaces?.[article.kind] ?? style.main, sizePt, request.lines);
  if (!main) return undefined;
  const lengthPt = Math.max(...main.lines.map((line) => line.widthPt));
  const columns: Column[] = [];
  let cost = main.cost;
  const add = (role: HeadPartRole, set: HeadSetting, end: boolean): void => {
    columns.push(...set.lines.map((line): Column => ({ role, line, acrossPt: set.sizePt * pitch[role], end })));
    cost += (set.lines.length - 1) * 0.3;
  };
  if (article.kicker) {
    const set = subordinate(typesetter, article.kicker, style.kicker, partSize(sizePt, style.kickerRatio), lengthPt);
    if (!set) return undefined;
    add("kicker", set, false);
  }
  columns.push(...main.lines.map((line): Column => ({ role: "main", line, acrossPt: sizePt * pitch.main, end: false })));
  if (article.deck) {
    const set = subordinate(typesetter, article.deck, style.deck, partSize(sizePt, style.deckRatio), lengthPt);
    if (!set) return undefined;
    add("deck", set, true);
  }
  const byline = article.blocks.find((block) => block.role === "byline");
  if (byline) {
    const text = byline.runs.map((run) => run.text).join("");
    const set = subordinate(typesetter, { text, breaks: [], lines: undefined, path: byline.path }, "byline", theme.styles.byline.sizePt, lengthPt);
    if (!set) return undefined;
    add("byline", set, true);
  }
  const label = labelPart(typesetter, theme, request);
  if (label === null) return undefined;
  const acrossPt = columns.reduce((sum, column) => sum + column.acrossPt, 0);
  if (acrossPt > widthPt + 1e-6) return undefined;
  const topPt = (label?.lines[0]?.heightPt ?? 0) + sizePt;
  let rightPt = (widthPt + acrossPt) / 2;
  const parts = new Map<HeadPartRole, Part["lines"][number][]>();
  for (const { role, line, acrossPt: own, end } of columns) {
    rightPt -= own;
    const placed = { line, xPt: rightPt, yPt: topPt + (end ? lengthPt - line.widthPt : 0), heightPt: own };
    const held = parts.get(role);
    if (held) held.push(placed);
    else parts.set(role, [placed]);
  }
  return {
    parts: [...(label ? [label] : []), ...[...parts].map(([role, lines]): Part => ({ role, lines }))],
    heightPt: topPt + lengthPt + sizePt, sizePt, cost,
  };
}

/** The column label stands across the top; null where it is wider than the column. */
function labelPart(typesetter: Typesetter, theme: Pick<ThemeFile, "styles">, { label, widthPt }: VerticalHeadRequest): Part | null | undefined {
  if (label === undefined) return undefined;
  const line = typesetter.line([{ text: label, style: "columnLabel" }]);
  if (line.widthPt > widthPt) return null;
  return { role: "label", lines: [{ line: aligned(line, widthPt, "center"), xPt: 0, yPt: 0, heightPt: theme.styles.columnLabel.sizePt * pitch.label }] };
}
