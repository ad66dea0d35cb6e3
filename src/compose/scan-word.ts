/** Cuts a Latin word or number out of a text, in pieces where a line may end inside it. */
import { kernKey } from "../fonts/face-table.js";
import type { AtomList, Ink } from "./atoms.js";
import { Kind } from "./character-kind.js";
import type { RunInks } from "./inks.js";
import { COST } from "./settings.js";
import { sourceClassIn, Trait, traitsOf } from "./traits.js";

/** Code points of the word at hand and the ends of their characters; used again for every word. */
let points = new Int32Array(64);
let ends = new Int32Array(64);

/** A stretch of Latin without white space from `at`; returns its end. */
export function scanWord(
  list: AtomList, at: number, to: number, inks: RunInks, ink: Ink,
  options: { readonly widestPt?: number | undefined; readonly cuts?: ReadonlySet<number> | undefined },
): number {
  const { text } = list;
  let count = 0;
  let end = at;
  while (end < to) {
    const codePoint = text.codePointAt(end)!;
    const size = codePoint > 0xffff && end + 2 <= to ? 2 : 1;
    const traits = traitsOf(codePoint);
    if (traits & Trait.whiteSpace || (end > at && options.cuts?.has(end))) break;
    if (traits & (Trait.combining | Trait.invisible)) {
      if (traits & Trait.invisible) list.hasInvisible = true;
      ends[count - 1] = end + size;
    } else if ((traits & Trait.kind) !== Kind.latin || inks[sourceClassIn(traits)] !== ink) {
      break;
    } else {
      if (count === points.length) grow();
      points[count] = codePoint;
      ends[count++] = end + size;
    }
    end += size;
  }
  const wholePt = widthPt(0, count, ink) + heldPt(text, at, end, ink);
  list.widestPt = Math.max(list.widestPt, wholePt);
  const tooWide = options.widestPt !== undefined && wholePt > options.widestPt;
  for (let from = 0, k = 1; k <= count; k++) {
    const cost = k < count ? pieceCost(k, count, tooWide) : 0;
    if (cost === undefined) continue;
    const made = list.add(from === 0 ? at : ends[from - 1]!, ends[k - 1]!, Kind.latin, ink, widthPt(from, k, ink), points[from]!, points[k - 1]!);
    if (k < count) {
      list.goesOn[made] = 1;
      list.breakCost[made] = cost;
    }
    from = k;
  }
  return end;
}

/**
 * The least that is taken by what stays in the word's line: words that an apostrophe joins to it, openings before them,
 * and what may not begin a line after them.
 */
function heldPt(text: string, at: number, end: number, ink: Ink): number {
  const em = ink.sizePt;
  const kindAt = (k: number): number => traitsOf(text.charCodeAt(k)) & Trait.kind;
  let pt = 0;
  /** Passes the joined words that begin at `k` in this direction; returns where they end. */
  const joined = (k: number, step: 1 | -1): number => {
    while (isApostrophe(text, k)) {
      pt += em / 2;
      for (k += step; isLatin(text, k); k += step) pt += (ink.advances.of(text.charCodeAt(k)) * em) / 1000;
    }
    return k;
  };
  for (let k = joined(at - 1, -1); k >= 0 && kindAt(k) === Kind.open; k--) pt += em / 2;
  for (let k = joined(end, 1); k < text.length; k++) {
    const kind = kindAt(k);
    if (kind === Kind.noStart) pt += em;
    else if (kind === Kind.pause || kind === Kind.stop || kind === Kind.close) pt += em / 2;
    else break;
  }
  return pt;
}

const isLatin = (text: string, k: number): boolean => {
  if (k < 0 || k >= text.length) return false;
  const traits = traitsOf(text.charCodeAt(k));
  return (traits & Trait.kind) === Kind.latin && !(traits & Trait.whiteSpace);
};

/** ’ between Latin letters. */
const isApostrophe = (text: string, k: number): boolean =>
  text.charCodeAt(k) === 0x2019 && isLetter(text.charCodeAt(k - 1)) && isLetter(text.charCodeAt(k + 1));

function grow(): void {
  const [oldPoints, oldEnds] = [points, ends];
  points = new Int32Array(2 * points.length);
  ends = new Int32Array(2 * ends.length);
  points.set(oldPoints);
  ends.set(oldEnds);
}

/** Advances, kerning and tracking from one character of the word to another. */
function widthPt(from: number, to: number, ink: Ink): number {
  let width = 0;
  for (let k = from; k < to; k++) {
    width += (ink.advances.of(points[k]!) * ink.sizePt) / 1000;
    if (k > from) width += kerning(ink, points[k - 1]!, points[k]!) + ink.trackingPt;
  }
  return width;
}

/** Kerning between two characters of one run, in pt. */
export const kerning = (ink: Ink, first: number, second: number): number =>
  ink.metrics.kern.size === 0 ? 0 : ((ink.metrics.kern.get(kernKey(first, second)) ?? 0) * ink.sizePt) / 1000;

const isHyphen = (codePoint: number): boolean => codePoint === 0x2d || codePoint === 0x2010;
const [SLASH, AT, DOT] = [0x2f, 0x40, 0x2e];
/** Marks inside an address. */
const URL_MARKS = new Set([..."/.?&=_#:-@"].map((char) => char.charCodeAt(0)));
const isLetter = (codePoint: number): boolean => (traitsOf(codePoint) & Trait.letter) !== 0;

/** Cost of ending a line before character `k` of the word, undefined where that is not allowed. */
function pieceCost(k: number, count: number, tooWide: boolean): number | undefined {
  const before = points[k - 1]!;
  if (isHyphen(before)) {
    const letters = k >= 3 && isLetter(points[k - 2]!) && isLetter(points[k - 3]!) && k + 1 < count && isLetter(points[k]!) && isLetter(points[k + 1]!);
    if (letters) return COST.hyphen;
  }
  return tooWide ? partingCost(before, points[k]!) : undefined;
}

/**
 * Cost of parting an address: best after / or before @, then before a dot or after any other mark, else as a number
 * from its unit. Not after a dot, which would end a sentence there; and a sign that may not begin or end a line does so
 * only where the word has no other place.
 */
function partingCost(before: number, after: number): number {
  if ((before === SLASH && after !== SLASH) || after === AT) return COST.addressBest;
  const [markBefore, markAfter] = [URL_MARKS.has(before), URL_MARKS.has(after)];
  if ((after === DOT && !markBefore) || (before !== DOT && before !== AT && markBefore && !markAfter)) return COST.addressAtMark;
  return traitsOf(before) & Trait.mayEnd && traitsOf(after) & Trait.mayStart ? COST.longWord : COST.kinsoku;
}
