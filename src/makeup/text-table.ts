/** For one article at one inner width: the cheapest setting of its text area at every number of rows. */
import { type Grid, type Leg, legsOf, verticalObstacle } from "../model/anatomy.js";
import type { ArticleKind } from "../model/article.js";
import type { ArticleCopy } from "../model/copy.js";
import { leavesLoneLine, levelLegs } from "../model/display.js";
import type { Galley, GalleyItem, Galleys } from "../model/galley.js";
import type { PlanPicture, PlanText } from "../model/plan.js";
import { type Fill, Filler, loneLastLine, rowsRange } from "./fill.js";
import { type VerticalChoice, verticalArrangements } from "./vertical.js";
import { type Arrangement, type PictureSource, type PictureStand, arrangements, minLegRows, standsAbove } from "./pictures.js";

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
  /** Where a single picture must stand. */
  readonly stand?: PictureStand | undefined;
  /** Columns that an edited plan has locked. */
  readonly lockedText?: PlanText | undefined;
  /** Columns and places of pictures that an edited plan has locked. */
  readonly locked?: { readonly text: PlanText; readonly places: readonly PlanPicture[] } | undefined;
}

/** Column counts worth trying at a width: the basic one, then odd measures (变栏) of 10 to 22 characters. */
export function columnChoices(grid: Grid, widthEm: number, kind: ArticleKind): { text: PlanText; cost: number }[] {
  if (kind === "advert") return [1, 2, 3].map((columns) => ({ text: { columns, measureEm: Math.floor((widthEm - (columns - 1) * 2) / columns), gutterEm: columns === 1 ? 0 : 2 }, cost: columns === 2 ? 0 : 0.5 })).filter(({ text }) => text.measureEm >= 10);
  const verse = kind === "poem";
  const basic = Math.max(1, Math.round((widthEm + grid.gutterEm) / (grid.measureEm + grid.gutterEm)));
  const choices: { text: PlanText; cost: number }[] = [];
  for (let columns = Math.max(1, basic - 2); columns <= basic; columns++) {
    const measureEm = Math.floor((widthEm - (columns - 1) * grid.gutterEm) / columns + 1e-9);
    const spare = widthEm - columns * measureEm;
    const gutterEm = columns === 1 ? 0 : spare / (columns - 1);
    if (measureEm < Math.min(10, grid.measureEm - 2)) continue;
    const natural = columns === basic;
    if (!natural && !verse && measureEm > (basic === 2 ? 27 : 22)) continue;
    choices.push({ text: { columns, measureEm, gutterEm }, cost: natural ? 0 : 3 + (measureEm > 22 ? 2 : 0) });
  }
  // The cheapest first: what costs more than a setting already found is passed over.
  return choices.sort((a, b) => a.cost - b.cost);
}

/** A vertical head stands best as high as its text; text below it is read before the text beside it. */
const textBelowHead = 2;

/** Pictures, and a vertical head. */
const obstaclesIn = ({ pictures, head }: Arrangement): readonly PlanPicture[] => (head ? [...pictures, verticalObstacle(head)] : pictures);

/** Rows of a leg that is still read with ease (desk check 8). */
export const maxLegRows = 40;
/** What a leg that is too short costs: it stands only where nothing else fits. */
export const shortLegFault = 40;

/** Rows of the longest leg: a column that no picture shortens is as long as the text area. */
function longestLeg(obstacles: readonly PlanPicture[], columns: number, rows: number): number {
  let longest = 0;
  for (let col = 0; col < columns; col++) {
    let taken = 0;
    for (const p of obstacles) if (p.col <= col && col < p.col + p.cols) taken += p.rows;
    longest = Math.max(longest, rows - taken);
  }
  return longest;
}

/** Legs must hold at least 8 rows; what longer and shorter ones cost, undefined where a leg is too short. */
function legCost(arrangement: Arrangement, obstacles: readonly PlanPicture[], columns: number, rows: number, request: TextRequest): number | undefined {
  let cost = 0;
  for (const p of obstacles) {
    const below = rows - (p.row + p.rows);
    const under = obstacles.some((q) => q !== p && q.row >= p.row + p.rows && q.col < p.col + p.cols && p.col < q.col + q.cols);
    if (under || below === 0) continue;
    if (below < minLegRows) {
      if (!request.shortLegs) return undefined;
      cost += (minLegRows - below) * 0.05;
    }
  }
  if (arrangement.head && rows > arrangement.head.rows) cost += textBelowHead;
  if (!request.shortLegs && rows < minLegRows) return undefined;
  const longest = longestLeg(obstacles, columns, rows);
  return longest > maxLegRows ? cost + 5 + (longest - maxLegRows) * 0.3 : cost;
}

/** A setting while the table is made: what it becomes is worked out for the ones that stay. */
interface Candidate {
  readonly galley: Galley;
  /** Option of each item; absent where the text does not fit. */
  readonly choice: readonly number[] | undefined;
  readonly text: PlanText;
  readonly arrangement: Arrangement;
  readonly cost: number;
  readonly slackRows: number;
}

function setting({ galley, text, arrangement, cost, slackRows, ...candidate }: Candidate): TextSetting {
  const choice = candidate.choice ?? extremes(galley, slackRows);
  const options = galley.items.map((item, i) => item.options[choice[i]]);
  const last = galley.items.at(-1);
  return {
    text,
    pictures: arrangement.pictures,
    ...(arrangement.head ? { head: arrangement.head } : {}),
    rows: options.map((o) => o.rows),
    creditRow: last?.tail !== undefined && !(options.at(-1)?.tailInline ?? false),
    cost,
    slackRows,
  };
}

/** Display matter in its natural setting: slack is the white space below its level columns, overset where it does not stand. */
function displayFill(items: readonly GalleyItem[]): (legs: readonly Leg[]) => Fill {
  const options = items.map((item) => ({ ...item.options[0], breakable: item.breakable }));
  const choice = items.map(() => 0);
  const rows = (of: readonly { readonly rows: number }[]): number => of.reduce((sum, o) => sum + o.rows, 0);
  const natural = items.reduce((sum, item) => sum + item.options[0].cost, 0);
  return (legs) => {
    const level = levelLegs(options, legs);
    // A column that stays empty beside the others is no column.
    const unused = level && legs.length > 1 && levelLegs(options, level.slice(0, -1)) ? 4 : 0;
    const lone = level && leavesLoneLine(options, level) ? loneLastLine : 0;
    return { cost: natural + unused + lone, choice, slackRows: level ? rows(legs) - rows(level) : Math.min(-1, rows(legs) - rows(options)) };
  };
}

/** Options of the shortest setting for overset text, of the longest for a hole. */
function extremes(galley: Galley, slackRows: number): number[] {
  const sign = Math.sign(slackRows);
  return galley.items.map(({ options }) => options.reduce((best, o, i) => ((o.rows - options[best].rows) * sign > 0 ? i : best), 0));
}

const lockedArrangement = (pictures: readonly PlanPicture[]): Arrangement => ({
  pictures, cost: 0, minRows: Math.max(0, ...pictures.map((p) => p.row + p.rows)),
});

/** Rows of misfit that are still recorded, so that what cannot fit can be reported exactly. */
const recordedMisfit = 6000;

const filler = new Filler();

/** Index = rows of text area. Missing where even a misfit is impossible. */
export function textTable(request: TextRequest, grid: Grid, galleys: Galleys): (TextSetting | undefined)[] {
  const table: (Candidate | undefined)[] = new Array(request.maxRows + 1).fill(undefined);
  const { locked } = request;
  for (const { text, cost: columnCost } of locked || request.lockedText ? [{ text: (locked?.text ?? request.lockedText) as PlanText, cost: 0 }] : columnChoices(grid, request.widthEm, request.article.kind)) {
    const measurePt = text.measureEm * grid.bodyPt;
    const galley = galleys.galley(request.article, request.blocks, measurePt);
    if (!galley.fits) continue;
    const range = rowsRange(galley.items);
    const filling: (legs: readonly Leg[]) => Fill = request.display ? displayFill(galley.items) : (legs) => filler.fill(galley.items, legs);
    const [least, most] = request.display ? [0, Number.POSITIVE_INFINITY] : range;
    const columns = { columns: text.columns, measurePt, gutterPt: text.gutterEm * grid.bodyPt, leadingPt: grid.leadingPt, pitchPt: (grid.measureEm + grid.gutterEm) * grid.bodyPt };
    const { stand } = request;
    const places = locked ? [lockedArrangement(locked.places)]
      : request.vertical ? verticalArrangements(columns, request.sources, request.vertical(measurePt)) : arrangements(columns, request.sources);
    for (const arrangement of places) {
      if (stand !== undefined && standsAbove(arrangement, text.columns) !== (stand === "above")) continue;
      const obstacles = obstaclesIn(arrangement);
      const taken = obstacles.reduce((sum, p) => sum + p.cols * p.rows, 0);
      for (let rows = Math.max(1, arrangement.minRows); rows <= request.maxRows; rows++) {
        const capacity = rows * text.columns - taken;
        const held = table[rows];
        const misfit = capacity < least ? least - capacity : capacity > most ? capacity - most : 0;
        if (misfit > recordedMisfit) continue;
        if (held && held.slackRows === 0 && (misfit > 0 || held.cost <= columnCost + arrangement.cost)) continue;
        const legs = legCost(arrangement, obstacles, text.columns, rows, request);
        const refused = legs === undefined;
        // A leg that is too short is a fault only when nothing else fits; misfits are kept for the report.
        const base = columnCost + arrangement.cost + (legs ?? shortLegFault);
        if (refused && held) continue;
        if (misfit > 0) {
          const slackRows = capacity < least ? -misfit : misfit;
          if (!held || Math.abs(held.slackRows) > misfit || (Math.abs(held.slackRows) === misfit && held.cost > base))
            table[rows] = { galley, choice: undefined, text, arrangement, cost: base, slackRows };
          continue;
        }
        const filled = filling(legsOf(text.columns, rows, obstacles));
        const cost = base + filled.cost;
        if (!held || Math.abs(filled.slackRows) < Math.abs(held.slackRows) || (filled.slackRows === held.slackRows && cost < held.cost))
          table[rows] = { galley, choice: filled.choice, text, arrangement, cost, slackRows: filled.slackRows };
      }
    }
  }
  return table.map((candidate) => candidate && setting(candidate));
}
