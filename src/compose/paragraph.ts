/** A block as stretches of text between forced breaks, and the ways of setting them together. */
import type { CopyBlock } from "../model/copy.js";
import type { BlockSetting, Line, LineCount } from "../model/typesetter.js";
import type { Atoms } from "./atoms.js";
import { breakBeside } from "./break-beside.js";
import { cheapestWay, waysByCount, type Frame, type Way } from "./break-lines.js";
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
  /** Empty lines after it: a blank line between stanzas. */
  readonly emptyAfter: number;
}

/** The atoms of a block, which do not depend on the measure. */
export interface PreparedText {
  readonly atoms: Atoms;
  readonly sums: Sums;
}

/** A way through all stretches: ends of lines for each of them. */
interface WholeWay {
  readonly cost: number;
  readonly ends: readonly (readonly number[])[];
}

const EMPTY_LINE: Line = { runs: [], xPt: 0, widthPt: 0, stretchEm: 0, last: false, text: "" };

/** A block at a measure. The best way is found by itself; those of other line counts only when they are asked for. */
export class Paragraph {
  readonly #atoms: Atoms;
  readonly #sums: Sums;
  readonly #setting: BlockSetting;
  readonly #measurePt: number;
  readonly #options: TypesetterOptions;
  readonly #stretches: readonly Stretch[];
  readonly #best: number;
  readonly #ways = new Map<number, WholeWay>();
  readonly #lines = new Map<number, readonly Line[]>();
  #alternatives: readonly LineCount[] | undefined;

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
      atoms = prepare(block.runs, block.noBreak, options, { widestPt: narrowest, insideWords: block.insideWords });
      sums = sumsOf(atoms);
    }
    this.#atoms = atoms;
    this.#sums = sums;
    this.#stretches = this.#cut(verse);
    this.#best = this.#keep(this.#stretches.map((stretch) => this.#cheapest(stretch)));
  }

  /** Feasible line counts, cheapest first: up to one fewer and two more than the best. */
  get alternatives(): readonly LineCount[] {
    return (this.#alternatives ??= this.#combine());
  }

  /** Throws RangeError for a count that `alternatives` does not hold. */
  lines(count: number | undefined): readonly Line[] {
    const wanted = count ?? this.#best;
    const known = this.#lines.get(wanted);
    if (known) return known;
    if (wanted !== this.#best) this.#alternatives ??= this.#combine();
    const way = this.#ways.get(wanted);
    if (!way) throw new RangeError(`this block cannot be set in ${wanted} lines`);
    const lines = this.#set(way.ends);
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
        keepsLeadingBlank: first && indentEm > hangEm && align === "justify",
        justify: align === "justify",
      };
      const between = to < atoms.count ? atoms.text.slice(atoms.end[to - 1]!, atoms.start[to]!) : "";
      stretches.push({ from, to, frame, emptyAfter: Math.max(0, between.split("\n").length - 2) });
      from = to;
    }
    return stretches;
  }

  #cheapest(stretch: Stretch): Way {
    const { from, to, frame } = stretch;
    return this.#isBeside(stretch) ? this.#byCount(stretch)[0]! : cheapestWay(this.#atoms, this.#sums, from, to, frame);
  }

  /** The cheapest way first, then those of other line counts. */
  #byCount(stretch: Stretch): readonly Way[] {
    const { from, to, frame } = stretch;
    const { beside } = this.#setting;
    return beside && this.#isBeside(stretch)
      ? breakBeside(this.#atoms, this.#sums, from, to, frame, beside)
      : waysByCount(this.#atoms, this.#sums, from, to, frame);
  }

  /** The stretch whose first lines stand beside a drop cap. */
  #isBeside({ from }: Stretch): boolean {
    return this.#setting.beside !== undefined && from === 0;
  }

  /** Keeps a way through all stretches and returns its number of lines. */
  #keep(ways: readonly Way[]): number {
    const count = ways.reduce((sum, way, k) => sum + way.ends.length + this.#stretches[k]!.emptyAfter, 0);
    this.#ways.set(count, { cost: ways.reduce((sum, way) => sum + way.cost, 0), ends: ways.map((way) => way.ends) });
    return count;
  }

  /** Sums over the stretches: for every total the cheapest ways. */
  #combine(): LineCount[] {
    let totals = new Map<number, WholeWay>([[0, { cost: 0, ends: [] }]]);
    for (const stretch of this.#stretches) {
      const { emptyAfter } = stretch;
      const next = new Map<number, WholeWay>();
      const ways = this.#byCount(stretch);
      for (const [total, { cost, ends }] of totals) {
        for (const way of ways) {
          const lines = total + way.ends.length + emptyAfter;
          const known = next.get(lines);
          if (!known || cost + way.cost < known.cost) next.set(lines, { cost: cost + way.cost, ends: [...ends, way.ends] });
        }
      }
      totals = next;
    }
    const best = this.#ways.get(this.#best)!;
    const others = [...totals]
      .filter(([lines, { cost }]) => lines !== this.#best && lines >= this.#best - 1 && lines <= this.#best + 2 && cost - best.cost < NOT_OFFERED)
      .sort(([a, one], [b, other]) => one.cost - other.cost || a - b);
    for (const [lines, way] of others) this.#ways.set(lines, way);
    return [{ lines: this.#best, cost: best.cost }, ...others.map(([lines, { cost }]) => ({ lines, cost }))];
  }

  #set(ends: readonly (readonly number[])[]): Line[] {
    const atoms = this.#atoms;
    const { align } = this.#setting;
    const lines: Line[] = [];
    this.#stretches.forEach(({ from, to, frame, emptyAfter }, index) => {
      let start = from;
      const { beside } = this.#setting;
      for (const [k, end] of ends[index]!.entries()) {
        const first = start === from;
        const besidePt = beside && index === 0 && k < beside.lines ? beside.widthPt : 0;
        const availablePt = (first ? frame.firstPt : frame.restPt) - besidePt;
        lines.push(setLine(atoms, this.#sums, start, end, {
          leftPt: this.#measurePt - availablePt, availablePt, align,
          keepsLeadingBlank: first && frame.keepsLeadingBlank, last: end === atoms.count, ends: end === to,
        }, this.#options));
        start = end;
      }
      for (let k = 0; k < emptyAfter; k++) lines.push(EMPTY_LINE);
    });
    return lines;
  }
}
