/** The rules of taste for a whole page: what each finds and what it costs by the theme's weights. */
import type { ArticleCopy, CopyBlock } from "../model/copy.js";
import { isFiller } from "../model/optional-copy.js";
import { type PageItem, isDisplay } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import { withoutBlock } from "../model/taken-out.js";
import type { TasteWeights } from "../model/taste.js";
import { type Area, cells, headArea, legRows, pictureAreas, sharedCols, sharedRows, throughGutters, throughLines, touch } from "./page-geometry.js";
import { copyOf } from "./item-index.js";
import { headCollisions } from "./metrics.js";
import { standsInBox } from "./shapes.js";
import { fewBoxes } from "./tiling-search.js";
import type { PlanModule } from "./types.js";

/** A page as the rules look at it. */
export interface PageView {
  readonly modules: readonly PlanModule[];
  readonly items: readonly PageItem[];
  readonly region: Pick<PageRegion, "row" | "rows">;
  readonly columns: number;
}

export type RuleName = Exclude<keyof TasteWeights, "position" | "proportion" | "box" | "omission" | "filler" | "deskCheck">;

/** Where a rule comes from. */
export type RuleSource = "own proofs" | "desk practice" | "desk check 2" | "desk check 5" | "desk check 6" | "desk check 7" | "desk check 8" | "layout study" | "the copy";

export interface Rule {
  readonly name: RuleName;
  readonly zh: string;
  readonly source: RuleSource;
  /** Breaches, or how far the page is from what the rule wants. */
  breaches(page: PageView): number;
}

function pairs<T>(list: readonly T[]): [T, T][] {
  const found: [T, T][] = [];
  for (let i = 0; i < list.length; i++) for (let k = i + 1; k < list.length; k++) found.push([list[i], list[k]]);
  return found;
}

/** Kinds whose text may have legs under 8 rows: briefs and verse, and what is display or a long caption. */
export const shortLegsAllowed = (module: PlanModule, copy: ArticleCopy | undefined): boolean =>
  module.kind === "briefs" || copy === undefined || isDisplay(copy) || copy.kind === "brief" || copy.kind === "photo" || copy.kind === "notice";

/** What several rules ask of the same page is worked out once. */
function oncePerPage<T>(of: (modules: readonly PlanModule[]) => T): (modules: readonly PlanModule[]) => T {
  const known = new WeakMap<readonly PlanModule[], { readonly value: T }>();
  return (modules) => {
    let held = known.get(modules);
    if (!held) known.set(modules, (held = { value: of(modules) }));
    return held.value;
  };
}

interface OpenHead {
  readonly module: PlanModule;
  readonly area: Area;
}

/** Pairs of heads of stories that are neither boxed nor briefs. */
const headPairs = oncePerPage((modules): [OpenHead, OpenHead][] => pairs(modules.flatMap((module) => {
  const area = module.boxed || module.rank === "brief" ? undefined : headArea(module);
  return area ? [{ module, area }] : [];
})));

/** Modules with pictures, and where these stand. */
const pictured = oncePerPage((modules) => modules.filter((m) => m.pictures.length > 0).map((module) => ({ module, areas: pictureAreas(module) })));

/** Sizes of the heads of stories, largest first. */
export const headSizes = (modules: readonly PlanModule[]): number[] =>
  modules.filter((m) => m.head.sizePt > 0 && m.rank !== "brief" && m.kind !== "banner").map((m) => m.head.sizePt).sort((a, b) => b - a);

/** Pictures that belong to the news: an advert's are its own affair. */
const newsPictures = ({ modules, items }: Pick<PageView, "modules" | "items">): { readonly module: PlanModule; readonly areas: readonly Area[] }[] => pictured(modules).filter(({ module }) => copyOf(module, items)?.kind !== "advert");

/** Pictures of the news, largest first. */
export const dominantPictures = (page: Pick<PageView, "modules" | "items">): { readonly module: PlanModule; readonly cells: number }[] =>
  newsPictures(page).flatMap(({ module, areas }) => areas.map((area) => ({ module, cells: cells(area) }))).sort((a, b) => b.cells - a.cells);

/** Share of the page that pictures take, in per cent. */
export const pictureShare = (page: PageView): number =>
  (100 * newsPictures(page).flatMap(({ areas }) => areas).reduce((sum, area) => sum + cells(area), 0)) / (page.region.rows * page.columns);

/** Blocks that a module shows: what it goes without breaks nothing up. */
function blocksIn({ levers }: PlanModule, copy: ArticleCopy | undefined): readonly CopyBlock[] {
  if (!copy) return [];
  return (levers.omitted ?? []).reduce((left, { block }) => withoutBlock(left, block), copy).blocks;
}

/** Text areas over four columns wide and 40 rows deep that neither picture nor subhead breaks. */
export const greySlabs = ({ modules, items }: PageView): number =>
  modules.filter((m) => m.rect.cols >= 4 && Math.max(0, ...legRows(m)) > 40 && m.pictures.length === 0 && !blocksIn(m, copyOf(m, items)).some((b) => isFiller(b) || b.role === "table")).length;

/** Pairs of items that the copy wants together: by constraint, or by a common column label. */
export function relatedPairs(items: readonly PageItem[]): [PageItem, PageItem][] {
  return pairs(items).filter(([a, b]) => {
    const asks = (one: PageItem, other: PageItem): boolean => one.copy.constraints?.adjacent?.some((id) => other.articles.includes(id)) ?? false;
    const label = a.copy.column[0];
    return asks(a, b) || asks(b, a) || (label !== undefined && label === b.copy.column[0] && a.copy.kind !== "advert");
  });
}

const modulesOf = (item: PageItem, modules: readonly PlanModule[]): PlanModule[] => modules.filter((m) => m.articles.some((id) => item.articles.includes(id)));

/** A head and its text still belong together with as many rows of picture between them. */
const partingRows = 24;

export const rules: readonly Rule[] = [
  {
    name: "leadTop", zh: "头条不在版首", source: "desk practice",
    breaches: ({ modules, region }) => modules.filter((m) => m.rank === "lead" && (m.rect.row > region.row || m.rect.col > 0)).length,
  },
  {
    name: "leadLargest", zh: "头条不是最大的稿件", source: "desk practice",
    breaches({ modules }) {
      const lead = modules.find((m) => m.rank === "lead");
      return lead && modules.some((m) => m.rank !== "lead" && m.kind === "story" && cells(m.rect) > cells(lead.rect)) ? 1 : 0;
    },
  },
  { name: "headCollision", zh: "碰题", source: "desk check 5", breaches: ({ modules }) => headCollisions(modules).length },
  {
    name: "headOverlap", zh: "标题相邻", source: "desk practice",
    breaches: ({ modules }) => headPairs(modules).filter(([a, b]) => touch(a.module.rect, b.module.rect) && sharedCols(a.area, b.area) <= 0 && sharedRows(a.area, b.area) > 0).length,
  },
  {
    name: "headStack", zh: "叠题", source: "desk practice",
    breaches: ({ modules }) => headPairs(modules).filter(([a, b]) => {
      const [upper, lower] = a.area.row < b.area.row ? [a, b] : [b, a];
      return sharedCols(a.area, b.area) > 0 && lower.area.row - (upper.area.row + upper.area.rows) < 10;
    }).length,
  },
  { name: "throughGutter", zh: "断版（竖）", source: "layout study", breaches: ({ modules, columns }) => throughGutters(modules, columns) },
  { name: "throughLine", zh: "断版（横）", source: "layout study", breaches: ({ modules }) => Math.max(0, throughLines(modules) - 1) },
  {
    name: "headOrder", zh: "下方标题大于上方", source: "desk practice",
    breaches: ({ modules }) => headPairs(modules).filter(([a, b]) => (a.area.row + 6 < b.area.row && a.module.head.sizePt + 1 < b.module.head.sizePt) || (b.area.row + 6 < a.area.row && b.module.head.sizePt + 1 < a.module.head.sizePt)).length,
  },
  {
    name: "headScale", zh: "标题字号级差", source: "desk check 2",
    breaches({ modules }) {
      const sizes = headSizes(modules);
      const count = new Set(sizes).size;
      const wanted = Math.min(3, sizes.length);
      return (count < wanted ? wanted - count : Math.max(0, count - 5)) + (sizes.length > 1 && sizes[0] < 1.3 * sizes[1] ? 1 : 0);
    },
  },
  {
    name: "pictureBeside", zh: "图碰图", source: "desk practice",
    breaches: ({ modules }) => pairs(pictured(modules)).filter(([a, b]) => a.areas.some((p) => b.areas.some((q) => touch(p, q)))).length,
  },
  {
    name: "pictureShare", zh: "图片比重", source: "desk check 6",
    breaches(page) {
      if (newsPictures(page).length === 0) return 0;
      const share = pictureShare(page);
      return Math.max(0, 21 - share) + Math.max(0, share - 34);
    },
  },
  {
    name: "pictureDominant", zh: "主图不突出", source: "desk check 6",
    breaches(page) {
      const [first, second] = dominantPictures(page);
      const leadHas = page.modules.some((m) => m.rank === "lead" && m.pictures.length > 0);
      return (second && first.cells < 2 * second.cells ? 1 : 0) + (leadHas && first.module.rank !== "lead" ? 1 : 0);
    },
  },
  { name: "greySlab", zh: "灰版", source: "desk check 7", breaches: greySlabs },
  {
    name: "legs", zh: "栏长", source: "desk check 8",
    breaches: ({ modules, items }) => modules.flatMap((m) => (shortLegsAllowed(m, copyOf(m, items)) ? [] : legRows(m))).filter((rows) => rows < 8 || rows > 40).length,
  },
  {
    name: "headParted", zh: "题文分离", source: "desk practice",
    breaches: ({ modules }) => modules.flatMap((m) => (m.head.pictureRows === 0 ? m.pictures.filter((p) => p.row === 0 && p.cols === m.text.columns) : []))
      .reduce((sum, { rows }) => sum + Math.max(0, rows - partingRows) / 8, 0),
  },
  {
    name: "boxes", zh: "加框过多", source: "own proofs",
    breaches: ({ modules, items }) => Math.max(0, modules.filter((m) => m.boxed && !standsInBox(copyOf(m, items))).length - fewBoxes(items.length)),
  },
  {
    name: "boxesTouch", zh: "框碰框", source: "own proofs",
    breaches: ({ modules }) => pairs(modules.filter((m) => m.boxed)).filter(([a, b]) => touch(a.rect, b.rect)).length,
  },
  {
    name: "advertFoot", zh: "广告不在版脚", source: "desk practice",
    breaches: ({ modules, items, region }) => modules.filter((m) => copyOf(m, items)?.kind === "advert" && m.rect.row + m.rect.rows < region.row + region.rows).length,
  },
  {
    name: "related", zh: "相关稿件分离", source: "the copy",
    breaches: ({ modules, items }) => relatedPairs(items).filter(([a, b]) => !modulesOf(a, modules).some((m) => modulesOf(b, modules).some((n) => touch(m.rect, n.rect)))).length,
  },
];

/**
 * What a page's look costs, by rule; rules without breach are left out.
 * @param most once the cost reaches this, the rules that follow are not asked
 */
export function tasteOf(page: PageView, weights: TasteWeights, most = Number.POSITIVE_INFINITY): { readonly cost: number; readonly terms: Readonly<Partial<Record<RuleName, number>>> } {
  const terms: Partial<Record<RuleName, number>> = {};
  let cost = 0;
  for (const rule of rules) {
    const price = rule.breaches(page) * weights[rule.name];
    if (price === 0) continue;
    terms[rule.name] = Math.round(price * 100) / 100;
    cost += price;
    if (cost >= most) break;
  }
  return { cost, terms };
}
