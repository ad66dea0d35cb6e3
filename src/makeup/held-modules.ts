/** What pins and the locks of an edited plan keep, and why a page cannot be made up around them. */
import { counted } from "../diagnostics/counted.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { PageFile } from "../model/issue.js";
import type { PageItem } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import type { PlanModule, PlanPage } from "../model/plan.js";
import { type Outcome, automaticPage } from "./automatic-page.js";
import { heldClashes } from "./held-clashes.js";
import type { HeldModule } from "./leaves.js";
import { rankItems } from "./ranks.js";
import { itemShape } from "./series.js";
import type { LockedSetting } from "./shapes.js";
import type { MakeupServices } from "./types.js";

/** What a module's locks keep of its setting. */
export function lockedSetting(module: PlanModule): LockedSetting {
  const locks = new Set(module.lock);
  const { hand } = module;
  return {
    ...(locks.has("head") || locks.has("page") ? { head: module.head } : {}),
    ...(locks.has("picture") || locks.has("page") ? { pictures: { text: module.text, places: module.pictures } } : {}),
    ...(locks.has("text") ? { text: module.text } : {}),
    // A lock keeps the whole as it is; what the hand has set is part of that.
    ...(hand?.headPt !== undefined && !locks.has("head") && !locks.has("page") ? { headPt: hand.headPt } : {}),
    ...(hand?.pictures && !locks.has("picture") && !locks.has("page") ? { sizes: hand.pictures } : {}),
  };
}

/** Pinned items of a page. */
export function pinnedModules(page: PageFile, items: readonly PageItem[]): HeldModule[] {
  return (page.pins ?? []).flatMap(({ article, rect }): HeldModule[] => {
    const item = items.find((one) => one.articles.includes(article));
    return item ? [{ key: item.key, rect }] : [];
  });
}

/** Modules of an edited plan that a lock keeps, in part or whole. Members of a series are kept by no lock of their own. */
export function lockedModules(plan: PlanPage, items: readonly PageItem[]): HeldModule[] {
  return plan.modules.flatMap((module): HeldModule[] => {
    const key = module.articles.join("+");
    if ((module.lock.length === 0 && !module.hand) || module.kind === "banner" || !items.some((item) => item.key === key)) return [];
    const whole = module.lock.includes("rect") || module.lock.includes("page");
    const locked = lockedSetting(module);
    // A head or pictures are kept for one width.
    const span = module.lock.includes("span") || locked.head !== undefined || locked.pictures !== undefined || locked.text !== undefined;
    return [{
      key, rank: module.rank, boxed: module.boxed,
      ...(whole ? { rect: module.rect } : span ? { cols: module.rect.cols } : {}),
      ...(Object.keys(locked).length > 0 ? { locked } : {}),
    }];
  });
}

const set = ({ locked }: HeldModule): { readonly zh: string; readonly en: string } => {
  const head = locked?.headPt === undefined ? [] : [{ zh: `主题 ${locked.headPt} 磅`, en: `a head of ${locked.headPt} pt` }];
  const pictures = (locked?.sizes ?? []).map(({ figure, cols, of, rows }) => ({
    zh: `图片 ${figure} ${[cols === undefined ? "" : of === undefined ? `${cols} 栏` : `占 ${of} 栏中的 ${cols} 栏`, rows === undefined ? "" : `${rows} 行`].filter(Boolean).join(" × ")}`,
    en: `picture ${figure} at ${[cols === undefined ? "" : of === undefined ? counted(cols, "column") : `${cols} of ${counted(of, "column")}`, rows === undefined ? "" : counted(rows, "row")].filter(Boolean).join(" × ")}`,
  }));
  const all = [...head, ...pictures];
  return { zh: all.map(({ zh }) => zh).join("、"), en: all.map(({ en }) => en).join(", ") };
};

const box = (held: HeldModule): { readonly zh: string; readonly en: string } => {
  const { rect, cols } = held;
  if (!rect && cols === undefined) return set(held);
  return rect
    ? { zh: `${rect.cols} 栏 × ${rect.rows} 行（第 ${rect.col + 1} 栏、第 ${rect.row + 1} 行起）`, en: `${rect.cols} columns × ${rect.rows} rows from column ${rect.col + 1}, row ${rect.row + 1}` }
    : { zh: `${cols} 栏`, en: `${cols} columns` };
};

/** Lines that a held item is over (> 0) or short (< 0) in its rectangle; 0 where it fits, undefined where it does not stand there at all. */
function misfitOf(held: HeldModule, items: readonly PageItem[], region: PageRegion, services: MakeupServices): number | undefined {
  const ranked = rankItems(items).find(({ item }) => item.key === held.key);
  const { rect } = held;
  if (!ranked || !rect) return 0;
  const rank = held.rank ?? ranked.rank;
  const shape = itemShape(ranked.item, { slot: rank, cols: rect.cols, rank, boxed: held.boxed ?? false, atTop: rect.row === region.row, ...(held.locked ? { locked: held.locked } : {}) }, services);
  if (!Number.isFinite(shape.cost[rect.rows])) return undefined;
  const fits = shape.place(rect.rows, rect.col, rect.row).map(({ fit }) => fit);
  return fits.reduce((sum, fit) => sum + fit.oversetLines - fit.holeLines, 0);
}

/** True where the held rectangles lie apart on the page and each item fits its own: only then can there be a page around them. */
export const heldFit = (held: readonly HeldModule[], items: readonly PageItem[], region: PageRegion, services: MakeupServices): boolean =>
  heldClashes(held, region, services.theme.grid.columns).length === 0 && held.every((one) => misfitOf(one, items, region, services) === 0);

/**
 * Tells which pin or lock makes a page impossible: by how many columns and rows two overlap or one leaves the page, by how many lines one does not fit.
 * @param outcome of the search that found no page: what it did not try to the end is not called impossible
 */
export function* explainHeld(outcome: Outcome, held: readonly HeldModule[], items: readonly PageItem[], region: PageRegion, services: MakeupServices, place: { readonly file: string; readonly page: string }, diagnostics: Diagnostics): Generator<void, void> {
  const tell = (one: HeldModule, zh: string, en: string, reason = { zh, en }): void =>
    diagnostics.add({
      code: "lock-impossible", severity: "error", place: { ...place, module: one.key },
      zh: `“${one.key}”固定为 ${box(one).zh}：${zh}`, en: `"${one.key}" is held at ${box(one).en}: ${en}`,
      hint: { zh: "放开它，或改它的矩形", en: "Release it, or change its rectangle." }, reason,
    });
  const clashes = heldClashes(held, region, services.theme.grid.columns);
  for (const { held: one, zh, en, reason } of clashes) tell(one, zh, en, reason);
  let told = clashes.length > 0;
  for (const one of held) {
    // What leaves the page was told; how its text fits there says nothing.
    if (clashes.some((clash) => clash.held === one)) continue;
    const lines = misfitOf(one, items, region, services);
    if (lines === 0) continue;
    told = true;
    if (lines === undefined) tell(one, "放不下", "it does not stand there at all");
    else if (lines > 0) tell(one, `超 ${lines} 行`, `${counted(lines, "line")} too long`);
    else tell(one, `空 ${-lines} 行`, `${counted(-lines, "line")} short`);
  }
  if (told) return;
  for (const one of held) {
    const without = yield* automaticPage(items, region, services, held.filter((other) => other !== one));
    if (!without) continue;
    told = true;
    if (outcome.unproven) tell(one, "没有找到其余稿件排满本版的办法（未试遍所有切分）；放开它就能排满", "no way was found for the other stories to fill what it leaves (not every cut was tried); without it the page fits", { zh: "没有找到其余稿件排满本版的办法（未试遍所有切分）", en: "no way was found for the other stories to fill what it leaves (not every cut was tried)" });
    else tell(one, "其余稿件排不满它留下的版面；放开它就能排满", "the other stories do not fill what it leaves; without it the page fits", { zh: "其余稿件排不满它留下的版面", en: "the other stories do not fill what it leaves" });
  }
  if (told) return;
  const keys = (open: string, close: string, between: string): string => held.map(({ key }) => `${open}${key}${close}`).join(between);
  diagnostics.add({
    code: "locks-impossible", severity: "error", place,
    ...(outcome.unproven
      ? { zh: `在固定的模块（${keys("“", "”", "、")}）周围没有找到排满本版的办法（未试遍所有切分）`, en: `No way was found to fill the page around the modules that are held (${keys('"', '"', ", ")}); not every cut was tried.` }
      : { zh: `在固定的模块（${keys("“", "”", "、")}）周围排不满本版`, en: `The page cannot be filled around the modules that are held (${keys('"', '"', ", ")}).` }),
    hint: { zh: "放开一些锁定或定位", en: "Release some of the locks or pins." },
  });
}
