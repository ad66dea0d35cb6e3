/** Finds what would make a page exactly full that is not: every answer is a page that the planner made. */
import type { Copy } from "../model/copy.js";
import type { PageFile } from "../model/issue.js";
import type { PageItem } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import type { PlanPage } from "../model/plan.js";
import type { Change, Solution } from "../model/solution.js";
import { withoutBlocks } from "../model/taken-out.js";
import { type ModuleFix, moduleFixes, slackOf } from "./module-fixes.js";
import { blockCharacters, cutFromEnd, textCharacters, withMore } from "./trimmed-copy.js";
import type { MakeupServices } from "./types.js";

/** Most articles that are tried without, and most solutions told: an editor reads a few. */
const mostTrials = 6;
const mostTold = 6;

/** Stories that are tried shorter or longer, and the most of a story that an editor may be asked to cut. */
const mostRewritten = 2;
const mostCut = 0.6;

/** Shares of the excess that are tried until the page is full: the planner takes up some of it, and too much leaves a hole. */
const probes = [1, 0.75, 1.3, 0.5, 0.3] as const;

/** Makes the page up from other copy; undefined where it is not exactly full. */
export type Trial = (copy: Copy, page: PageFile) => Generator<void, PlanPage | undefined>;

/** A page that is not full as it is. */
export interface NotFull {
  readonly copy: Copy;
  readonly page: PageFile;
  readonly items: readonly PageItem[];
  readonly region: PageRegion;
  readonly services: MakeupServices;
  /** The page nearest to being full, if there is one. */
  readonly nearest: PlanPage | undefined;
}

/** How much a change costs the desk: optional copy nothing much, a held story most. */
function price(change: Change, copy: Copy): number {
  switch (change.kind) {
    case "omit": return 1 + change.chars / 1000;
    case "cut": return 2 + change.chars / 100;
    case "add": return 3 + change.chars / 100;
    case "hold": return 4 + (copy.articles.get(change.article)?.priority ?? 5);
  }
}

/** The nearest page with every module mended in its own rectangle; one solution more for each other way to mend a module. */
function* inPlace({ copy, page, items, region, services, nearest }: NotFull): Generator<void, Solution[]> {
  const wrong = nearest?.modules.filter((module) => slackOf(module) !== 0) ?? [];
  if (!nearest || wrong.length === 0) return [];
  const stories = items.flatMap((item) => (item.series ? [...item.series.members] : [item]));
  const fixes: ModuleFix[][] = [];
  for (const module of wrong) {
    const item = stories.find(({ key }) => key === module.articles.join("+"));
    const source = copy.issue.articles.get(module.articles[0])?.article;
    const own = item && source ? yield* moduleFixes(module, item, source, region, services) : [];
    if (own.length === 0) return [];
    fixes.push(own);
  }
  const choices = fixes.flatMap((own, at) => own.slice(at === 0 ? 0 : 1).map((fix) => fixes.map((others, i) => (i === at ? fix : others[0]))));
  return choices.map((chosen) => ({
    page: page.label,
    changes: chosen.map(({ change }) => change),
    applies: chosen.every(({ change }) => change.kind === "omit"),
    planned: { ...nearest, modules: nearest.modules.map((module) => chosen[wrong.indexOf(module)]?.module ?? module) },
  }));
}

/** A page without one article; series and jumps keep theirs, since more than one place would change. */
function without(page: PageFile, id: string): PageFile | undefined {
  const bound = page.series?.some(({ articles }) => articles.includes(id)) || page.pins?.some(({ article }) => article === id)
    || page.slots?.some((slot) => slot.article === id && (slot.jump || slot.continued));
  if (bound) return undefined;
  return {
    ...page,
    ...(page.slots ? { slots: page.slots.filter(({ article }) => article !== id) } : {}),
    ...(page.articles ? { articles: page.articles.filter((article) => article !== id) } : {}),
  };
}

/** Made up anew without an optional block, or without an article; the least important articles are tried first. */
function* madeAnew({ copy, page, items }: NotFull, trial: Trial): Generator<void, Solution[]> {
  const found: Solution[] = [];
  const stories = items.flatMap((item) => item.articles).flatMap((id) => copy.articles.get(id) ?? []);
  for (const article of stories) for (const block of article.blocks.filter(({ optional }) => optional)) {
    const index = Number(/^b(\d+)/.exec(block.id)?.[1]);
    const planned = yield* trial(withoutBlocks(copy, [{ article: article.id, block: index }]), page);
    if (planned) found.push({ page: page.label, changes: [{ kind: "omit", article: article.id, block: index, chars: blockCharacters(block) }], applies: true, planned });
  }
  const order = stories.filter(({ kind }) => kind !== "advert").sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
  for (const article of order.slice(0, mostTrials)) {
    const rest = without(page, article.id);
    const planned = rest && (yield* trial(copy, rest));
    if (planned) found.push({ page: page.label, changes: [{ kind: "hold", article: article.id, head: article.main?.text ?? "" }], applies: true, planned });
  }
  return found;
}

/** Characters by which a page is over (> 0) or short (< 0) of copy, as its nearest page has it. */
const excess = (nearest: PlanPage): number => nearest.modules.reduce((sum, module) => sum + slackOf(module) * module.text.measureEm, 0);

/** The fewest characters that one story must lose or gain so that the page, made up anew, is full; the longest stories are tried. */
function* rewritten({ copy, page, items, nearest }: NotFull, trial: Trial): Generator<void, Solution[]> {
  if (!nearest) return [];
  const over = excess(nearest);
  const stories = items.filter(({ kind, jump }) => kind === "story" && !jump).map((item) => item.copy);
  const longest = [...stories].sort((a, b) => textCharacters(b) - textCharacters(a) || (a.id < b.id ? -1 : 1)).slice(0, mostRewritten);
  const found: Solution[] = [];
  for (const article of longest) {
    const source = copy.issue.articles.get(article.id)?.article;
    if (!source) continue;
    const planned = new Map<number, PlanPage>();
    const full = function* (count: number): Generator<void, boolean> {
      const changed = over > 0 ? cutFromEnd(article, source, count) : withMore(article, count);
      const made = changed && (yield* trial({ ...copy, articles: new Map([...copy.articles, [article.id, changed]]) }, page));
      if (made) planned.set(count, made);
      return made !== undefined;
    };
    const bound = over > 0 ? Math.floor(textCharacters(article) * mostCut) : Number.POSITIVE_INFINITY;
    let high: number | undefined;
    for (const share of probes) {
      const count = Math.ceil(share * Math.abs(over));
      if (count < 1 || count > bound || !(yield* full(count))) continue;
      high = count;
      break;
    }
    if (high === undefined) continue;
    let low = 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (yield* full(middle)) high = middle;
      else low = middle + 1;
    }
    const changed = (over > 0 ? cutFromEnd(article, source, high) : withMore(article, high)) ?? article;
    found.push({ page: page.label, changes: [{ kind: over > 0 ? "cut" : "add", article: article.id, chars: Math.abs(textCharacters(article) - textCharacters(changed)) }], applies: false, planned: planned.get(high) as PlanPage });
  }
  return found;
}

/** The nearest solutions of a page that is not exactly full, the mildest first; none where nothing that was tried makes it full. */
export function* solutionsOf(page: NotFull, trial: Trial): Generator<void, Solution[]> {
  const over = page.nearest ? excess(page.nearest) : 1;
  const found = [...(yield* inPlace(page)), ...(yield* rewritten(page, trial)), ...(over > 0 ? yield* madeAnew(page, trial) : [])];
  const priced = found.map((solution) => ({ solution, cost: solution.changes.reduce((sum, change) => sum + price(change, page.copy), 0) }));
  priced.sort((a, b) => a.cost - b.cost);
  const told = new Set<string>();
  return priced.flatMap(({ solution }) => {
    // The same advice in other numbers: the milder one is told.
    const key = JSON.stringify(solution.changes.map((change) => [change.kind, change.article, change.kind === "omit" ? change.block : 0]));
    if (told.has(key)) return [];
    told.add(key);
    return [solution];
  }).slice(0, mostTold);
}
