/** Cuts text into atoms: characters, marks, dashes, Latin words. */
import type { CopyRun } from "../model/copy.js";
import { kernKey } from "../fonts/face-table.js";
import { sourceFor } from "../fonts/source-class.js";
import type { AtomSeed, Ink } from "./atoms.js";
import { isCombining, isFullMark, isInvisible, isLatinLetter, isWhiteSpace, Kind, kindOf } from "./character-kind.js";
import { COST, type TypesetterOptions } from "./settings.js";

export interface ScanOptions {
  /** Every run at this size, whatever its style says. */
  readonly sizePt?: number | undefined;
  /** Latin words wider than this are cut to pieces. */
  readonly widestPt?: number | undefined;
  /** Offsets at which no atom may go on. */
  readonly cuts?: ReadonlySet<number> | undefined;
}

/** The atoms of the runs joined. */
export function scan(runs: readonly CopyRun[], options: TypesetterOptions, scanOptions: ScanOptions): AtomSeed[] {
  const seeds: AtomSeed[] = [];
  let offset = 0;
  for (const run of runs) {
    scanRun(run, offset, seeds, inks(run, options, scanOptions.sizePt), scanOptions);
    offset += run.text.length;
  }
  markApostrophes(seeds);
  return seeds;
}

/** The ink of a run's characters: one object per source, so that identity tells painted runs apart. */
function inks(run: CopyRun, options: TypesetterOptions, sizePt: number | undefined): (codePoint: number) => Ink {
  const style = options.styles[run.style];
  if (!style) throw new RangeError(`unknown text style “${run.style}”`);
  const sources = options.faces[style.face];
  if (!sources || sources.length === 0) throw new RangeError(`text style “${run.style}” names the unknown face “${style.face}”`);
  const size = sizePt ?? style.sizePt;
  const made = sources.map((source): Ink => ({
    run, style, source, metrics: options.metrics(source), sizePt: size, trackingPt: (style.trackingEm ?? 0) * size,
  }));
  // No source admits the character: a missing glyph, reported before composing; the first source stands in.
  return (codePoint) => made[Math.max(0, sources.indexOf(sourceFor(sources, codePoint)!))]!;
}

const advance = (ink: Ink, codePoint: number): number =>
  ((ink.metrics.advances.get(codePoint) ?? ink.metrics.defaultAdvance) * ink.sizePt) / 1000;

function scanRun(run: CopyRun, offset: number, seeds: AtomSeed[], inkOf: (codePoint: number) => Ink, options: ScanOptions): void {
  const { text } = run;
  for (let at = 0; at < text.length;) {
    const codePoint = text.codePointAt(at)!;
    const size = codePoint > 0xffff ? 2 : 1;
    const previous = seeds[seeds.length - 1];
    if (isWhiteSpace(codePoint)) {
      // White space is glue between atoms; before a line's first atom it is an indent the author set.
      if (startsLine(seeds, text, at, offset) && codePoint !== NEWLINE) leadingSpace(offset + at, codePoint, inkOf(codePoint), seeds);
      at += size;
    } else if (isInvisible(codePoint)) {
      if (previous && previous.end === offset + at) previous.end += size;
      at += size;
    } else if (isCombining(codePoint) && previous && previous.end === offset + at && at > 0) {
      previous.end += size;
      at += size;
    } else {
      const kind = kindOf(codePoint);
      const ink = inkOf(codePoint);
      if (kind === Kind.latin) at = scanWord(text, at, offset, seeds, ink, inkOf, options);
      else if (kind === Kind.dash || kind === Kind.ellipsis) at = scanDashes(text, at, offset, seeds, ink, kind, options);
      else {
        seeds.push(character(offset + at, size, codePoint, kind, ink));
        at += size;
      }
    }
  }
}

const NEWLINE = 0x0a;

const startsLine = (seeds: readonly AtomSeed[], text: string, at: number, offset: number): boolean => {
  const last = seeds[seeds.length - 1];
  if (!last || (last.kind === Kind.space && last.end === offset + at)) return true;
  return last.end >= offset && text.lastIndexOf("\n", at - 1) >= last.end - offset && at > 0;
};

function leadingSpace(start: number, codePoint: number, ink: Ink, seeds: AtomSeed[]): void {
  const previous = seeds[seeds.length - 1];
  const width = codePoint === 0x3000 ? ink.sizePt : advance(ink, codePoint);
  if (previous && previous.kind === Kind.space && previous.end === start) {
    previous.end++;
    previous.width += width;
  } else {
    seeds.push({ ...seed(start, start + 1, Kind.space, ink, width, codePoint, codePoint), single: false });
  }
}

function seed(start: number, end: number, kind: number, ink: Ink, width: number, first: number, last: number): AtomSeed {
  return {
    start, end, kind, ink, width, first, last, blankBefore: 0, blankAfter: 0, padBefore: 0, padAfter: 0,
    halts: false, single: true, pieceCost: undefined,
  };
}

function character(start: number, size: number, codePoint: number, kind: number, ink: Ink): AtomSeed {
  const width = advance(ink, codePoint);
  const made = seed(start, start + size, kind, ink, width, codePoint, codePoint);
  const em = ink.sizePt;
  if (kind === Kind.dot) {
    // CLREQ: the interpunct takes half an em; faces draw it on ⅓ to 1 em.
    made.width = em / 2;
    made.padBefore = made.padAfter = (em / 2 - width) / 2;
  } else if (isFullMark(kind)) {
    const half = ink.metrics.halt.get(codePoint);
    if (half) {
      made.blankBefore = (-half[0] * em) / 1000;
      made.blankAfter = width - (half[1] * em) / 1000 - made.blankBefore;
      made.halts = true;
    } else if (width > 0.9 * em) {
      // A face without `halt`: its full-width marks stand in one half of their square.
      if (kind === Kind.open) made.blankBefore = width / 2;
      else made.blankAfter = width / 2;
    }
    made.width = width - made.blankBefore - made.blankAfter;
  }
  return made;
}

/** —— and ……: as many em as characters, however the face draws them. */
function scanDashes(text: string, at: number, offset: number, seeds: AtomSeed[], ink: Ink, kind: number, options: ScanOptions): number {
  const code = text.charCodeAt(at);
  let end = at + 1;
  while (end < text.length && text.charCodeAt(end) === code && !options.cuts?.has(offset + end)) end++;
  const count = end - at;
  const joined = code === 0x2014 ? ink.metrics.dashes?.[count - 1] : undefined;
  const drawn = joined === undefined ? count * advance(ink, code) : (joined * ink.sizePt) / 1000;
  const ems = code === 0x2e3a ? 2 * count : code === 0x2e3b ? 3 * count : count;
  const made = seed(offset + at, offset + end, kind, ink, ems * ink.sizePt, code, code);
  made.padBefore = made.padAfter = (made.width - drawn) / 2;
  made.single = false;
  seeds.push(made);
  return end;
}

/** A stretch of Latin without white space, in pieces where a line may end inside it. */
function scanWord(
  text: string, at: number, offset: number, seeds: AtomSeed[], ink: Ink, inkOf: (codePoint: number) => Ink, options: ScanOptions,
): number {
  const points: number[] = [];
  const ends: number[] = [];
  let end = at;
  while (end < text.length) {
    const codePoint = text.codePointAt(end)!;
    const size = codePoint > 0xffff ? 2 : 1;
    if (isWhiteSpace(codePoint) || (end > at && options.cuts?.has(offset + end))) break;
    if (isCombining(codePoint) || isInvisible(codePoint)) {
      if (points.length > 0) ends[ends.length - 1] = end + size;
    } else if (kindOf(codePoint) !== Kind.latin || inkOf(codePoint) !== ink) break;
    else {
      points.push(codePoint);
      ends.push(end + size);
    }
    end += size;
  }
  const whole = wordWidth(points, 0, points.length, ink);
  const tooWide = options.widestPt !== undefined && whole > options.widestPt;
  let from = 0;
  for (let k = 1; k <= points.length; k++) {
    const cost = k === points.length ? undefined : pieceCost(points, k, tooWide);
    if (k < points.length && cost === undefined) continue;
    const made = seed(
      offset + (from === 0 ? at : ends[from - 1]!), offset + ends[k - 1]!, Kind.latin, ink,
      wordWidth(points, from, k, ink), points[from]!, points[k - 1]!);
    made.single = false;
    made.pieceCost = cost;
    seeds.push(made);
    from = k;
  }
  return end;
}

/** Advances, kerning and tracking from one character of a word to another. */
function wordWidth(points: readonly number[], from: number, to: number, ink: Ink): number {
  let width = 0;
  for (let k = from; k < to; k++) {
    width += advance(ink, points[k]!);
    if (k > from) width += kerning(ink, points[k - 1]!, points[k]!) + ink.trackingPt;
  }
  return width;
}

/** Kerning between two characters of one run, in pt. */
export const kerning = (ink: Ink, first: number, second: number): number =>
  ((ink.metrics.kern.get(kernKey(first, second)) ?? 0) * ink.sizePt) / 1000;

const HYPHENS = new Set([0x2d, 0x2010]);
const URL_MARKS = new Set([..."/.?&=_#:-@"].map((char) => char.charCodeAt(0)));

/** Cost of ending a line before character `k` of a word, undefined where that is not allowed. */
function pieceCost(points: readonly number[], k: number, tooWide: boolean): number | undefined {
  const before = points[k - 1]!;
  const letters = k >= 3 && isLatinLetter(points[k - 2]!) && isLatinLetter(points[k - 3]!)
    && k + 1 < points.length && isLatinLetter(points[k]!) && isLatinLetter(points[k + 1]!);
  if (HYPHENS.has(before) && letters) return COST.hyphen;
  if (!tooWide) return undefined;
  return URL_MARKS.has(before) && !URL_MARKS.has(points[k]!) ? COST.longWordAtMark : COST.longWord;
}

/** ’ between Latin letters is an apostrophe. */
function markApostrophes(seeds: AtomSeed[]): void {
  for (let k = 1; k + 1 < seeds.length; k++) {
    const mark = seeds[k]!;
    if (mark.first !== 0x2019) continue;
    const before = seeds[k - 1]!;
    const after = seeds[k + 1]!;
    if (before.end === mark.start && mark.end === after.start
      && isLatinLetter(before.last) && isLatinLetter(after.first)) mark.kind = Kind.apostrophe;
  }
}
