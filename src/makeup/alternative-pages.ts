/** Other pages of the same stories: what an editor chooses among. */
import type { Copy } from "../model/copy.js";
import type { Galleys } from "../model/galley.js";
import type { PlanPage } from "../model/plan.js";
import { variedAutomaticPages } from "./automatic-page.js";
import { costOf } from "./free-page.js";
import { heldFit, lockedModules } from "./held-modules.js";
import { pageLook } from "./page-look.js";
import { automatic, pageWork } from "./page-work.js";

export interface AlternativePage {
  readonly planned: PlanPage;
  /** What its settings and its look cost: less is better. */
  readonly cost: number;
}

/**
 * Up to `count` pages that are exactly full around pins and locks, the best first; none where the page is on a named
 * layout, or nothing else is found.
 * @throws RangeError where the issue has no such page
 */
export function* alternativePages(copy: Copy, label: string, galleys: Galleys, count: number): Generator<void, readonly AlternativePage[]> {
  const index = copy.issue.file.pages.findIndex((one) => one.label === label);
  const page = copy.issue.file.pages[index];
  if (!page) throw new RangeError(`there is no page ${label}`);
  const work = automatic(page) ? pageWork(copy, page, index, galleys) : undefined;
  if (!work) return [];
  const { items, region, services, pins } = work;
  const own = copy.issue.plan?.pages.find((one) => one.label === label);
  const locked = own ? lockedModules(own, items) : [];
  const held = [...locked, ...pins.filter(({ key }) => !locked.some((one) => one.key === key))];
  if (!heldFit(held, items, region, services)) return [];
  const found = yield* variedAutomaticPages(items, region, services, held, count);
  const locks = new Map(own?.modules.map((module) => [module.articles.join("+"), module.lock]));
  return found.map(({ modules }) => {
    const metrics = pageLook(modules, items, region, copy.issue, services);
    return { cost: costOf({ metrics }), planned: { label, layout: "auto", metrics, modules: modules.map((module) => ({ ...module, lock: locks.get(module.articles.join("+")) ?? [] })) } };
  }).sort((a, b) => a.cost - b.cost);
}
