/** Sets atoms as one painted line: every gap at its exact width, in as few runs as can be. */
import type { Line, LineRun } from "../model/typesetter.js";
import type { Atoms, Ink } from "./atoms.js";
import { isInvisible, Kind } from "./character-kind.js";
import { leadingBlank, naturalWidth, type Sums } from "./measure-line.js";
import { sourceFor } from "../fonts/source-class.js";
import { EPSILON, SQUEEZE_CLASSES, type TypesetterOptions } from "./settings.js";

export interface LineSetting {
  /** Left edge of the line within the measure, and the width it has. */
  readonly leftPt: number;
  readonly availablePt: number;
  readonly align: "justify" | "left" | "center" | "right";
  readonly keepsLeadingBlank: boolean;
  /** The block's last line: never stretched. */
  readonly last: boolean;
  /** The last line before a forced break: not stretched either. */
  readonly ends: boolean;
}

/** Hundredths of a thousandth of a point: far below what a printer or a browser resolves. */
const round = (pt: number): number => Math.round(pt * 1e5) / 1e5 + 0;

/** The line of atoms [from, to), squeezed or stretched to its setting. */
export function setLine(atoms: Atoms, sums: Sums, from: number, to: number, setting: LineSetting, options: TypesetterOptions): Line {
  const natural = naturalWidth(atoms, sums, from, to) + leadingBlank(atoms, from, setting.keepsLeadingBlank);
  const slack = setting.availablePt - natural;
  const gaps = sums.gaps[to - 1]! - sums.gaps[from]!;
  const squeezed = slack < -EPSILON;
  const stretches = setting.align === "justify" && !setting.ends && !squeezed && gaps > 0;
  const stretch = stretches ? slack / gaps : 0;
  const shares = squeezed ? squeezeShares(sums, from, to, -slack) : undefined;
  const given = shares ? givenAway(sums, from, to, shares) : 0;
  const width = natural - given + stretch * gaps;
  const painter = new Painter(options);
  paint(atoms, from, to, setting.keepsLeadingBlank, stretch, shares, painter);
  const free = setting.availablePt - width;
  const offset = setting.align === "right" ? free : setting.align === "center" ? free / 2 : 0;
  return {
    runs: painter.runs,
    xPt: round(setting.leftPt + offset + painter.beforeFirst),
    // The bearing that centres · and —— is not painted after a line's last glyph.
    widthPt: round(width - painter.beforeFirst - Math.max(0, atoms.padAfter[to - 1]!)),
    stretchEm: round((squeezed ? -given / Math.max(1, gaps) : stretch) / atoms.emPt),
    last: setting.last,
    text: atoms.text.slice(atoms.start[from]!, atoms.end[to - 1]!),
  };
}

/** How much of each class is used: one class after the other, in CLREQ's order. */
function squeezeShares(sums: Sums, from: number, to: number, need: number): number[] {
  let left = need;
  return sums.squeeze.map((_, c) => {
    const give = c === 0 ? 0 : sums.squeeze[c]![to - 1]! - sums.squeeze[c]![from]!;
    if (give <= EPSILON || left <= EPSILON) return 0;
    const share = Math.min(1, left / give);
    left -= share * give;
    return share;
  });
}

function givenAway(sums: Sums, from: number, to: number, shares: readonly number[]): number {
  let given = 0;
  for (let c = 1; c <= SQUEEZE_CLASSES; c++) given += shares[c]! * (sums.squeeze[c]![to - 1]! - sums.squeeze[c]![from]!);
  return given;
}

/**
 * Walks the gaps. What is cut from a mark's blank half is done by `halt` when all of it goes,
 * else by a negative margin before or a negative tracking after the mark's own run.
 */
function paint(
  atoms: Atoms, from: number, to: number, keepsBlank: boolean, stretch: number, shares: readonly number[] | undefined, painter: Painter,
): void {
  let cutBefore = keepsBlank ? 0 : atoms.blankBefore[from]!;
  let before = 0;
  for (let k = from; k < to; k++) {
    const ink = atoms.ink[k]!;
    const last = k === to - 1;
    const between = last ? "" : atoms.text.slice(atoms.end[k]!, atoms.start[k + 1]!);
    const loosened = !last && atoms.stretches[k] === 1 ? stretch : 0;
    const glue = last ? 0
      : atoms.glueAfter[k]! - ink.trackingPt - (shares?.[atoms.squeezeClass[k]!] ?? 0) * atoms.squeezeAfter[k]!;
    let cutAfter = atoms.blankAfter[k]!;
    let nextCut = last ? 0 : atoms.blankBefore[k + 1]!;
    let extra = 0;
    if (between === "" && !last) {
      // The blank that is left belongs to the opening mark where there is one, else to the closing one.
      if (nextCut > 0) nextCut -= glue;
      else if (cutAfter > 0) cutAfter -= glue;
      // Pieces of one word are painted as one run, whose kerning the browser sets itself.
      else if (!inOneWord(atoms, k)) extra = glue;
    }
    const halt = atoms.halts[k] === 1 && cutBefore > atoms.blankBefore[k]! - EPSILON && cutAfter > atoms.blankAfter[k]! - EPSILON;
    const lead = before + atoms.padBefore[k]! - (halt ? 0 : cutBefore);
    const own = loosened + atoms.padAfter[k]! - (halt ? 0 : cutAfter);
    const single = atoms.single[k] === 1;
    // The tracking after a line's last character is never seen: it takes its neighbour's, to stay in one run.
    const tracking = single && last && Math.abs(own) < EPSILON && atoms.kind[k] === Kind.han ? stretch : single ? own : 0;
    painter.add(ink, visible(atoms.text, atoms.start[k]!, atoms.end[k]!), tracking + ink.trackingPt, halt, lead, atoms.kind[k] === Kind.latin);
    before = extra + (single ? 0 : own);
    if (between !== "") {
      painter.space(ink, between, glue + before);
      before = 0;
    }
    cutBefore = nextCut;
  }
}

const inOneWord = (atoms: Atoms, k: number): boolean =>
  atoms.kind[k] === Kind.latin && atoms.kind[k + 1] === Kind.latin && atoms.ink[k] === atoms.ink[k + 1];

function visible(text: string, from: number, to: number): string {
  const slice = text.slice(from, to);
  return [...slice].some((char) => isInvisible(char.codePointAt(0)!)) ? [...slice].filter((char) => !isInvisible(char.codePointAt(0)!)).join("") : slice;
}

type Growing = { -readonly [K in keyof LineRun]: LineRun[K] };

/** Collects runs; what can be painted together becomes one run. */
class Painter {
  readonly runs: Growing[] = [];
  beforeFirst = 0;
  #ink: Ink | undefined;
  readonly #options: TypesetterOptions;

  constructor(options: TypesetterOptions) {
    this.#options = options;
  }

  add(ink: Ink, text: string, tracking: number, halt: boolean, before: number, kern: boolean): void {
    if (text === "") return;
    const run = this.runs[this.runs.length - 1];
    const trackingPt = round(tracking);
    const beforePt = round(before);
    if (run && this.#ink === ink && beforePt === 0 && run.trackingPt === trackingPt && run.halt === halt && run.kern === kern) {
      run.text += text;
      return;
    }
    this.#ink = ink;
    const made: Growing = {
      text, source: ink.source.id, sizePt: ink.sizePt, ink: ink.style.ink, trackingPt, halt, kern, beforePt: run ? beforePt : 0,
    };
    if (ink.run.underline) made.underline = true;
    if (ink.run.href !== undefined) made.href = ink.run.href;
    if (!run) this.beforeFirst = before;
    this.runs.push(made);
  }

  /** White space of an exact width: its own advance corrected by tracking. */
  space(after: Ink, text: string, widthPt: number): void {
    const codePoint = text.codePointAt(0)!;
    const sources = this.#options.faces[after.style.face]!;
    const source = sourceFor(sources, codePoint) ?? after.source;
    const metrics = this.#options.metrics(source);
    let natural = 0;
    for (const char of text) natural += ((metrics.advances.get(char.codePointAt(0)!) ?? metrics.defaultAdvance) * after.sizePt) / 1000;
    this.#ink = undefined;
    this.runs.push({
      text, source: source.id, sizePt: after.sizePt, ink: after.style.ink,
      trackingPt: round((widthPt - natural) / text.length), halt: false, kern: false, beforePt: 0,
    });
  }
}
