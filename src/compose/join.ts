/** Joins atoms: the glue of every gap, what it gives way, and where a line may end. */
import type { CopyRun } from "../model/copy.js";
import { AtomList, type Atoms, type Ink } from "./atoms.js";
import { isFullMark, isUnitSign, Kind } from "./character-kind.js";
import { kerning } from "./scan-word.js";
import { scan, type ScanOptions } from "./scan.js";
import { COST, DATELINE_SPACE_STRETCH, HAN_LATIN_EM, HAN_LATIN_LEAST_EM, Squeeze, WORD_SPACE_SHRINK, type TypesetterOptions } from "./settings.js";
import { Trait, traitsOf } from "./traits.js";

export interface PrepareOptions extends ScanOptions {
  /** Offsets of the text at which a line would part a word. */
  readonly insideWords?: readonly number[] | undefined;
}

/** The atoms of runs joined; `noBreak` are spans [start, end) of the text. */
export function prepare(
  runs: readonly CopyRun[], noBreak: readonly (readonly [number, number])[], options: TypesetterOptions, scanOptions: PrepareOptions = {},
): Atoms {
  const list = new AtomList(runs.length === 1 ? runs[0]!.text : runs.map((run) => run.text).join(""));
  scan(list, runs, options, scanOptions);
  list.emPt = mainSize(list);
  const last = list.count - 1;
  for (let k = 0; k < last; k++) {
    if (list.kind[k] === Kind.han && list.kind[k + 1] === Kind.han && list.end[k] === list.start[k + 1]) {
      list.glueAfter[k] = list.ink[k]!.trackingPt;
      list.stretches[k] = 1;
    } else {
      const between = list.end[k] === list.start[k + 1] ? "" : list.text.slice(list.end[k], list.start[k + 1]);
      list.breakCost[k] = breakCost(list, k, between);
      if (between.includes("\n")) list.mustBreak[k] = 1;
      else join(list, k, between);
    }
  }
  for (const [from, to] of noBreak) keepTogether(list, from, to);
  if (runs.some(({ style }) => style === DATELINE)) setDateline(list);
  if (runs.some(({ style }) => style === SPEAKER)) keepSpeakersOpen(list);
  if (scanOptions.insideWords) partUnwillingly(list, scanOptions.insideWords);
  return list;
}

/** The size that most characters have. */
function mainSize(list: AtomList): number {
  let best = 0;
  let most = 0;
  const lengths = new Map<number, number>();
  for (let from = 0, k = 1; k <= list.count; k++) {
    if (k < list.count && list.ink[k] === list.ink[from]) continue;
    const { sizePt } = list.ink[from]!;
    const length = (lengths.get(sizePt) ?? 0) + list.end[k - 1]! - list.start[from]!;
    lengths.set(sizePt, length);
    if (length > most) [best, most] = [sizePt, length];
    from = k;
  }
  return best;
}

function keepTogether(list: AtomList, from: number, to: number): void {
  let low = 0;
  let high = list.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list.end[middle]! <= from) low = middle + 1;
    else high = middle;
  }
  for (let k = low; k + 1 < list.count && list.start[k + 1]! < to; k++) {
    if (list.end[k]! > from) list.breakCost[k] = Math.max(list.breakCost[k]!, COST.insideSpan);
  }
}

const DATELINE = "dateline";

/**
 * 本报讯（记者　张三） looks the same in every story: its bracket keeps its blank, and what gives way and widens most are
 * the em spaces between post and names.
 */
function setDateline(list: AtomList): void {
  for (let k = 0; k + 1 < list.count; k++) {
    const { run, sizePt } = list.ink[k]!;
    if (run.style !== DATELINE || list.ink[k + 1]!.run !== run) continue;
    if (list.end[k] === list.start[k + 1]) list.squeezeAfter[k] = 0;
    else {
      setGap(list, k, list.glueAfter[k]!, Squeeze.hanLatin, sizePt * WORD_SPACE_SHRINK);
      list.stretches[k] = DATELINE_SPACE_STRETCH;
    }
  }
}

const SPEAKER = "speaker";

/** 记者：stands at the head of one paragraph after another: a colon closed in one of them would be seen. */
function keepSpeakersOpen(list: AtomList): void {
  for (let k = 0; k + 1 < list.count; k++)
    if (list.ink[k]!.run.style === SPEAKER && list.ink[k + 1]!.run.style !== SPEAKER) list.squeezeAfter[k] = 0;
}

/** A legal place inside a word is taken where every other one leaves too much white. */
function partUnwillingly(list: AtomList, insideWords: readonly number[]): void {
  const inside = new Set(insideWords);
  for (let k = 0; k + 1 < list.count; k++) if (inside.has(list.start[k + 1]!)) list.breakCost[k]! += COST.insideWord;
}

const isDash = (kind: number): boolean => kind === Kind.dash || kind === Kind.ellipsis;
const isWord = (kind: number): boolean => kind === Kind.latin || kind === Kind.apostrophe;

/** Glue between an atom and the next. `between` is the white space that stands there. */
function join(list: AtomList, k: number, between: string): void {
  const [a, b] = [list.kind[k]!, list.kind[k + 1]!];
  const inkA = list.ink[k]!;
  const inkB = list.ink[k + 1]!;
  const [wordA, wordB] = [isWord(a), isWord(b)];
  list.stretches[k] = isDash(a) || isDash(b) || a === Kind.space || (wordA && wordB && between === "") ? 0 : 1;
  const air = list.airPt[k]! + list.airPt[k + 1]! + inkA.trackingPt;
  const figureA = (wordA && traitsOf(list.last[k]!) & Trait.hanGap) || (a === Kind.noStart && isUnitSign(list.last[k]!));
  const hanLatin = (figureA && b === Kind.han) || (wordB && a === Kind.han && traitsOf(list.first[k + 1]!) & Trait.hanGap);
  if (between !== "" && between.includes("\u3000")) {
    // CLREQ, "Processing of Run-in Headings": one em behind 本报讯（…）; the mark's own blank is part of it.
    list.glueAfter[k] = air + spaceWidth(inkA, between);
  } else if (hanLatin) {
    const gap = Math.min(inkA.sizePt, inkB.sizePt) * HAN_LATIN_EM;
    setGap(list, k, air + gap, Squeeze.hanLatin, gap * (1 - HAN_LATIN_LEAST_EM / HAN_LATIN_EM));
  } else if (between !== "" && !isFullMark(a) && !isFullMark(b)) {
    const width = spaceWidth(inkA, between);
    if (wordA && wordB) setGap(list, k, air + width, Squeeze.hanLatin, width * WORD_SPACE_SHRINK);
    else list.glueAfter[k] = air + width;
  } else if (wordA && wordB) {
    list.glueAfter[k] = air + (inkA === inkB ? kerning(inkA, list.last[k]!, list.first[k + 1]!) : 0);
  } else {
    joinMarks(list, k, a, b, air);
  }
}

function setGap(list: AtomList, k: number, glue: number, squeezeClass: number, squeeze: number): void {
  list.glueAfter[k] = glue;
  list.squeezeClass[k] = squeezeClass;
  list.squeezeAfter[k] = squeeze;
}

/** CLREQ 3.1.6: of two marks side by side the blank between them is set once or not at all. */
function joinMarks(list: AtomList, k: number, a: number, b: number, air: number): void {
  // The interpunct has no blank to show: it always stands on its half em.
  const after = isFullMark(a) ? list.blankAfter[k]! : 0;
  const before = isFullMark(b) ? list.blankBefore[k + 1]! : 0;
  if (after > 0 && before > 0) {
    const blank = Math.max(after, before);
    setGap(list, k, air + blank, Squeeze.bracket, blank);
  } else if (after > 0 && !isFullMark(b) && b !== Kind.dot) {
    setGap(list, k, air + after, a === Kind.pause ? Squeeze.pause : a === Kind.stop ? Squeeze.stop : Squeeze.bracket, after);
  } else if (before > 0 && !isFullMark(a) && a !== Kind.dot) {
    setGap(list, k, air + before, Squeeze.bracket, before);
  } else {
    list.glueAfter[k] = air;
  }
}

/** Natural width of white space in the style of the atom before it. */
function spaceWidth(ink: Ink, between: string): number {
  let width = 0;
  for (let at = 0; at < between.length; at++) {
    const code = between.charCodeAt(at);
    width += code === 0x3000 ? ink.sizePt : (ink.advances.of(code === 0xa0 ? 0x20 : code) * ink.sizePt) / 1000;
  }
  return width;
}

const NO_BREAK_SPACES = /^[\u00a0\u202f]+$/;

/** CLREQ 3.1.3, GB/T 15834-2011 5.1: where a line may end. */
function breakCost(list: AtomList, k: number, between: string): number {
  const [a, b] = [list.kind[k]!, list.kind[k + 1]!];
  if (between !== "" && NO_BREAK_SPACES.test(between)) return COST.kinsoku;
  // Pieces of a run that is wider than the measure.
  if (isDash(a) && a === b && between === "" && list.first[k] === list.first[k + 1]) return COST.longWord;
  switch (b) {
    case Kind.pause: case Kind.stop: case Kind.close: case Kind.dot: case Kind.ellipsis: case Kind.noStart: case Kind.slash:
      return COST.kinsoku;
  }
  if (a === Kind.open || a === Kind.slash || a === Kind.noEnd || a === Kind.space) return COST.kinsoku;
  if (between === "") {
    const [wordA, wordB] = [isWord(a), isWord(b)];
    if (wordA && wordB) return list.goesOn[k] ? list.breakCost[k]! : COST.kinsoku;
    if (wordB && !(traitsOf(list.first[k + 1]!) & Trait.mayStart)) return COST.kinsoku;
    if (wordA && !(traitsOf(list.last[k]!) & Trait.mayEnd)) return COST.kinsoku;
  }
  if (b !== Kind.dash) return 0;
  // One — joins (北京—上海): GB/T 15834-2011 5.1.8 keeps a connector off a line's start, but not the dash ——.
  return list.end[k + 1]! - list.start[k + 1]! === 1 && list.first[k + 1] === 0x2014 ? COST.kinsoku : COST.dashStart;
}
