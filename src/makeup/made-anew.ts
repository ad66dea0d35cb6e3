/** Solutions for which the whole page is made up again: without an optional paragraph, without a story, with a story shorter or longer. */
import type { ArticleCopy } from "../model/copy.js";
import type { PageFile } from "../model/issue.js";
import type { PlanPage } from "../model/plan.js";
import type { Omission, Solution } from "../model/solution.js";
import { withoutBlocks } from "../model/taken-out.js";
import { mayBeAddedTo, mayBeCutBy } from "./askable.js";
import { slackOf } from "./module-fixes.js";
import type { NotFull, Trial } from "./not-full.js";
import { cutFromEnd, optionalBlocks, textCharacters, withMore } from "./trimmed-copy.js";

/** Most choices of optional blocks that are tried, when there are enough of them, and most articles that are tried without. */
const mostOmissions = 6;
const enoughOmissions = 2;
const mostHeld = 6;

/** Stories that are tried shorter or longer. */
const mostRewritten = 2;

/** Shares of the excess that are tried until the page is full: the planner takes up some of it, and too much leaves a hole. */
const sharesOfExcess = [1, 0.75, 1.3, 0.5, 0.3] as const;
/** Shares of the story, where no page says how much is over. */
const sharesOfStory = [0.1, 0.2, 0.35, 0.6] as const;
/** A long cut is found to this share of it: nobody counts single characters of a thousand. */
const exactness = 0.02;

/** A page without one article; series, pins and jumps keep theirs, since more than one place would change. */
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

/** An article may forbid that it be held; adverts and notices are held only where they say so themselves. */
const mayBeHeld = ({ kind, mayHold }: ArticleCopy): boolean => mayHold ?? (kind !== "advert" && kind !== "notice");

/** Characters by which a page is over (> 0) or short (< 0) of copy, as its nearest page has it. */
export const excess = (nearest: PlanPage): number => nearest.modules.reduce((sum, module) => sum + slackOf(module) * module.text.measureEm, 0);

/** The page without optional blocks, one or the shortest together; what comes nearest to the excess is tried first. */
function* omitted({ copy, page, nearest }: NotFull, stories: readonly ArticleCopy[], trial: Trial): Generator<void, Solution[]> {
  const choices = stories.flatMap(optionalBlocks).sort((a, b) => a.chars - b.chars);
  /** Together they may leave a subhead or a story without text. */
  const bare = (taken: readonly Omission[]): boolean =>
    taken.some((one, i) => !optionalBlocks(withoutBlocks(copy, taken.slice(0, i)).articles.get(one.article) as ArticleCopy).some(({ block }) => block === one.block));
  const together = choices.map((_, i) => choices.slice(0, i + 1)).filter((taken) => taken.length > 1 && !bare(taken));
  const over = nearest ? excess(nearest) : 0;
  const distance = (taken: readonly Omission[]): number => Math.abs(taken.reduce((sum, { chars }) => sum + chars, 0) - over);
  const found: Solution[] = [];
  for (const changes of [...choices.map((one) => [one]), ...together].sort((a, b) => distance(a) - distance(b)).slice(0, mostOmissions)) {
    const planned = yield* trial(withoutBlocks(copy, changes), page);
    if (planned) found.push({ page: page.label, changes, applies: true, planned });
    if (found.length === enoughOmissions) break;
  }
  return found;
}

/** Made up anew without optional blocks, or without an article; the least important articles are tried first. */
export function* madeAnew(notFull: NotFull, trial: Trial): Generator<void, Solution[]> {
  const { copy, page, items, nearest } = notFull;
  if (nearest && excess(nearest) <= 0) return [];
  const stories = items.flatMap((item) => item.articles).flatMap((id) => copy.articles.get(id) ?? []);
  const found = yield* omitted(notFull, stories, trial);
  const order = stories.filter(mayBeHeld).sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
  for (const article of order.slice(0, mostHeld)) {
    const rest = without(page, article.id);
    const planned = rest && (yield* trial(copy, rest));
    if (planned) found.push({ page: page.label, changes: [{ kind: "hold", article: article.id, head: article.main?.text ?? "" }], applies: true, planned });
  }
  return found;
}

/** The fewest characters that one story must lose or gain so that the page, made up anew, is full; the longest stories are tried. */
export function* rewritten({ copy, page, items, nearest }: NotFull, trial: Trial): Generator<void, Solution[]> {
  const over = nearest ? excess(nearest) : undefined;
  const longer = over !== undefined && over <= 0;
  const stories = items.filter(({ kind, jump }) => kind === "story" && !jump).map((item) => item.copy);
  const longest = [...stories].sort((a, b) => textCharacters(b) - textCharacters(a) || (a.id < b.id ? -1 : 1)).slice(0, mostRewritten);
  const found: Solution[] = [];
  for (const article of longest) {
    const source = copy.issue.articles.get(article.id)?.article;
    if (!source) continue;
    const changed = (count: number): ArticleCopy | undefined => (longer ? withMore(article, count) : cutFromEnd(article, source, count));
    const full = function* (count: number): Generator<void, PlanPage | undefined> {
      const other = changed(count);
      return other && (yield* trial({ ...copy, articles: new Map([...copy.articles, [article.id, other]]) }, page));
    };
    const own = textCharacters(article);
    const counts = (over === undefined ? sharesOfStory.map((share) => share * own) : sharesOfExcess.map((share) => share * Math.abs(over)))
      .map(Math.ceil).filter((count) => count >= 1 && (longer ? mayBeAddedTo : mayBeCutBy)(count, own));
    let high = 0;
    let low = 1;
    let planned: PlanPage | undefined;
    for (const count of counts) {
      planned = yield* full(count);
      if (planned) {
        high = count;
        // Smaller counts that were tried were not enough.
        low = 1 + Math.max(0, ...counts.slice(0, counts.indexOf(count)).filter((tried) => tried < count));
        break;
      }
    }
    if (!planned) continue;
    while (high - low >= Math.max(1, exactness * high)) {
      const middle = Math.floor((low + high) / 2);
      const made = yield* full(middle);
      if (made) [high, planned] = [middle, made];
      else low = middle + 1;
    }
    const chars = Math.abs(own - textCharacters(changed(high) ?? article));
    found.push({ page: page.label, changes: [{ kind: longer ? "add" : "cut", article: article.id, chars }], applies: false, planned });
  }
  return found;
}
