/** Vertical heads (竖题): lines from top to bottom, the first on the right, broken by meaning like any head. */
import type { CopyHead } from "../model/copy.js";
import type { FaceSource, TextStyle } from "../model/theme.js";
import { paintedSizePt } from "../model/painted-size.js";
import { sourceFor } from "../fonts/source-class.js";
import type { HeadSetting, Line, LineRun } from "../model/typesetter.js";
import { authorOffsets, shapeCost } from "./head.js";
import { verticalTokens } from "./vertical-tokens.js";

/** What vertical setting needs of a theme. */
export interface VerticalFace {
  readonly style: TextStyle;
  readonly sources: readonly FaceSource[];
  readonly sizePt: number;
  /** A turned piece as a horizontal line: its width is its length. */
  readonly turned: (text: string) => Line;
}

/** A place the copy desk named where the author also set white space; see `head.ts`. */
const besideSpaces = 1;

/** One line downwards. Upright characters and squares take one em each: their faces are full width (`vmtx`). */
export function verticalLine(text: string, face: VerticalFace): Line {
  const { style, sources, sizePt } = face;
  const runs: LineRun[] = [];
  let lengthPt = 0;
  const add = (piece: string, orientation: NonNullable<LineRun["orientation"]>, runPt: number): void => {
    const source = sourceFor(sources, piece.codePointAt(0) as number) ?? (sources[0] as FaceSource);
    const last = runs.at(-1);
    if (orientation === "upright" && last?.orientation === "upright" && last.source === source.id) runs[runs.length - 1] = { ...last, text: last.text + piece };
    else runs.push({ text: piece, source: source.id, sizePt: runPt, ink: style.ink, trackingPt: 0, halt: false, kern: false, beforePt: 0, orientation });
  };
  for (const { text: piece, orientation } of verticalTokens(text)) {
    if (orientation === "sideways") {
      const turned = face.turned(piece);
      for (const [k, run] of turned.runs.entries()) runs.push({ ...run, beforePt: run.beforePt + (k === 0 ? turned.xPt : 0), orientation });
      lengthPt += turned.xPt + turned.widthPt;
    } else if (orientation === "combined") {
      add(piece, orientation, squareSizePt(piece, face));
      lengthPt += sizePt;
    } else
      for (const char of piece) {
        add(char, orientation, sizePt);
        lengthPt += sizePt;
      }
  }
  return { runs, xPt: 0, widthPt: lengthPt, stretchEm: 0, last: false, text, vertical: true };
}

/** Share of a square that its characters fill at most. */
const squareFill = 0.98;

/** The size at which several characters side by side are as wide as one square: no face is condensed by force. */
function squareSizePt(piece: string, { sizePt, turned }: VerticalFace): number {
  const { widthPt } = turned(piece);
  return paintedSizePt(Math.min(sizePt, (sizePt * sizePt * squareFill) / widthPt));
}

/** The cheapest way of setting a head in exactly `count` lines; undefined where it has not so many places to break. */
export function setVerticalHead(head: CopyHead, count: number, face: VerticalFace): HeadSetting | undefined {
  if (head.lines) {
    if (head.lines.length !== count) return undefined;
    const offsets = authorOffsets(head.text, head.lines);
    return { lines: cut(head.text, offsets.slice(0, -1), face), sizePt: face.sizePt, cost: 0 };
  }
  let best: HeadSetting | undefined;
  const places = placesOf(head);
  const walk = (from: number, chosen: readonly number[], cost: number): void => {
    if (chosen.length === count - 1) {
      const lines = cut(head.text, chosen, face);
      if (lines.some((line) => line.text === "")) return;
      const total = cost + shapeCost(lines.map((line) => line.widthPt), cost === 0);
      if (!best || total < best.cost) best = { lines, sizePt: face.sizePt, cost: total };
      return;
    }
    for (let k = from; k < places.length; k++) walk(k + 1, [...chosen, (places[k] as Place).at], cost + (places[k] as Place).cost);
  };
  walk(0, [], 0);
  return best;
}

interface Place {
  readonly at: number;
  readonly cost: number;
}

function placesOf(head: CopyHead): Place[] {
  const places = new Map<number, number>();
  for (const { index } of head.text.matchAll(/\u3000/gu)) places.set(index + 1, 0);
  const extra = places.size > 0 ? besideSpaces : 0;
  for (const { at, cost } of head.breaks) places.set(at, Math.min(cost + extra, places.get(at) ?? Number.POSITIVE_INFINITY));
  return [...places].map(([at, cost]) => ({ at, cost })).sort((a, b) => a.at - b.at);
}

/** White space at a line's edge goes; elsewhere it parts phrases and keeps its em. */
function cut(text: string, offsets: readonly number[], face: VerticalFace): Line[] {
  const ends = [...offsets, text.length];
  return ends.map((end, k) => verticalLine(text.slice(ends[k - 1] ?? 0, end).trim(), face));
}
