/** Finds what would make a page exactly full that is not: every answer is a page that the planner made. */
import type { Copy } from "../model/copy.js";
import type { Change, Solution } from "../model/solution.js";
import { jumped } from "./jump-solutions.js";
import { madeAnew, rewritten } from "./made-anew.js";
import { type ModuleFix, moduleFixes, slackOf } from "./module-fixes.js";
import type { NotFull, Trials } from "./not-full.js";
import { pageLook } from "./page-look.js";

/** Most solutions told, and most of one kind: an editor reads a few, and wants a choice. */
const mostTold = 6;
const mostOfKind = 3;

/** How much a change costs the desk: a filler or optional text nothing much, a picture of another size little more, a held story most. */
function price(change: Change, copy: Copy): number {
  switch (change.kind) {
    case "omit": return (change.what === "paragraph" ? 1 : 0.5) + change.chars / 1000;
    case "enlarge":
    case "reduce": return 1.5 + change.percent / 100;
    case "cut": return 2 + change.chars / 100;
    case "add": return 3 + change.chars / 100;
    case "jump": return 3.5;
    case "hold": return 4 + (copy.articles.get(change.article)?.priority ?? 5);
  }
}

/** What a whole solution costs the desk: solutions are told in this order, the mildest first. */
export const solutionPrice = ({ changes }: Pick<Solution, "changes">, copy: Copy): number => changes.reduce((sum, change) => sum + price(change, copy), 0);

/** The nearest page with every module mended in its own rectangle; one solution more for each other way to mend a module. */
function* inPlace({ copy, page, items, region, services, nearest }: NotFull): Generator<void, Solution[]> {
  const wrong = nearest?.modules.filter((module) => slackOf(module) !== 0) ?? [];
  if (!nearest || wrong.length === 0) return [];
  const stories = items.flatMap((item) => (item.series ? [...item.series.members] : [item]));
  const fixes: ModuleFix[][] = [];
  for (const module of wrong) {
    const item = stories.find(({ key }) => key === module.articles.join("+"));
    const source = copy.issue.articles.get(module.articles[0])?.article;
    const own = item && source ? yield* moduleFixes(module, nearest.modules, item, source, region, services) : [];
    if (own.length === 0) return [];
    fixes.push(own);
  }
  const choices = fixes.flatMap((own, at) => own.slice(at === 0 ? 0 : 1).map((fix) => fixes.map((others, i) => (i === at ? fix : others[0]))));
  return choices.map((chosen) => {
    const modules = nearest.modules.map((module) => chosen[wrong.indexOf(module)]?.module ?? module);
    return {
      page: page.label,
      changes: chosen.map(({ change }) => change),
      applies: chosen.every(({ change }) => change.kind !== "cut" && change.kind !== "add"),
      planned: { ...nearest, modules, metrics: pageLook(modules, items, region, copy.issue, services) },
    };
  });
}

/**
 * The nearest solutions of a page that is not exactly full, the mildest first; none where nothing that was tried makes it full.
 * @param trials undefined where the other stories of the page may not move: then each is mended in its own rectangle only
 */
export function* solutionsOf(page: NotFull, trials: Trials | undefined): Generator<void, Solution[]> {
  const found = [...(yield* inPlace(page)), ...(trials ? [...(yield* madeAnew(page, trials.without)), ...(yield* rewritten(page, trials.rewritten)), ...(yield* jumped(page, trials.jumped))] : [])];
  const priced = found.map((solution) => ({ solution, cost: solutionPrice(solution, page.copy) }));
  priced.sort((a, b) => a.cost - b.cost);
  const told = new Set<string>();
  const kinds = new Map<string, number>();
  return priced.flatMap(({ solution }) => {
    // The same advice in other numbers: the milder one is told.
    const key = JSON.stringify(solution.changes.map((change) => [change.kind, change.article, change.kind === "omit" ? change.block : change.kind === "jump" ? change.to : 0]));
    const kind = [...new Set(solution.changes.map((change) => change.kind))].sort().join();
    const before = kinds.get(kind) ?? 0;
    if (told.has(key) || before === mostOfKind) return [];
    told.add(key);
    kinds.set(kind, before + 1);
    return [solution];
  }).slice(0, mostTold);
}
