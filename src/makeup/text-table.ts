/** The cheapest setting of an article's text area at every number of rows, for the sizes that a page wants of its pictures. */
import type { PlanPicture, PlanPictureSize, PlanText } from "../model/plan.js";
import type { Galley } from "../model/galley.js";
import { whiteCost } from "./display-fill.js";
import { misfitCost } from "./misfit.js";
import { type Arrangement, type PictureStand, type PictureWish, hasSizes, pricedArrangement, standsAbove } from "./pictures.js";
import type { ArrangedText, ColumnSetting } from "./text-space.js";

export interface TextSetting {
  readonly text: PlanText;
  readonly pictures: readonly PlanPicture[];
  readonly head?: Arrangement["head"];
  /** Rows of each galley item. */
  readonly rows: readonly number[];
  readonly creditRow: boolean;
  readonly cost: number;
  /** Rows missing (> 0) or too many (< 0). */
  readonly slackRows: number;
}

export interface TableRequest {
  readonly maxRows: number;
  readonly display: boolean;
  /** Where a single picture must stand. */
  readonly stand?: PictureStand | undefined;
  readonly wish?: PictureWish | undefined;
  /** Sizes that pictures must have. */
  readonly sizes?: readonly PlanPictureSize[] | undefined;
  /** Settings that do not fit are kept too, so that the page can be reported. */
  readonly misfits: boolean;
}

/** Rows of misfit that are still recorded, so that what cannot fit can be reported exactly. */
const recordedMisfit = 6000;

/** Options of the shortest setting for overset text, of the longest for a hole. */
function extremes(galley: Galley, slackRows: number): number[] {
  const sign = Math.sign(slackRows);
  return galley.items.map(({ options }) => options.reduce((best, o, i) => ((o.rows - options[best].rows) * sign > 0 ? i : best), 0));
}

/** An arrangement with its price for the page's wish. */
interface Priced {
  readonly columns: ColumnSetting;
  readonly arranged: ArrangedText;
  /** Its columns, its place and the size of its pictures. */
  readonly cost: number;
}

export class TextTable {
  /** By rows: the setting's own cost; Infinity where even a misfit is impossible. */
  readonly cost: Float64Array;
  readonly #slack: Int32Array;
  readonly #display: boolean;
  readonly #misfits: boolean;
  /** Place in `#priced` by rows. */
  readonly #chosen: Int32Array;
  readonly #priced: Priced[] = [];
  readonly #settings: (TextSetting | undefined)[] = [];

  constructor(space: readonly ColumnSetting[], request: TableRequest) {
    const { maxRows, stand, wish, sizes } = request;
    this.cost = new Float64Array(maxRows + 1).fill(Number.POSITIVE_INFINITY);
    this.#slack = new Int32Array(maxRows + 1);
    this.#chosen = new Int32Array(maxRows + 1).fill(-1);
    this.#display = request.display;
    this.#misfits = request.misfits;
    for (const columns of space) {
      const priced = columns.arranged
        .filter(({ arrangement }) => stand === undefined || standsAbove(arrangement, columns.text.columns) === (stand === "above"))
        .filter(({ arrangement }) => sizes === undefined || hasSizes(arrangement.pictures, columns.text.columns, sizes))
        .map((arranged): Priced => ({ columns, arranged, cost: columns.cost + pricedArrangement(arranged.arrangement, wish) }));
      // The cheapest first: what costs more than a setting already found is passed over.
      for (const one of priced.sort((a, b) => a.cost - b.cost)) this.#offer(one, this.#priced.push(one) - 1, maxRows);
    }
    if (request.misfits) for (const [index, one] of this.#priced.entries()) this.#offerMisfit(one, index, maxRows);
  }

  /** Heights at which the text can fill what an arrangement leaves. */
  #offer(one: Priced, index: number, maxRows: number): void {
    const { columns: { least, most, floor }, arranged } = one;
    const to = Math.min(maxRows, arranged.mostRows(most));
    for (let rows = Math.max(1, arranged.leastRows(least)); rows <= to; rows++) {
      const exact = this.#chosen[rows] >= 0 && this.#slack[rows] === 0;
      const fillLeast = floor(arranged.capacity(rows));
      if (exact && this.cost[rows] <= one.cost + fillLeast) continue;
      // No setting of the paragraphs has so many rows.
      if (fillLeast === Number.POSITIVE_INFINITY && !this.#misfits) continue;
      if (this.#chosen[rows] >= 0 && arranged.refused(rows)) continue;
      // A leg that is too short is a fault only when nothing else fits.
      const base = one.cost + arranged.legCost(rows);
      if (exact && this.cost[rows] <= base + fillLeast) continue;
      const { cost, slackRows } = arranged.filled(rows);
      this.#better(rows, index, base + cost, slackRows);
    }
  }

  /** Heights at which the text lacks rows or leaves some: kept for the report where nothing fits. */
  #offerMisfit(one: Priced, index: number, maxRows: number): void {
    const { columns: { least, most, longest }, arranged } = one;
    for (let rows = Math.max(1, arranged.arrangement.minRows); rows <= maxRows; rows++) {
      const capacity = arranged.capacity(rows);
      if (capacity >= least && capacity <= most) continue;
      const slackRows = capacity < least ? capacity - least : capacity - longest;
      if (Math.abs(slackRows) > recordedMisfit) continue;
      if (this.#chosen[rows] >= 0 && (Math.abs(this.#slack[rows]) < Math.abs(slackRows) || arranged.refused(rows))) continue;
      this.#better(rows, index, one.cost + arranged.legCost(rows), slackRows);
    }
  }

  #better(rows: number, index: number, cost: number, slackRows: number): void {
    const held = this.#chosen[rows] >= 0;
    const least = Math.abs(this.#slack[rows]);
    const own = Math.abs(slackRows);
    if (held && (own > least || (own === least && cost >= this.cost[rows]))) return;
    this.#keep(rows, index, cost, slackRows);
  }

  #keep(rows: number, index: number, cost: number, slackRows: number): void {
    this.#chosen[rows] = index;
    this.cost[rows] = cost;
    this.#slack[rows] = slackRows;
  }

  /** What rows too many or too few cost at a height: white space in display matter is cheap up to its own height. */
  misfitCost(rows: number): number {
    if (this.#chosen[rows] < 0) return 0;
    const slackRows = this.#slack[rows];
    const { columns: { galley, text } } = this.#priced[this.#chosen[rows]];
    return (this.#display ? whiteCost(galley.items, text.columns, slackRows) : undefined) ?? Math.abs(slackRows) * misfitCost;
  }

  /** The setting at a height; undefined where there is none. */
  at(rows: number): TextSetting | undefined {
    if (!(this.#chosen[rows] >= 0)) return undefined;
    return (this.#settings[rows] ??= this.#setting(rows));
  }

  #setting(rows: number): TextSetting {
    const { columns: { galley, text, least, most }, arranged } = this.#priced[this.#chosen[rows]];
    const slackRows = this.#slack[rows];
    const capacity = arranged.capacity(rows);
    const choice = capacity < least || capacity > most ? extremes(galley, slackRows) : arranged.fill(rows).choice;
    const options = galley.items.map((item, i) => item.options[choice[i]]);
    const last = galley.items.at(-1);
    const { pictures, head } = arranged.arrangement;
    return {
      text, pictures,
      ...(head ? { head } : {}),
      rows: options.map((o) => o.rows),
      creditRow: last?.tail !== undefined && !(options.at(-1)?.tailInline ?? false),
      cost: this.cost[rows],
      slackRows,
    };
  }
}
