/** Sets a head block (题): label, kicker, main head, deck, summary and byline over one width. */
import type { CopyHead, CopyRun } from "../model/copy.js";
import type { HeadBlock, HeadPartRole, HeadRequest } from "../model/galley.js";
import type { HeadStyle, ThemeFile } from "../model/theme.js";
import type { Line, Typesetter } from "../model/typesetter.js";
import { aligned } from "./aligned.js";

/** Line height of each part as a multiple of its size. */
export const pitch: Record<HeadPartRole, number> = { label: 1.7, kicker: 1.35, main: 1.16, deck: 1.4, summary: 1.5, byline: 1.6 };

type SetPart = HeadBlock["parts"][number];

interface Settable {
  readonly role: HeadPartRole;
  readonly lines: readonly Line[];
  readonly sizePt: number;
}

/** Rounded to half a point, the step of the trade's size ladder. */
const halfPoint = (pt: number): number => Math.round(pt * 2) / 2;

/** Kicker and deck as parts of the main head's size (desk check 3). */
const [leastShare, mostShare] = [0.4, 0.6];
/** No part of a head is smaller than the copy: under this size the share gives way. */
const leastPt = 9;

/** The size of a kicker or deck in pt: `ratio` of the main head, within 40–60 % of it. */
export function partSize(mainPt: number, ratio: number): number {
  const least = Math.ceil(mainPt * leastShare * 2) / 2;
  const most = Math.floor(mainPt * mostShare * 2) / 2;
  return Math.max(leastPt, Math.min(most, Math.max(least, halfPoint(mainPt * ratio))));
}

function subordinate(typesetter: Typesetter, head: CopyHead, style: string, ratio: number, request: HeadRequest, align: "left" | "center"): { lines: readonly Line[]; sizePt: number; cost: number } | undefined {
  for (const [lines, factor, cost] of [[1, 1, 0], [2, 1, 0.3], [2, 0.85, 0.8], [3, 0.85, 1.5]] as const) {
    const pt = partSize(request.sizePt, ratio * factor);
    const set = typesetter.head(head, style, pt, request.widthPt, lines, align);
    if (set) return { lines: set.lines, sizePt: pt, cost: cost + set.cost };
  }
  return undefined;
}

/**
 * Sets the head of an article at a main size and width, or returns undefined where a part does not fit.
 * Heights are pt; the parts carry their own leading, whole rows are made by make-up.
 */
export function setHeadBlock(typesetter: Typesetter, theme: Pick<ThemeFile, "heads" | "headFaces" | "styles">, request: HeadRequest): HeadBlock | undefined {
  const style: HeadStyle = theme.heads[request.rank];
  const { article, sizePt, widthPt } = request;
  const { main } = article;
  const parts: Settable[] = [];
  let cost = 0;
  if (request.label !== undefined) {
    const line = typesetter.line([{ text: request.label, style: "columnLabel" }]);
    if (line.widthPt > widthPt) return undefined;
    parts.push({ role: "label", lines: [style.align === "center" ? aligned(line, widthPt, "center") : line], sizePt: theme.styles.columnLabel.sizePt });
  }
  if (article.kicker) {
    const set = subordinate(typesetter, article.kicker, style.kicker, style.kickerRatio, request, style.align);
    if (!set) return undefined;
    parts.push({ role: "kicker", ...set });
    cost += set.cost;
  }
  if (main) {
    const set = typesetter.head(main, theme.headFaces?.[article.kind] ?? style.main, sizePt, widthPt, request.maxLines, style.align);
    if (!set) return undefined;
    parts.push({ role: "main", lines: set.lines, sizePt });
    cost += set.cost;
  }
  if (article.deck) {
    const set = subordinate(typesetter, article.deck, style.deck, style.deckRatio, request, style.align);
    if (!set) return undefined;
    parts.push({ role: "deck", ...set });
    cost += set.cost;
  }
  if (article.summary) {
    const summaryPt = theme.styles.summary.sizePt;
    const set = typesetter.head(article.summary, "summary", summaryPt, widthPt - 2 * summaryPt, 4, style.align);
    if (!set) return undefined;
    parts.push({ role: "summary", lines: set.lines.map((line) => ({ ...line, xPt: line.xPt + summaryPt })), sizePt: summaryPt });
  }
  const byline = article.blocks.find((block) => block.role === "byline");
  if (byline) {
    const runs: readonly CopyRun[] = byline.runs;
    const line = typesetter.line(runs);
    if (line.widthPt > widthPt) return undefined;
    parts.push({ role: "byline", lines: [aligned(line, widthPt, "center")], sizePt: theme.styles.byline.sizePt });
  }
  return stack(parts, sizePt, cost);
}

function stack(parts: readonly Settable[], sizePt: number, cost: number): HeadBlock {
  let yPt = 0;
  const placed: SetPart[] = parts.map((part) => {
    const heightPt = part.sizePt * pitch[part.role];
    const lines = part.lines.map((line, i) => ({ line, yPt: yPt + i * heightPt, heightPt }));
    yPt += part.lines.length * heightPt;
    return { role: part.role, lines };
  });
  return { parts: placed, heightPt: yPt, sizePt, cost };
}
