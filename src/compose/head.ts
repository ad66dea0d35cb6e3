/** Heads broken by meaning: the author's lines, else white space, else the copy desk's places. */
import type { CopyHead, CopyRun } from "../model/copy.js";
import type { HeadSetting, Line } from "../model/typesetter.js";
import type { Atoms } from "./atoms.js";
import { prepare } from "./join.js";
import { naturalWidth, sumsOf, type Sums } from "./measure-line.js";
import { setLine } from "./set-line.js";
import { COST, EPSILON, type TypesetterOptions } from "./settings.js";

/** A place the copy desk named where the author also set white space. */
const BESIDE_SPACES = 1;
/** Nobody named a place: any legal one, at a price that tells the make-up to look again. */
const UNNAMED = 8;
/** From here on a place is against the rules (`bad` of the copy desk's heads). */
const BREACH = 12;
/** Shape costs: a difference of widths as a fraction of the widest line. */
const UNBALANCED = 2;
const SHORT_FIRST = 1.5;
const STUMP = 4;
/** A short first line that ends at a mark or the author's space (春耕正忙：) is a turn of speech, no stump. */
const SHORT_PHRASE = 1;

export interface HeadFrame {
  readonly sizePt: number;
  readonly widthPt: number;
  readonly maxLines: number;
  readonly align: "left" | "center";
}

/** A head at one size: what serves every width and number of lines. */
export interface PreparedHead {
  readonly atoms: Atoms;
  readonly sums: Sums;
  /** Ends of the author's lines, where there are any. */
  readonly ends: readonly number[] | undefined;
  readonly places: readonly BreakPlace[];
}

export function prepareHead(head: CopyHead, style: string, sizePt: number, options: TypesetterOptions): PreparedHead {
  const run: CopyRun = { text: head.text, style };
  const author = head.lines === undefined ? undefined : authorOffsets(head.text, head.lines);
  const cuts = new Set(author ?? head.breaks.map(({ at }) => at));
  const atoms = prepare([run], [], options, { sizePt, cuts });
  return { atoms, sums: sumsOf(atoms), ends: author && atoms.count > 0 ? authorEnds(atoms, author) : undefined, places: author ? [] : breakPlaces(head, atoms) };
}

/** The cheapest setting in the fewest lines that hold the head without a breach; undefined where none holds it. */
export function setHead({ atoms, sums, ends, places }: PreparedHead, frame: HeadFrame, options: TypesetterOptions): HeadSetting | undefined {
  if (atoms.count === 0) return undefined;
  if (ends) {
    const fits = ends.length <= frame.maxLines && ends.every((end, k) => naturalWidth(atoms, sums, ends[k - 1] ?? 0, end) <= frame.widthPt + EPSILON);
    return fits ? { lines: linesAt(atoms, sums, ends, frame, options), sizePt: frame.sizePt, cost: 0 } : undefined;
  }
  let best: { readonly ends: readonly number[]; readonly cost: number } | undefined;
  for (let lines = 1; lines <= frame.maxLines; lines++) {
    const found = cheapest(atoms, sums, places, lines, frame.widthPt);
    if (found && found.cost < (best?.cost ?? Infinity)) best = found;
    // A line more is better than a line that begins with 的 or ends with 和.
    if (best && best.cost < BREACH) break;
  }
  return best && { lines: linesAt(atoms, sums, best.ends, frame, options), sizePt: frame.sizePt, cost: best.cost };
}

const SPACE = /[\s\u3000]/u;

/** Ends of the author's lines as offsets in the text; white space is not counted. */
export function authorOffsets(text: string, lines: readonly string[]): number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const line of lines) {
    let left = [...line].filter((char) => !SPACE.test(char)).join("").length;
    for (; at < text.length && left > 0; at++) if (!SPACE.test(text[at]!)) left--;
    offsets.push(at);
  }
  return offsets;
}

/** The author's lines as ends of atoms; what they leave over goes to the last line. */
function authorEnds(atoms: Atoms, offsets: readonly number[]): number[] {
  const ends: number[] = [];
  for (const offset of offsets.slice(0, -1)) {
    const end = boundary(atoms, offset);
    if (end !== undefined && end > (ends[ends.length - 1] ?? 0) && end < atoms.count) ends.push(end);
  }
  return [...ends, atoms.count];
}

/** The atom index at which a line ending at `offset` ends. */
function boundary(atoms: Atoms, offset: number): number | undefined {
  for (let k = 1; k < atoms.count; k++) if (atoms.end[k - 1]! <= offset && offset <= atoms.start[k]!) return k;
  return undefined;
}

export interface BreakPlace {
  /** Atom index at which the next line begins. */
  readonly at: number;
  readonly cost: number;
}

function breakPlaces(head: CopyHead, atoms: Atoms): BreakPlace[] {
  const places = new Map<number, number>();
  const offer = (at: number | undefined, cost: number): void => {
    if (at === undefined || atoms.breakCost[at - 1]! >= COST.insideSpan) return;
    places.set(at, Math.min(cost, places.get(at) ?? Infinity));
  };
  for (let k = 1; k < atoms.count; k++) {
    const [from, to] = [atoms.end[k - 1]!, atoms.start[k]!];
    if (from < to && /[\u3000\n]/.test(atoms.text.slice(from, to))) offer(k, 0);
  }
  const spaced = places.size > 0;
  for (const { at, cost } of head.breaks) offer(boundary(atoms, at), cost + (spaced ? BESIDE_SPACES : 0));
  if (places.size === 0) for (let k = 1; k < atoms.count; k++) offer(k, UNNAMED + atoms.breakCost[k - 1]!);
  return [...places].map(([at, cost]) => ({ at, cost })).sort((a, b) => a.at - b.at);
}

/** Tries all ways of cutting the head into `count` lines (three at most: the ways are few). */
function cheapest(
  atoms: Atoms, sums: Sums, places: readonly BreakPlace[], count: number, widthPt: number,
): { readonly ends: readonly number[]; readonly cost: number } | undefined {
  let best: { ends: readonly number[]; cost: number } | undefined;
  const walk = (from: number, next: number, ends: readonly number[], widths: readonly number[], cost: number): void => {
    if (best && cost >= best.cost) return;
    if (ends.length === count - 1) {
      const width = naturalWidth(atoms, sums, from, atoms.count);
      if (width > widthPt + EPSILON) return;
      const total = cost + shapeCost([...widths, width], cost === 0);
      if (!best || total < best.cost) best = { ends: [...ends, atoms.count], cost: total };
      return;
    }
    for (let k = next; k < places.length; k++) {
      const { at, cost: price } = places[k]!;
      const width = naturalWidth(atoms, sums, from, at);
      if (width > widthPt + EPSILON) break;
      walk(at, k + 1, [...ends, at], [...widths, width], cost + price);
    }
  };
  walk(0, 0, [], [], 0);
  return best;
}

/** Balanced, long-short and long-short-long are liked; a stump or a short first line is not. */
export function shapeCost(widths: readonly number[], phrases: boolean): number {
  const widest = Math.max(...widths);
  if (widths.length === 1) return 0;
  const ratios = widths.map((width) => width / widest);
  const stumps = ratios.reduce((sum, ratio, k) => (ratio < 0.4 ? sum + (phrases && k === 0 ? SHORT_PHRASE : STUMP) : sum), 0);
  if (widths.length === 2) {
    const [first, second] = [ratios[0]!, ratios[1]!];
    return stumps + (first >= second ? 0.5 * UNBALANCED * (first - second) : SHORT_FIRST * (second - first));
  }
  const spread = 1 - Math.min(...ratios);
  const waist = ratios[1]! <= ratios[0]! && ratios[1]! <= ratios[2]!;
  return stumps + spread * (waist ? 0.5 * UNBALANCED : UNBALANCED);
}

function linesAt(atoms: Atoms, sums: Sums, ends: readonly number[], frame: HeadFrame, options: TypesetterOptions): Line[] {
  return ends.map((end, k) =>
    setLine(atoms, sums, ends[k - 1] ?? 0, end, {
      leftPt: 0, availablePt: frame.widthPt, align: frame.align, keepsLeadingBlank: false, last: end === atoms.count, ends: true,
    }, options));
}
