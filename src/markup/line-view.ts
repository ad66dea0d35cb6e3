/** A placed line as its template shows it, and as the browser must find it. */
import type { BoxPt, PlacedLine, PlacedText } from "../model/dummy.js";
import type { ExpectedLine } from "../model/render.js";

export interface RunView {
  readonly text: string;
  readonly className: string;
  readonly style: string;
  readonly href: string;
}

export interface LineView {
  readonly index: number;
  readonly className: string;
  readonly style: string;
  readonly runs: readonly RunView[];
}

const pxPerPt = 96 / 72;
const pt = (value: number): string => `${Math.round(value * 1000) / 1000}pt`;

/** A length in px; what is a multiple of 1/64 px to a hundredth of it is written as exactly that. */
function exactPx(valuePt: number): number {
  const steps = valuePt * pxPerPt * 64;
  return Math.abs(steps - Math.round(steps)) < 0.01 ? Math.round(steps) / 64 : valuePt * pxPerPt;
}

/**
 * Chromium rounds the width of a run up to a multiple of 1/64 px, and its sums come out a trace above what they
 * should be: a hair less after every character (`styles/base/line.css` has the same) saves a step a run.
 */
const hairPx = 0.0002;
const tracking = (valuePt: number): string => `${Math.round((exactPx(valuePt) - hairPx) * 1e5) / 1e5}px`;
const space = (valuePt: number): string => `${Math.round(exactPx(valuePt) * 1e6) / 1e6}px`;

/**
 * Sizes are multiples of 1/64 px. Chromium rounds a size to 1/100 px and then cuts advances down to 1/64 px:
 * half a step more keeps it from losing a step at every glyph.
 */
function size(sizePt: number): string {
  const px = sizePt * pxPerPt;
  return Number.isInteger(px * 4) ? pt(sizePt) : `${Math.round((px + 1 / 128) * 1e5) / 1e5}px`;
}

/** One line; the first run's face is the strut that gives the baseline. */
export function lineView(placed: PlacedLine, index: number): LineView {
  const { line } = placed;
  const [first] = line.runs;
  // A square of several digits in a vertical line is smaller than the line.
  const linePt = line.vertical ? Math.max(...line.runs.map((run) => run.sizePt)) : (first?.sizePt ?? 9);
  // Downwards, white space before a run is above it.
  const before = line.vertical ? "margin-top" : "margin-left";
  const runs = line.runs.map((run): RunView => {
    const styles: string[] = [];
    if (run.sizePt !== linePt) styles.push(`font-size:${size(run.sizePt)}`);
    if (run.trackingPt !== 0) styles.push(`letter-spacing:${tracking(run.trackingPt)}`);
    if (run.beforePt !== 0) styles.push(`${before}:${space(run.beforePt)}`);
    const classes = [`f-${run.source}`, `i-${run.ink}`];
    if (run.kern) classes.push("k");
    if (run.halt) classes.push("h");
    if (run.orientation) classes.push(`o-${run.orientation}`);
    if (run.underline) classes.push("u");
    return { text: run.text, className: classes.join(" "), style: styles.join(";"), href: run.href ?? "" };
  });
  if (line.vertical) {
    const style = `left:${pt(placed.xPt)};top:${pt(placed.yPt + line.xPt)};--across:${pt(placed.heightPt)};--em:${size(linePt)};font-size:${size(linePt)}`;
    return { index, className: `bx-l bx-v f-${first?.source ?? ""}`, style, runs };
  }
  const style = [
    `left:${pt(placed.xPt + line.xPt)}`, `top:${pt(placed.yPt)}`, `height:${pt(placed.heightPt)}`, `line-height:${pt(placed.heightPt)}`,
    `font-size:${size(first?.sizePt ?? 9)}`,
  ].join(";");
  return { index, className: `bx-l f-${first?.source ?? ""}${placed.overset ? " bx-overset" : ""}`, style, runs };
}

/** The frame of a text that holds a line's top left corner; its first frame for a line outside all of them. */
function frameOf(text: PlacedText, placed: PlacedLine): BoxPt {
  const inside = text.frames.find((f) =>
    placed.xPt >= f.xPt - 0.1 && placed.xPt <= f.xPt + f.widthPt + 0.1 && placed.yPt >= f.yPt - 0.1 && placed.yPt < f.yPt + f.heightPt);
  return inside ?? text.frames[0];
}

export function expectedLine(text: PlacedText, placed: PlacedLine, index: number): ExpectedLine {
  const frame = frameOf(text, placed);
  const { line } = placed;
  // An overset line has left its frame on purpose: it is shown beside the page in a proof.
  const own = placed.overset ? { xPt: placed.xPt, yPt: placed.yPt, widthPt: line.xPt + line.widthPt, heightPt: placed.heightPt } : frame;
  const before = line.runs[0]?.beforePt ?? 0;
  if (line.vertical) return expectedDownwards(text, placed, index, own, before);
  return {
    index,
    id: text.id,
    text: line.runs.map((run) => run.text).join(""),
    leftPx: (placed.xPt + line.xPt + before) * pxPerPt,
    topPx: placed.yPt * pxPerPt,
    widthPx: (line.widthPt - before) * pxPerPt,
    heightPx: placed.heightPt * pxPerPt,
    frame: {
      leftPx: own.xPt * pxPerPt, topPx: own.yPt * pxPerPt,
      rightPx: (own.xPt + own.widthPt) * pxPerPt, bottomPx: (own.yPt + own.heightPt) * pxPerPt,
    },
  };
}

/** A vertical line is expected as it is measured: `left` and `width` along it (downwards), `top` and `height` across it. */
function expectedDownwards(text: PlacedText, { line, xPt, yPt, heightPt }: PlacedLine, index: number, frame: BoxPt, before: number): ExpectedLine {
  return {
    index, id: text.id, text: line.runs.map((run) => run.text).join(""),
    leftPx: (yPt + line.xPt + before) * pxPerPt, topPx: xPt * pxPerPt, widthPx: (line.widthPt - before) * pxPerPt, heightPx: heightPt * pxPerPt,
    frame: {
      leftPx: frame.yPt * pxPerPt, topPx: frame.xPt * pxPerPt,
      rightPx: (frame.yPt + frame.heightPt) * pxPerPt, bottomPx: (frame.xPt + frame.widthPt) * pxPerPt,
    },
  };
}
