/** Shape tables: for one item at one width, the cheapest setting at every whole height. */
import { boxFootRows, innerEm } from "../model/anatomy.js";
import type { ArticleCopy } from "../model/copy.js";
import { type PageItem, columnLabel, isDisplay } from "../model/page-items.js";
import type { PlanHead, PlanModule, PlanPicture, PlanText, Rect } from "./types.js";
import type { PlanPictureSize } from "../model/plan.js";
import type { HeadRank } from "../model/theme.js";
import { type BodyVariant, bodyOf } from "./body-variants.js";
import { headChoices } from "./heads.js";
import { priceOf, waysShorter } from "./omissions.js";
import { type PictureStand, standsAbove } from "./pictures.js";
import { pictureSources } from "./picture-sources.js";
import { TextArea } from "./text-area.js";
import { textSpace } from "./text-space.js";
import type { TextSetting, TextTable } from "./text-table.js";
import { verticalChoices } from "./vertical-choices.js";
import { dearestSetting, misfitCost } from "./misfit.js";
import type { HeadChoice, MakeupServices } from "./types.js";

/** How a slot wants its item set. */
export interface SlotSetting {
  readonly slot: string;
  readonly cols: number;
  readonly rank: HeadRank;
  readonly boxed: boolean;
  readonly atTop: boolean;
  /** It stands right below the banner of its series. */
  readonly underBanner?: boolean;
  /** Only settings whose picture stands above the head, or only those where it stands in the text; both when absent. */
  readonly picture?: PictureStand;
  /** Pictures are wanted this much larger (or smaller) than the page's budget says; 1 when absent. */
  readonly pictureScale?: number;
  /** What an edited plan has locked. */
  readonly locked?: LockedSetting;
}

/** Locks of an edited plan inside a rectangle: the head as it is, the pictures (with their columns) as they are. */
export interface LockedSetting {
  readonly head?: PlanHead;
  readonly pictures?: { readonly text: PlanText; readonly places: readonly PlanPicture[] };
  /** The text columns alone: pictures find their places anew. */
  readonly text?: PlanText;
  /** Size of the main head, in whatever lines and rows. */
  readonly headPt?: number;
  /** Sizes of pictures, at whatever places. */
  readonly sizes?: readonly PlanPictureSize[];
}

/** The shape of an item: its cost at every height and the modules it becomes there. */
export interface Shape {
  /** Index = rows; Infinity where it cannot stand at all. A misfit costs `misfitCost` a line. */
  readonly cost: Float64Array;
  place(rows: number, col: number, row: number): PlanModule[];
}

interface Choice {
  readonly head: PlanHead;
  readonly text: TextSetting;
  readonly variant: BodyVariant;
}

/** Kinds that stand in a box wherever they are. */
const boxedKinds: ReadonlySet<string> = new Set(["chronicle", "commentary", "notice", "poem", "advert"]);

/** Kinds whose text may have short legs. */
const shortLegKinds: ReadonlySet<string> = new Set(["brief", "poem", "notice", "photo", "advert"]);

/** True for kinds that stand in a box wherever they are. */
export const standsInBox = (article: Pick<ArticleCopy, "kind" | "supplied"> | undefined): boolean => article !== undefined && boxedKinds.has(article.kind) && article.supplied === undefined;

/** A supplied page has its own frame, and was ordered in the width of whole columns. */
const isBoxed = (article: ArticleCopy, slotBoxed: boolean): boolean => article.supplied === undefined && (slotBoxed || standsInBox(article));

/** Rows of a picture as wide as its story: it stands above the head and so parts it from its neighbours' heads. */
function picturesAbove(setting: TextSetting): number {
  return standsAbove(setting, setting.text.columns) ? setting.pictures[0].rows : 0;
}

/** The shape table of a story, a group of briefs or a continuation. */
export function storyShape(item: PageItem, setting: SlotSetting, services: MakeupServices): Shape {
  const { grid } = services.theme;
  const article = item.copy;
  const boxed = isBoxed(article, setting.boxed);
  const widthEm = innerEm(grid, setting.cols, boxed);
  const maxRows = services.maxRows;
  const display = isDisplay(article);
  const rank = item.kind === "briefs" ? "brief" : item.kind === "continued" ? "minor" : setting.rank;
  const vertical = article.main?.vertical === true;
  const label = columnLabel(article, services.said);
  const { tables, pictureBudget } = services;
  const areaOf = (shown: ArticleCopy, variant: string, misfits: boolean): TextArea => tables.areas.get(`${item.key}${variant}|${widthEm}|${vertical ? rank : ""}|${JSON.stringify([setting.locked?.pictures ?? null, setting.locked?.text ?? null])}`, () =>
    new TextArea(textSpace(
      {
        article: shown,
        blocks: [0, shown.blocks.length],
        widthEm,
        sources: pictureSources(article, services.pictures, (figure, widthPt) => services.galleys.caption(article, figure, widthPt).length, services.cropLimit),
        shortLegs: shortLegKinds.has(article.kind),
        display,
        maxRows,
        locked: setting.locked?.pictures,
        ...(vertical ? { vertical: (measurePt: number) => verticalChoices(article, rank, label, measurePt, services) } : {}),
        lockedText: setting.locked?.text,
      },
      grid,
      services.galleys,
    ), { display, maxRows, misfits }));
  const wanted = pictureBudget?.get(article.id);
  const tableOf = (area: TextArea): TextTable => area.table(setting.picture, wanted && { cells: wanted, scale: setting.pictureScale ?? 1 }, setting.locked?.sizes);
  const body = bodyOf([
    { table: tableOf(areaOf(article, "", services.misfits)), copy: article, price: 0, omitted: [] },
    ...(services.omissions ? waysShorter(item) : []).flatMap(({ copy, omitted, missed }): BodyVariant[] => {
      const price = priceOf(missed, services.theme.taste);
      // Dearer than any setting: a theme that says so leaves out nothing, whatever does not fit.
      return price < dearestSetting ? [{ table: tableOf(areaOf(copy, ` ${JSON.stringify(omitted)}`, false)), copy, price, omitted }] : [];
    }),
  ]);
  const { head: lockedHead, headPt } = setting.locked ?? {};
  const briefs = item.kind === "briefs";
  const heads = lockedHead ? lockedHeads(lockedHead, item, widthEm, rank, label, services) : tables.heads.get(`${item.key}|${widthEm}|${rank}|${boxed}|${setting.atTop}|${setting.underBanner ?? false}|${headPt ?? ""}`, () =>
    headChoices({ article, rank, briefs, widthPt: widthEm * grid.bodyPt, atTop: setting.atTop, underBanner: setting.underBanner ?? false, boxed, label, vertical, sizePt: headPt }, services));
  const cost = new Float64Array(maxRows + 1).fill(Number.POSITIVE_INFINITY);
  const foot = boxed ? boxFootRows : 0;
  // Index of the head at every height; the text takes the rows that it leaves.
  const headAt = new Int32Array(maxRows + 1).fill(-1);
  heads.forEach((head, index) => {
    for (let rows = 1; rows <= maxRows - head.rows - foot; rows++) {
      const total = head.cost + body.cost[rows];
      const height = rows + head.rows + foot;
      if (total < cost[height]) {
        cost[height] = total;
        headAt[height] = index;
      }
    }
  });
  return {
    cost,
    place(rows, col, row) {
      const chosen = heads[headAt[rows]];
      const set = chosen && body.at(rows - chosen.rows - foot);
      if (!set) throw new RangeError(`no setting of ${item.key} at ${rows} rows`);
      const { cost: _, ...own } = chosen;
      const { text, variant } = set;
      const head: PlanHead = text.head
        ? { ...own, sizePt: text.head.sizePt, maxLines: text.head.lines, pictureRows: 0, vertical: { col: text.head.col, rows: text.head.rows } }
        : { ...own, pictureRows: rank === "lead" || article.kind === "advert" ? 0 : picturesAbove(text) };
      // A module is told what its setting costs, so that a replay without the blocks says the same.
      return [moduleOf(item, { ...setting, rank, boxed }, { head, text, variant }, { col, row, cols: setting.cols, rows }, cost[rows] - variant.price)];
    },
  };
}

/** A locked head as it is; none where it does not fit its rows at this width. */
function lockedHeads(head: PlanHead, item: PageItem, widthEm: number, rank: HeadRank, label: string | undefined, services: MakeupServices): HeadChoice[] {
  const { grid } = services.theme;
  if (head.sizePt > 0 && !head.vertical) {
    const block = services.galleys.head({ article: item.copy, rank, sizePt: head.sizePt, maxLines: head.maxLines, widthPt: widthEm * grid.bodyPt, label });
    if (!block || block.heightPt > (head.rows - head.airRows) * grid.leadingPt + 1e-6) return [];
  }
  return [{ ...head, cost: 0 }];
}

/** What is set by hand stays written in the plan. */
function handOf(locked: LockedSetting | undefined): Pick<PlanModule, "hand"> {
  if (locked?.headPt === undefined && !locked?.sizes) return {};
  return { hand: { ...(locked.headPt === undefined ? {} : { headPt: locked.headPt }), ...(locked.sizes ? { pictures: [...locked.sizes] } : {}) } };
}

function moduleOf(item: PageItem, setting: SlotSetting, choice: Choice, rect: Rect, cost: number): PlanModule {
  const { head, text, variant } = choice;
  const slack = isDisplay(item.copy) ? Math.min(0, text.slackRows) : text.slackRows;
  return {
    articles: [...item.articles],
    slot: setting.slot,
    kind: item.kind === "series" ? "story" : item.kind,
    rank: setting.rank,
    rect,
    boxed: setting.boxed,
    head,
    text: text.text,
    pictures: [...text.pictures],
    levers: { rows: [...text.rows], creditRow: text.creditRow, ...(variant.omitted.length > 0 ? { omitted: [...variant.omitted] } : {}) },
    blocks: [0, variant.copy.blocks.length],
    jump: item.jump ? { ...item.jump } : null,
    fit: { oversetLines: Math.max(0, -slack), oversetChars: 0, holeLines: Math.max(0, slack), cost: Math.round((cost - Math.abs(slack) * misfitCost) * 100) / 100 },
    ...handOf(setting.locked),
    // Heads that are levelled with others pass over one that is locked.
    lock: setting.locked?.head ? ["head"] : [],
    why: `priority ${item.copy.priority}`,
  };
}
