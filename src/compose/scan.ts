/** Cuts text into atoms: characters, marks, dashes, Latin words. */
import type { CopyRun } from "../model/copy.js";
import type { AtomList, Ink } from "./atoms.js";
import { isFullMark, Kind } from "./character-kind.js";
import { inksOf, type RunInks } from "./inks.js";
import { scanWord } from "./scan-word.js";
import type { TypesetterOptions } from "./settings.js";
import { sourceClassIn, Trait, traitsOf } from "./traits.js";

export interface ScanOptions {
  /** Every run at this size, whatever its style says. */
  readonly sizePt?: number | undefined;
  /** Latin words wider than this are cut to pieces. */
  readonly widestPt?: number | undefined;
  /** Offsets at which no atom may go on. */
  readonly cuts?: ReadonlySet<number> | undefined;
}

const NEWLINE = 0x0a;

/** Appends the atoms of the runs, whose texts joined are `list.text`. */
export function scan(list: AtomList, runs: readonly CopyRun[], options: TypesetterOptions, scanOptions: ScanOptions): void {
  let offset = 0;
  for (const run of runs) {
    scanRun(list, offset, offset + run.text.length, inksOf(run, options, scanOptions.sizePt), scanOptions);
    offset += run.text.length;
  }
  markApostrophes(list);
}

export const advancePt = (ink: Ink, codePoint: number): number => (ink.advances.of(codePoint) * ink.sizePt) / 1000;

function scanRun(list: AtomList, from: number, to: number, inks: RunInks, options: ScanOptions): void {
  const { text } = list;
  for (let at = from; at < to;) {
    let codePoint = text.charCodeAt(at);
    let size = 1;
    if (codePoint >= 0xd800 && codePoint < 0xdc00) {
      codePoint = text.codePointAt(at)!;
      // A pair that two runs share between them is two lone halves: reported as missing glyphs.
      if (codePoint > 0xffff && at + 2 <= to) size = 2;
    }
    const traits = traitsOf(codePoint);
    const kind = traits & Trait.kind;
    const ink = inks[sourceClassIn(traits)]!;
    if (traits & (Trait.whiteSpace | Trait.invisible | Trait.combining)) {
      addWithout(list, at, size, from, codePoint, traits, ink);
      at += size;
    } else if (kind === Kind.han) {
      list.single[list.add(at, at + size, kind, ink, advancePt(ink, codePoint), codePoint, codePoint)] = 1;
      at += size;
    } else if (kind === Kind.latin) {
      at = scanWord(list, at, to, inks, ink, options);
    } else if (kind === Kind.dash || kind === Kind.ellipsis) {
      at = scanDashes(list, at, to, ink, kind, options);
    } else {
      addMark(list, at, size, codePoint, kind, ink);
      at += size;
    }
  }
}

/** What makes no atom of its own: white space, invisible characters, marks on the character before. */
function addWithout(list: AtomList, at: number, size: number, runStart: number, codePoint: number, traits: number, ink: Ink): void {
  const previous = list.count - 1;
  const touches = previous >= 0 && list.end[previous] === at;
  if (traits & Trait.whiteSpace) {
    // White space is glue between atoms; before a line's first atom it is an indent the author set.
    if (codePoint !== NEWLINE && startsLine(list, at, runStart)) addLeadingSpace(list, at, codePoint, ink);
  } else if (traits & Trait.invisible) {
    list.hasInvisible = true;
    if (touches) list.end[previous] = at + size;
  } else if (touches && at > runStart) {
    list.end[previous] = at + size;
  } else {
    list.single[list.add(at, at + size, Kind.han, ink, advancePt(ink, codePoint), codePoint, codePoint)] = 1;
  }
}

function startsLine(list: AtomList, at: number, runStart: number): boolean {
  const last = list.count - 1;
  if (last < 0 || (list.kind[last] === Kind.space && list.end[last] === at)) return true;
  return list.end[last]! >= runStart && at > runStart && list.text.lastIndexOf("\n", at - 1) >= list.end[last]!;
}

function addLeadingSpace(list: AtomList, at: number, codePoint: number, ink: Ink): void {
  const previous = list.count - 1;
  const width = codePoint === 0x3000 ? ink.sizePt : advancePt(ink, codePoint);
  if (previous >= 0 && list.kind[previous] === Kind.space && list.end[previous] === at) {
    list.end[previous]!++;
    list.width[previous]! += width;
  } else {
    list.add(at, at + 1, Kind.space, ink, width, codePoint, codePoint);
  }
}

function addMark(list: AtomList, at: number, size: number, codePoint: number, kind: number, ink: Ink): void {
  const drawn = advancePt(ink, codePoint);
  const em = ink.sizePt;
  const k = list.add(at, at + size, kind, ink, drawn, codePoint, codePoint);
  list.single[k] = 1;
  if (kind !== Kind.dot && !isFullMark(kind)) return;
  const half = ink.metrics.halt.get(codePoint);
  if (half) {
    list.blankBefore[k] = (-half[0] * em) / 1000;
    list.blankAfter[k] = drawn - (half[1] * em) / 1000 - list.blankBefore[k]!;
    list.halts[k] = 1;
  } else if (kind === Kind.dot) {
    // CLREQ: the interpunct takes half an em; faces draw it on ⅓ to 1 em.
    if (drawn < em / 2) list.airPt[k] = (em / 2 - drawn) / 2;
    else list.blankBefore[k] = list.blankAfter[k] = (drawn - em / 2) / 2;
  } else if (drawn > 0.9 * em) {
    // A face without `halt`: its full-width marks stand in one half of their square.
    if (kind === Kind.open) list.blankBefore[k] = drawn / 2;
    else list.blankAfter[k] = drawn / 2;
  }
  list.width[k] = drawn - list.blankBefore[k]! - list.blankAfter[k]!;
}

/** —— and ……: as many em as characters, however the face draws them. A run wider than the measure is cut to pieces. */
function scanDashes(list: AtomList, at: number, to: number, ink: Ink, kind: number, options: ScanOptions): number {
  const { text } = list;
  const code = text.charCodeAt(at);
  let end = at + 1;
  const emsEach = code === 0x2e3a ? 2 : code === 0x2e3b ? 3 : 1;
  const most = options.widestPt === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(options.widestPt / (emsEach * ink.sizePt)));
  while (end < to && end - at < most && text.charCodeAt(end) === code && !options.cuts?.has(end)) end++;
  const count = end - at;
  const joined = code === 0x2014 ? ink.metrics.dashes?.[count - 1] : undefined;
  const drawn = joined === undefined ? count * advancePt(ink, code) : (joined * ink.sizePt) / 1000;
  const ems = emsEach * count;
  list.widestPt = Math.max(list.widestPt, ems * ink.sizePt);
  const k = list.add(at, end, kind, ink, drawn, code, code);
  list.airPt[k] = (ems * ink.sizePt - drawn) / 2;
  return end;
}

/** ’ between Latin letters is an apostrophe. */
function markApostrophes(list: AtomList): void {
  for (let k = 1; k + 1 < list.count; k++) {
    if (list.first[k] !== 0x2019) continue;
    if (list.end[k - 1] === list.start[k] && list.end[k] === list.start[k + 1]
      && traitsOf(list.last[k - 1]!) & Trait.letter && traitsOf(list.first[k + 1]!) & Trait.letter) list.kind[k] = Kind.apostrophe;
  }
}
