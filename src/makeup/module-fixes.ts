/** What would make one story exactly fill its own rectangle: copy left out, cut or added, a picture larger or smaller; composed before it is told. */
import type { Article } from "../model/article.js";
import type { ArticleCopy } from "../model/copy.js";
import type { PageItem } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import type { PlanModule } from "../model/plan.js";
import type { Change, Resizing } from "../model/solution.js";
import { withoutBlock } from "../model/taken-out.js";
import { mayBeAddedTo, mayBeCutBy } from "./askable.js";
import { lockedSetting } from "./held-modules.js";
import { deepestCrop } from "./picture-sources.js";
import { underBanner } from "./page-geometry.js";
import { storyShape } from "./shapes.js";
import { cutFromEnd, optionalBlocks, textCharacters, withMore } from "./trimmed-copy.js";
import { type MakeupServices, pageTables } from "./types.js";

/** A change, and the module that it gives. */
export interface ModuleFix {
  readonly change: Change;
  readonly module: PlanModule;
}

/** Lines over (> 0) or short (< 0) of a module. */
export const slackOf = ({ fit }: PlanModule): number => fit.oversetLines - fit.holeLines;

/** The module with other copy in the same rectangle; undefined where that cannot stand there. */
function reset(module: PlanModule, modules: readonly PlanModule[], item: PageItem, copy: ArticleCopy, region: PageRegion, services: MakeupServices): PlanModule | undefined {
  const { rect, slot, rank, boxed } = module;
  // Tables go by the story's name: other copy needs others.
  const shape = storyShape({ ...item, copy }, { slot, cols: rect.cols, rank, boxed, atTop: rect.row === region.row, underBanner: underBanner(module, modules), locked: lockedSetting(module) }, { ...services, tables: pageTables() });
  if (!Number.isFinite(shape.cost[rect.rows])) return undefined;
  const [set] = shape.place(rect.rows, rect.col, rect.row);
  return set && { ...set, lock: module.lock };
}

/** Room of a picture in a module, in basic columns × rows. */
const roomOf = ({ pictures, rect, text }: PlanModule, figure: string): number =>
  pictures.reduce((sum, p) => (p.figure === figure ? sum + (p.cols / text.columns) * rect.cols * p.rows : sum), 0);

/** The picture whose room differs most between two settings of a module. */
function resizing(before: PlanModule, after: PlanModule): Resizing | undefined {
  let most: Resizing | undefined;
  for (const { figure } of before.pictures) {
    const ratio = roomOf(after, figure) / roomOf(before, figure) - 1;
    const percent = Math.round(100 * Math.abs(ratio));
    if (percent > (most?.percent ?? 0)) most = { kind: ratio > 0 ? "enlarge" : "reduce", article: before.articles[0], figure, percent };
  }
  return most;
}

/** The smallest count in 1 … most for which `fits` no longer answers with what was wrong; monotone by nature of the copy. */
function least(most: number, wrong: (count: number) => boolean): number | undefined {
  if (wrong(most)) return undefined;
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (wrong(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Ways to make a module that is over or short exactly full, the mildest first. Only stories that end on this
 * page are changed: a group of briefs has more than one place for the change, and the first part of a jump ends elsewhere.
 * @param modules the page that the module is of
 */
export function* moduleFixes(module: PlanModule, modules: readonly PlanModule[], item: PageItem, source: Article, region: PageRegion, services: MakeupServices): Generator<void, ModuleFix[]> {
  const slack = slackOf(module);
  if (slack === 0 || (item.kind !== "continued" && (item.kind !== "story" || item.jump))) return [];
  const article = item.copy;
  const found: ModuleFix[] = [];
  const full = (copy: ArticleCopy | undefined): PlanModule | undefined => {
    const set = copy && reset(module, modules, item, copy, region, services);
    return set && slackOf(set) === 0 ? set : undefined;
  };
  const id = article.id;
  if (slack > 0) {
    for (const omission of optionalBlocks(article)) {
      const set = full(withoutBlock(article, omission.block));
      if (set) found.push({ change: omission, module: set });
      yield;
    }
  }
  // Locked pictures come out as they were.
  if (module.pictures.length > 0) {
    const set = reset(module, modules, item, article, region, { ...services, cropLimit: deepestCrop });
    const change = set && slackOf(set) === 0 ? resizing(module, set) : undefined;
    // A replay would crop no deeper than make-up does by itself, were the picture not locked.
    if (set && change) found.push({ change, module: { ...set, lock: [...new Set([...set.lock, "picture" as const])] } });
    yield;
  }
  const most = Math.ceil((Math.abs(slack) + 2) * module.text.measureEm);
  const changed = (count: number): ArticleCopy | undefined => (slack > 0 ? cutFromEnd(article, source, count) : withMore(article, count));
  const chars = least(most, (count) => {
    const copy = changed(count);
    const set = copy && reset(module, modules, item, copy, region, services);
    // What cannot be changed so far stays wrong; so does what cannot be set.
    return !set || slackOf(set) * Math.sign(slack) > 0;
  });
  yield;
  const copy = chars === undefined ? undefined : changed(chars);
  const set = full(copy);
  if (!copy || !set) return found;
  const own = textCharacters(article);
  const by = Math.abs(textCharacters(copy) - own);
  if ((slack > 0 ? mayBeCutBy : mayBeAddedTo)(by, own)) found.push({ change: { kind: slack > 0 ? "cut" : "add", article: id, chars: by }, module: set });
  return found;
}
