/** Sets atoms as one painted line: every gap at its exact width, in as few runs as can be. */
import type { Line } from "../model/typesetter.js";
import type { Atoms } from "./atoms.js";
import { Kind } from "./character-kind.js";
import { leadingBlank, naturalWidth, type Sums } from "./measure-line.js";
import { layoutStepPt } from "../model/painted-size.js";
import { Halt, Painter, rounded } from "./painter.js";
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

/** The line of atoms [from, to), squeezed or stretched to its setting. */
export function setLine(atoms: Atoms, sums: Sums, from: number, to: number, setting: LineSetting, options: TypesetterOptions): Line {
  const natural = naturalWidth(atoms, sums, from, to) + leadingBlank(atoms, from, setting.keepsLeadingBlank);
  const slack = setting.availablePt - natural;
  const gaps = sums.gaps[to - 1]! - sums.gaps[from]!;
  const squeezed = slack < -EPSILON;
  const stretch = setting.align === "justify" && !setting.ends && !squeezed && gaps > 0 ? slack / gaps : 0;
  const shares = squeezed ? squeezeShares(sums, from, to, -slack) : undefined;
  const given = shares ? givenAway(sums, from, to, shares) : 0;
  const width = natural - given + stretch * gaps;
  const painter = new Painter(atoms.text, atoms.hasInvisible, options);
  paint(atoms, from, to, setting.keepsLeadingBlank, stretch, shares, painter);
  const free = setting.availablePt - width;
  const offset = setting.align === "right" ? free : setting.align === "center" ? free / 2 : 0;
  return {
    runs: painter.runs,
    xPt: rounded(setting.leftPt + offset + painter.beforeFirst),
    widthPt: rounded(width - painter.beforeFirst),
    stretchEm: rounded((squeezed ? -given / Math.max(1, gaps) : stretch) / atoms.emPt),
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
  // What is squeezed away goes in steps of the browser's layout, or it would round every squeezed mark up.
  let owed = 0;
  for (let k = from; k < to; k++) {
    const ink = atoms.ink[k]!;
    const kind = atoms.kind[k]!;
    const last = k === to - 1;
    const spaced = !last && atoms.end[k] !== atoms.start[k + 1];
    const loosened = last ? 0 : atoms.stretches[k]! * stretch;
    let glue = last ? 0 : atoms.glueAfter[k]! - ink.trackingPt;
    if (shares !== undefined && !last) {
      owed += shares[atoms.squeezeClass[k]!]! * atoms.squeezeAfter[k]!;
      const given = Math.min(Math.round(owed / layoutStepPt) * layoutStepPt, atoms.squeezeAfter[k]!);
      glue -= given;
      owed -= given;
    }
    let cutAfter = atoms.blankAfter[k]!;
    let nextCut = last ? 0 : atoms.blankBefore[k + 1]!;
    let extra = 0;
    if (!last && !spaced) {
      // The blank that is left belongs to the opening mark where there is one, else to the closing one.
      if (nextCut > 0) nextCut -= glue;
      else if (cutAfter > 0) cutAfter -= glue;
      // Pieces of one word are painted as one run, whose kerning the browser sets itself.
      else if (!inOneWord(atoms, k)) extra = glue;
    }
    const halt = atoms.halts[k] === 1 && cutBefore > atoms.blankBefore[k]! - EPSILON && cutAfter > atoms.blankAfter[k]! - EPSILON;
    const lead = before - (halt ? 0 : cutBefore);
    const own = loosened - (halt ? 0 : cutAfter);
    const single = atoms.single[k] === 1;
    // The tracking after a line's last character is never seen: it takes its neighbour's, to stay in one run.
    const tracking = single ? (last && own === 0 && kind === Kind.han ? stretch : own) : 0;
    const haltOf = halt ? Halt.on : isIdeograph(atoms, k) ? Halt.any : Halt.off;
    painter.add(ink, atoms.start[k]!, atoms.end[k]!, tracking + ink.trackingPt, haltOf, lead, kind === Kind.latin);
    before = extra + (single ? 0 : own);
    if (spaced) {
      painter.space(ink, atoms.text.slice(atoms.end[k]!, atoms.start[k + 1]!), glue + before);
      before = 0;
    }
    cutBefore = nextCut;
  }
  painter.finish();
}

/** Ideographs have no half-width form in any face: they are painted with `halt` on or off, whichever their neighbours need. */
const isIdeograph = (atoms: Atoms, k: number): boolean => {
  const code = atoms.text.charCodeAt(atoms.start[k]!);
  return atoms.kind[k] === Kind.han && code >= 0x3400 && code <= 0x9fff;
};

const inOneWord = (atoms: Atoms, k: number): boolean =>
  atoms.kind[k] === Kind.latin && atoms.kind[k + 1] === Kind.latin && atoms.ink[k] === atoms.ink[k + 1];
