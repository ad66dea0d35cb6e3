/** One page as make-up works on it: its items, its room, what is pinned; and the page that is made of them exactly. */
import type { Copy } from "../model/copy.js";
import type { Galleys } from "../model/galley.js";
import type { PageFile } from "../model/issue.js";
import { type PageItem, pageItems, saidLabels } from "../model/page-items.js";
import { type PageRegion, pageRegion } from "../model/page-region.js";
import type { PlanPage } from "../model/plan.js";
import { automaticPage, type Outcome } from "./automatic-page.js";
import { heldFit, pinnedModules } from "./held-modules.js";
import type { HeldModule } from "./leaves.js";
import { fullnessOf } from "./least-space.js";
import { pageLook } from "./page-look.js";
import { pictureBudget } from "./picture-budget.js";
import { firstWish } from "./wishes.js";
import { rankItems } from "./ranks.js";
import { type MakeupServices, pageTables } from "./types.js";

export interface PageWork {
  readonly region: PageRegion;
  readonly items: readonly PageItem[];
  readonly services: MakeupServices;
  readonly pins: readonly HeldModule[];
}

/** True where the program chooses the page itself. */
export const automatic = (page: PageFile): boolean => page.layout === undefined || page.layout === "auto";

/**
 * The page as it is worked on; undefined where it carries nothing: its section had no article for it.
 * @param omissions optional blocks may be left out; a page of an edited plan says itself which are
 */
export function pageWork(copy: Copy, page: PageFile, index: number, galleys: Galleys, omissions = true): PageWork | undefined {
  const { theme } = copy.issue;
  const region = pageRegion(copy.issue, index);
  const items = pageItems(copy, page, theme.wording);
  if (items.length === 0) return undefined;
  const services: MakeupServices = {
    theme, galleys, pictures: copy.issue.pictures, maxRows: region.rows,
    said: saidLabels(page), tables: pageTables(), misfits: true,
    omissions: omissions && !copy.issue.plan?.pages.some(({ label }) => label === page.label),
    pictureBudget: pictureBudget(rankItems(items), region.rows * theme.grid.columns, firstWish),
  };
  return { region, items, services, pins: pinnedModules(page, items) };
}

/** The same work with nothing left out. */
export const wholeText = (work: PageWork): PageWork => ({ ...work, services: { ...work.services, omissions: false } });

/**
 * The page that is exactly full around what is held, or undefined where there is none.
 * @param outcome set where no page is found
 */
export function* fullPage(copy: Copy, page: PageFile, { region, items, services }: PageWork, held: readonly HeldModule[], outcome?: Outcome): Generator<void, PlanPage | undefined> {
  if (fullnessOf(items, region, copy.issue.theme).share > 1 || !heldFit(held, items, region, services)) return undefined;
  const found = yield* automaticPage(items, region, services, held, outcome);
  return found && { label: page.label, layout: "auto", modules: [...found.modules], metrics: pageLook(found.modules, items, region, copy.issue, services) };
}
