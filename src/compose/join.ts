/** Joins atoms: the glue of every gap, what it gives way, and where a line may end. */
import type { CopyRun } from "../model/copy.js";
import type { Atoms, AtomSeed } from "./atoms.js";
import { isFullMark, Kind, latinMayEnd, latinMayStart, takesHanGap } from "./character-kind.js";
import { kerning, scan, type ScanOptions } from "./scan.js";
import { COST, HAN_LATIN_EM, HAN_LATIN_LEAST_EM, Squeeze, WORD_SPACE_SHRINK, type TypesetterOptions } from "./settings.js";

/** The atoms of runs joined; `noBreak` are spans [start, end) of the text. */
export function prepare(
  runs: readonly CopyRun[], noBreak: readonly (readonly [number, number])[], options: TypesetterOptions, scanOptions: ScanOptions = {},
): Atoms {
  const text = runs.map((run) => run.text).join("");
  const seeds = scan(runs, options, scanOptions);
  const count = seeds.length;
  const atoms: Atoms = {
    count, text,
    start: Int32Array.from(seeds, (seed) => seed.start),
    end: Int32Array.from(seeds, (seed) => seed.end),
    kind: Uint8Array.from(seeds, (seed) => seed.kind),
    ink: seeds.map((seed) => seed.ink),
    width: Float64Array.from(seeds, (seed) => seed.width),
    blankBefore: Float64Array.from(seeds, (seed) => seed.blankBefore),
    blankAfter: Float64Array.from(seeds, (seed) => seed.blankAfter),
    padBefore: Float64Array.from(seeds, (seed) => seed.padBefore),
    padAfter: Float64Array.from(seeds, (seed) => seed.padAfter),
    halts: Uint8Array.from(seeds, (seed) => (seed.halts ? 1 : 0)),
    single: Uint8Array.from(seeds, (seed) => (seed.single ? 1 : 0)),
    glueAfter: new Float64Array(count),
    squeezeClass: new Uint8Array(count),
    squeezeAfter: new Float64Array(count),
    stretches: new Uint8Array(count),
    breakCost: new Float64Array(count),
    mustBreak: new Uint8Array(count),
    widestPt: seeds.reduce((widest, seed) => Math.max(widest, seed.kind === Kind.latin ? seed.width : 0), 0),
    emPt: mainSize(seeds),
  };
  for (let k = 0; k + 1 < count; k++) join(atoms, k, seeds[k]!, seeds[k + 1]!, text.slice(seeds[k]!.end, seeds[k + 1]!.start));
  for (const [from, to] of noBreak) keepTogether(atoms, from, to);
  return atoms;
}

/** The size that most characters have. */
function mainSize(seeds: readonly AtomSeed[]): number {
  const lengths = new Map<number, number>();
  for (const seed of seeds) lengths.set(seed.ink.sizePt, (lengths.get(seed.ink.sizePt) ?? 0) + seed.end - seed.start);
  let [best, most] = [0, 0];
  for (const [size, length] of lengths) if (length > most) [best, most] = [size, length];
  return best;
}

function keepTogether(atoms: Atoms, from: number, to: number): void {
  let low = 0;
  let high = atoms.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (atoms.end[middle]! <= from) low = middle + 1;
    else high = middle;
  }
  for (let k = low; k + 1 < atoms.count && atoms.start[k + 1]! < to; k++) {
    if (atoms.end[k]! > from) atoms.breakCost[k] = Math.max(atoms.breakCost[k]!, COST.insideSpan);
  }
}

/** Glue between an atom and the next. `between` is the white space that stands there. */
function join(atoms: Atoms, k: number, a: AtomSeed, b: AtomSeed, between: string): void {
  const tracking = a.ink.trackingPt;
  atoms.breakCost[k] = breakCost(a, b, between);
  if (between.includes("\n")) {
    atoms.mustBreak[k] = 1;
    return;
  }
  const set = (glue: number, squeezeClass: number, squeeze: number): void => {
    atoms.glueAfter[k] = glue + tracking;
    atoms.squeezeClass[k] = squeezeClass;
    atoms.squeezeAfter[k] = squeeze;
  };
  const latinA = a.kind === Kind.latin || a.kind === Kind.apostrophe;
  const latinB = b.kind === Kind.latin || b.kind === Kind.apostrophe;
  const dashes = isDash(a.kind) || isDash(b.kind);
  atoms.stretches[k] = dashes || a.kind === Kind.space || (latinA && latinB && between === "") ? 0 : 1;
  const gap = Math.min(a.ink.sizePt, b.ink.sizePt) * HAN_LATIN_EM;
  const hanLatin = (latinA && b.kind === Kind.han && takesHanGap(a.last)) || (latinB && a.kind === Kind.han && takesHanGap(b.first));
  if (between.includes("\u3000")) {
    set(a.blankAfter + b.blankBefore + spaceWidth(a, between), Squeeze.none, 0);
  } else if (hanLatin) {
    set(gap, Squeeze.hanLatin, gap * (1 - HAN_LATIN_LEAST_EM / HAN_LATIN_EM));
  } else if (between !== "" && !isFullMark(a.kind) && !isFullMark(b.kind)) {
    const width = spaceWidth(a, between);
    const word = latinA && latinB;
    set(width, word ? Squeeze.hanLatin : Squeeze.none, word ? width * WORD_SPACE_SHRINK : 0);
  } else if (latinA && latinB) {
    const kern = a.ink === b.ink ? kerning(a.ink, a.last, b.first) : 0;
    set(kern, Squeeze.none, 0);
  } else {
    joinMarks(a, b, set);
  }
}

const isDash = (kind: number): boolean => kind === Kind.dash || kind === Kind.ellipsis;

/** CLREQ 3.1.6: of two marks side by side the blank between them is set once or not at all. */
function joinMarks(a: AtomSeed, b: AtomSeed, set: (glue: number, squeezeClass: number, squeeze: number) => void): void {
  if (a.blankAfter > 0 && b.blankBefore > 0) {
    const blank = Math.max(a.blankAfter, b.blankBefore);
    set(blank, Squeeze.bracket, blank);
  } else if (a.blankAfter > 0) {
    const collapses = isFullMark(b.kind) || b.kind === Kind.dot;
    const squeezeClass = a.kind === Kind.pause ? Squeeze.pause : a.kind === Kind.stop ? Squeeze.stop : Squeeze.bracket;
    if (collapses) set(0, Squeeze.none, 0);
    else set(a.blankAfter, squeezeClass, a.blankAfter);
  } else if (b.blankBefore > 0) {
    const collapses = isFullMark(a.kind) || a.kind === Kind.dot;
    if (collapses) set(0, Squeeze.none, 0);
    else set(b.blankBefore, Squeeze.bracket, b.blankBefore);
  } else {
    set(0, Squeeze.none, 0);
  }
}

/** Natural width of white space in the style of the atom before it. */
export function spaceWidth(a: AtomSeed, between: string): number {
  let width = 0;
  for (const char of between) {
    const codePoint = char.codePointAt(0)!;
    const advance = a.ink.metrics.advances.get(codePoint === 0xa0 ? 0x20 : codePoint) ?? a.ink.metrics.defaultAdvance;
    width += codePoint === 0x3000 ? a.ink.sizePt : (advance * a.ink.sizePt) / 1000;
  }
  return width;
}

/** CLREQ 3.1.3, GB/T 15834-2011 5.1: where a line may end. */
function breakCost(a: AtomSeed, b: AtomSeed, between: string): number {
  if (/^[\u00a0\u202f]+$/.test(between)) return COST.insideSpan;
  switch (b.kind) {
    case Kind.pause: case Kind.stop: case Kind.close: case Kind.dot: case Kind.ellipsis: case Kind.noStart: case Kind.slash:
      return COST.kinsoku;
  }
  if (a.kind === Kind.open || a.kind === Kind.slash || a.kind === Kind.noEnd || a.kind === Kind.space) return COST.kinsoku;
  const latinA = a.kind === Kind.latin || a.kind === Kind.apostrophe;
  const latinB = b.kind === Kind.latin || b.kind === Kind.apostrophe;
  if (latinA && latinB && between === "") return a.pieceCost ?? COST.kinsoku;
  if (latinB && between === "" && !latinMayStart(b.first)) return COST.kinsoku;
  if (latinA && between === "" && !latinMayEnd(a.last)) return COST.kinsoku;
  return b.kind === Kind.dash ? COST.dashStart : 0;
}
