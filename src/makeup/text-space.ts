/**
 * The text area of one article at one inner width: every division into columns with every place of its pictures,
 * and what the text costs in each at every height. None of that depends on how large the page wants its pictures:
 * `text-table.ts` asks the same space again for every wish.
 */
import { type Grid, type Leg, legsOf, verticalObstacle } from "../model/anatomy.js";
import type { ArticleCopy } from "../model/copy.js";
import type { Galley, Galleys } from "../model/galley.js";
import type { PlanPicture, PlanText } from "../model/plan.js";
import { aroundSupplied, displayFill, mostWhite, naturalRows } from "./display-fill.js";
import { type Fill, Filler, rowsRange } from "./fill.js";
import { FillFloor } from "./fill-floor.js";
import { legCost } from "./leg-cost.js";
import { type Arrangement, arrangements } from "./pictures.js";
import type { PictureSource } from "./picture-sources.js";
import { columnChoices } from "./text-columns.js";
import { type VerticalChoice, verticalArrangements } from "./vertical.js";

export interface TextRequest {
  readonly article: ArticleCopy;
  readonly blocks: readonly [number, number];
  readonly widthEm: number;
  readonly sources: readonly PictureSource[];
  /** Briefs, verse and notices may have legs under 8 rows. */
  readonly shortLegs: boolean;
  /** Display matter (advert, poem): white space around it is no hole. */
  readonly display: boolean;
  readonly maxRows: number;
  /** Settings of a vertical head in a column; it has no other place then. */
  readonly vertical?: (measurePt: number) => readonly VerticalChoice[];
  /** Columns that an edited plan has locked. */
  readonly lockedText?: PlanText | undefined;
  /** Columns and places of pictures that an edited plan has locked. */
  readonly locked?: { readonly text: PlanText; readonly places: readonly PlanPicture[] } | undefined;
}

/** What a leg that is too short costs: it stands only where nothing else fits. */
const shortLegFault = 40;

const filler = new Filler();

/** A division into columns. */
export interface ColumnSetting {
  readonly text: PlanText;
  readonly cost: number;
  readonly galley: Galley;
  /** Fewest and most rows of room that the text can stand in. */
  readonly least: number;
  readonly most: number;
  /** Rows of text in its longest setting: room beyond it is empty. */
  readonly longest: number;
  /** The least that filling a number of rows of room costs. */
  readonly floor: (capacity: number) => number;
  readonly arranged: readonly ArrangedText[];
}

/** Keys of one arrangement: more than a page has rows. */
const keysEach = 4096;

/** What legs and fillings cost, by arrangement and rows, for all arrangements over the same columns: few heights are ever asked for. */
interface KeptFillings {
  /** Infinity where a leg is too short. */
  readonly legs: Map<number, number>;
  readonly fills: Map<number, Pick<Fill, "cost" | "slackRows">>;
}

/** Text around one arrangement of pictures. Fillings are found when they are asked for, and kept. */
export class ArrangedText {
  readonly arrangement: Arrangement;
  readonly #obstacles: readonly PlanPicture[];
  readonly #columns: number;
  readonly #taken: number;
  readonly #shortLegs: boolean;
  readonly #filling: (legs: readonly Leg[]) => Fill;
  readonly #kept: KeptFillings;
  /** Key of its height 0 there. */
  readonly #from: number;

  constructor(arrangement: Arrangement, index: number, kept: KeptFillings, setting: { readonly columns: number; readonly shortLegs: boolean; readonly filling: (legs: readonly Leg[]) => Fill }) {
    this.arrangement = arrangement;
    const { pictures, head } = arrangement;
    this.#obstacles = head ? [...pictures, verticalObstacle(head)] : pictures;
    this.#taken = this.#obstacles.reduce((sum, p) => sum + p.cols * p.rows, 0);
    this.#columns = setting.columns;
    this.#shortLegs = setting.shortLegs;
    this.#filling = setting.filling;
    this.#kept = kept;
    this.#from = index * keysEach;
  }

  /** Rows of text that a text area of `rows` rows holds. */
  capacity(rows: number): number {
    return rows * this.#columns - this.#taken;
  }

  /** Fewest rows of text area that hold the pictures and `text` rows of text. */
  leastRows(text: number): number {
    return Math.max(this.arrangement.minRows, Math.ceil((text + this.#taken) / this.#columns));
  }

  /** Most rows of text area that `text` rows of text can fill. */
  mostRows(text: number): number {
    return Math.floor((text + this.#taken) / this.#columns);
  }

  /** What the legs cost; one that is too short is a fault. */
  legCost(rows: number): number {
    const own = this.#legOf(rows);
    return own === Number.POSITIVE_INFINITY ? shortLegFault : own;
  }

  /** True where a leg is too short. */
  refused(rows: number): boolean {
    return this.#legOf(rows) === Number.POSITIVE_INFINITY;
  }

  #legOf(rows: number): number {
    let cost = this.#kept.legs.get(this.#from + rows);
    if (cost === undefined) this.#kept.legs.set(this.#from + rows, (cost = legCost(this.#obstacles, this.#columns, rows, this.arrangement.head?.rows ?? 0, this.#shortLegs) ?? Number.POSITIVE_INFINITY));
    return cost;
  }

  /** Beauty cost of the cheapest filling at a height, and the rows that it leaves free (> 0) or lacks (< 0). */
  filled(rows: number): Pick<Fill, "cost" | "slackRows"> {
    let filled = this.#kept.fills.get(this.#from + rows);
    if (!filled) {
      const { cost, slackRows } = this.fill(rows);
      this.#kept.fills.set(this.#from + rows, (filled = { cost, slackRows }));
    }
    return filled;
  }

  /** The filling itself; its choice must be read before another is made. */
  fill(rows: number): Fill {
    return this.#filling(legsOf(this.#columns, rows, this.#obstacles));
  }
}

const lockedArrangement = (pictures: readonly PlanPicture[]): Arrangement => ({
  pictures, cost: 0, sizes: [], minRows: Math.max(0, ...pictures.map((p) => p.row + p.rows)),
});

/** The divisions of a text area, the cheapest first; one whose galley does not fit its measure is left out. */
export function textSpace(request: TextRequest, grid: Grid, galleys: Galleys): ColumnSetting[] {
  const { locked } = request;
  const lockedText = locked?.text ?? request.lockedText;
  const choices = lockedText ? [{ text: lockedText, cost: 0 }] : columnChoices(grid, request.widthEm, request.article);
  const natural = request.article.supplied !== undefined ? aroundSupplied : displayFill;
  return choices.flatMap(({ text, cost }): ColumnSetting[] => {
    const measurePt = text.measureEm * grid.bodyPt;
    const galley = galleys.galley(request.article, request.blocks, measurePt);
    if (!galley.fits) return [];
    const [shortest, longest] = request.display ? naturalRows(galley.items) : rowsRange(galley.items);
    const fills = request.display ? undefined : new FillFloor(galley.items);
    const most = request.display ? longest + mostWhite(galley.items, text.columns) : longest;
    const filling: (legs: readonly Leg[]) => Fill = request.display ? natural(galley.items) : (legs) => filler.fill(galley.items, legs);
    const columns = { columns: text.columns, measurePt, gutterPt: text.gutterEm * grid.bodyPt, leadingPt: grid.leadingPt, pitchPt: (grid.measureEm + grid.gutterEm) * grid.bodyPt };
    const places = locked ? [lockedArrangement(locked.places)]
      : request.vertical ? verticalArrangements(columns, request.sources, request.vertical(measurePt)) : arrangements(columns, request.sources);
    const kept: KeptFillings = { legs: new Map(), fills: new Map() };
    const arranged = places.map((arrangement, index) => new ArrangedText(arrangement, index, kept, { columns: text.columns, shortLegs: request.shortLegs, filling }));
    return [{ text, cost, galley, least: shortest, most, longest, floor: (capacity) => fills?.at(capacity) ?? 0, arranged }];
  });
}
