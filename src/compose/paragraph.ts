/** A block as stretches of text between forced breaks, and the ways of setting them together. */
import type { CopyBlock } from "../model/copy.js";
import type { BlockSetting, Line, LineCount } from "../model/typesetter.js";
import type { Atoms } from "./atoms.js";
import { breakBeside } from "./break-beside.js";
import { breakLines, type Breaks, type Frame } from "./break-lines.js";
import { prepare } from "./join.js";
import { sumsOf, type Sums } from "./measure-line.js";
import { setLine } from "./set-line.js";
import { COST, VERSE_HANG_EM, type TypesetterOptions } from "./settings.js";

/** Ways as costly as this above the cheapest have a runt, a loose line or worse: they are not offered. */
const NOT_OFFERED = COST.runt * 0.9;

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly frame: Frame;
  readonly breaks: Breaks;
  /** Empty lines after it: a blank line between stanzas. */
  readonly emptyAfter: number;
}

/** The atoms of a block, which do not depend on the measure. */
export interface PreparedText {
  readonly atoms: Atoms;
  readonly sums: Sums;
}

/** A composed block: its line counts and, for each, the count of every stretch. */
export class Paragraph {
  readonly alternatives: readonly LineCount[];
  readonly #atoms: Atoms;
  readonly #sums: Sums;
  readonly #setting: BlockSetting;
  readonly #measurePt: number;
  readonly #options: TypesetterOptions;
  readonly #stretches: readonly Stretch[];
  readonly #shares = new Map<number, readonly number[]>();
  readonly #lines = new Map<number, readonly Line[]>();

  /** `prepared` are the block's atoms at their own sizes: they serve every measure. */
  constructor(block: CopyBlock, prepared: PreparedText, setting: BlockSetting, measurePt: number, options: TypesetterOptions) {
    this.#options = options;
    this.#measurePt = measurePt;
    const verse = block.role === "verse";
    // A verse line is as long as the poet made it: never justified, and turned over with a hang.
    this.#setting = verse
      ? { ...setting, hangEm: setting.hangEm > 0 ? setting.hangEm : setting.indentEm + VERSE_HANG_EM, align: setting.align === "justify" ? "left" : setting.align }
      : setting;
    let { atoms, sums } = prepared;
    const narrowest = measurePt - Math.max(this.#setting.indentEm, this.#setting.hangEm) * atoms.emPt - (setting.beside?.widthPt ?? 0);
    if (atoms.widestPt > narrowest) {
      atoms = prepare(block.runs, block.noBreak, options, { widestPt: narrowest });
      sums = sumsOf(atoms);
    }
    this.#atoms = atoms;
    this.#sums = sums;
    this.#stretches = this.#cut(verse);
    this.alternatives = this.#combine();
  }

  /** Throws RangeError for a count that `alternatives` does not hold. */
  lines(count: number | undefined): readonly Line[] {
    const wanted = count ?? this.alternatives[0]!.lines;
    const known = this.#lines.get(wanted);
    if (known) return known;
    const shares = this.#shares.get(wanted);
    if (!shares) throw new RangeError(`this block cannot be set in ${wanted} lines`);
    const lines = this.#set(shares);
    this.#lines.set(wanted, lines);
    return lines;
  }

  #cut(verse: boolean): Stretch[] {
    const atoms = this.#atoms;
    const { indentEm, hangEm, align } = this.#setting;
    const stretches: Stretch[] = [];
    for (let from = 0; from < atoms.count;) {
      let to = from + 1;
      while (to < atoms.count && atoms.mustBreak[to - 1] === 0) to++;
      const first = from === 0 || verse;
      const frame: Frame = {
        firstPt: this.#measurePt - (first ? indentEm : hangEm) * atoms.emPt,
        restPt: this.#measurePt - hangEm * atoms.emPt,
        keepsLeadingBlank: first && indentEm > 0 && align === "justify",
        justify: align === "justify",
      };
      const between = to < atoms.count ? atoms.text.slice(atoms.end[to - 1]!, atoms.start[to]!) : "";
      const emptyAfter = Math.max(0, between.split("\n").length - 2);
      const { beside } = this.#setting;
      const breaks = beside && from === 0 ? breakBeside(atoms, this.#sums, from, to, frame, beside) : breakLines(atoms, this.#sums, from, to, frame);
      stretches.push({ from, to, frame, breaks, emptyAfter });
      from = to;
    }
    return stretches;
  }

  /** Sums over the stretches: for every total the cheapest shares. */
  #combine(): LineCount[] {
    let totals = new Map<number, { cost: number; shares: readonly number[] }>([[0, { cost: 0, shares: [] }]]);
    for (const { breaks, emptyAfter } of this.#stretches) {
      const next = new Map<number, { cost: number; shares: readonly number[] }>();
      for (const [total, { cost, shares }] of totals) {
        breaks.counts.forEach((count, k) => {
          const sum = cost + breaks.costs[k]!;
          const lines = total + count + emptyAfter;
          const known = next.get(lines);
          if (!known || sum < known.cost) next.set(lines, { cost: sum, shares: [...shares, count] });
        });
      }
      totals = next;
    }
    const ways = [...totals].map(([lines, { cost }]) => ({ lines, cost })).sort((a, b) => a.cost - b.cost || a.lines - b.lines);
    const best = ways[0]!;
    const offered = ways.filter(({ lines, cost }) => lines >= best.lines - 1 && lines <= best.lines + 2 && cost - best.cost < NOT_OFFERED);
    for (const { lines } of offered) this.#shares.set(lines, totals.get(lines)!.shares);
    return offered;
  }

  #set(shares: readonly number[]): Line[] {
    const atoms = this.#atoms;
    const { align } = this.#setting;
    const lines: Line[] = [];
    this.#stretches.forEach(({ from, to, frame, breaks, emptyAfter }, index) => {
      let start = from;
      const { beside } = this.#setting;
      for (const [k, end] of breaks.ends(shares[index]!).entries()) {
        const first = start === from;
        const besidePt = beside && index === 0 && k < beside.lines ? beside.widthPt : 0;
        const availablePt = (first ? frame.firstPt : frame.restPt) - besidePt;
        lines.push(setLine(atoms, this.#sums, start, end, {
          leftPt: this.#measurePt - availablePt, availablePt, align,
          keepsLeadingBlank: first && frame.keepsLeadingBlank, last: end === atoms.count, ends: end === to,
        }, this.#options));
        start = end;
      }
      for (let k = 0; k < emptyAfter; k++) lines.push({ runs: [], xPt: 0, widthPt: 0, stretchEm: 0, last: false, text: "" });
    });
    return lines;
  }
}
