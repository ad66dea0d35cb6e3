/** What is assigned to pages as a whole: an article, those that must share its page, a handful of briefs. */
import type { Constraints } from "../../model/article.js";
import type { ArticleCopy, Copy } from "../../model/copy.js";
import type { Galleys } from "../../model/galley.js";
import type { Jump } from "../../model/jumps.js";
import type { HeadRank } from "../../model/theme.js";
import { type Space, spaceOf } from "./space.js";

export interface Unit extends Space {
  /** In the order of the section's list. */
  readonly articles: readonly string[];
  /** The highest of its articles. */
  readonly priority: number;
  readonly advert: boolean;
  /** It may open a page. */
  readonly mayLead: boolean;
  /** Modules that it makes on a page. */
  readonly items: number;
  /** The page that it must stand on. */
  readonly page: string | undefined;
  /** What holding it takes of the section's number of articles that may be held; undefined where it may not be held. */
  readonly holdCost: number | undefined;
  /** One of its stories jumps, and this is what stays on the first page, or the rest on the other. */
  readonly part?: { readonly role: "first" | "rest"; readonly jump: Jump };
}

/** Briefs that stand together in one module. */
const briefsTogether = 5;

const leads = ({ kind, main }: ArticleCopy): boolean => main !== undefined && !["advert", "notice", "photo", "poem", "brief"].includes(kind);

/** Ranks as make-up will give them, guessed from the order of importance among so many pages. */
function ranksOf(articles: readonly ArticleCopy[], pages: number): ReadonlyMap<string, HeadRank> {
  const order = articles.filter(({ kind }) => kind !== "advert" && kind !== "brief").sort((a, b) => b.priority - a.priority);
  const rest = order.length - 3 * pages;
  return new Map(order.map(({ id }, i) => [id, i < pages ? "lead" : i < 3 * pages ? "second" : i < 3 * pages + rest / 2 ? "third" : "minor"]));
}

/** Articles that one asks to share its page. */
const related = (constraints: Constraints | undefined): readonly string[] => [...(constraints?.samePage ?? []), ...(constraints?.above ?? []), ...(constraints?.adjacent ?? [])];

/** What is paid for, or announced, is held only where it says so itself. */
function holdCostOf(group: readonly ArticleCopy[]): number | undefined {
  const never = ({ kind, mayHold }: ArticleCopy): boolean => mayHold === false || (mayHold === undefined && (kind === "advert" || kind === "notice"));
  return group.some(never) ? undefined : group.filter(({ mayHold }) => mayHold === undefined).length;
}

/** Groups of articles whose wishes (`samePage`, `above`, `adjacent`) or number tie them to one page. */
function groups(articles: readonly ArticleCopy[], placed: ReadonlyMap<string, string>): ArticleCopy[][] {
  const known = new Map(articles.map((article) => [article.id, article]));
  const groupOf = new Map<string, ArticleCopy[]>(articles.map((article) => [article.id, [article]]));
  const tie = (a: string, b: string): void => {
    const [one, other] = [groupOf.get(a), groupOf.get(b)];
    if (!one || !other || one === other) return;
    // What is given two pages cannot be brought together.
    if (new Set([...one, ...other].flatMap(({ id }) => placed.get(id) ?? [])).size > 1) return;
    one.push(...other);
    for (const { id } of other) groupOf.set(id, one);
  };
  for (const { id, constraints } of articles)
    for (const other of related(constraints)) if (known.has(other)) tie(id, other);
  // Those of one page that is given go with it in any case; the rest of the briefs are dealt out by the handful.
  const briefs = articles.filter((one) => one.kind === "brief" && one.mayHold === undefined && !placed.has(one.id) && groupOf.get(one.id)?.length === 1);
  briefs.forEach(({ id }, i) => tie(briefs[i - (i % briefsTogether)].id, id));
  return [...new Set(groupOf.values())].map((group) => group.sort((a, b) => articles.indexOf(a) - articles.indexOf(b)));
}

/**
 * The units of a section.
 * @param placed pages that some articles must stand on, by article; articles elsewhere that others ask to stand with count too
 */
export function unitsOf(articles: readonly ArticleCopy[], pages: number, pageCells: number, placed: ReadonlyMap<string, string>, { issue: { theme } }: Copy, galleys: Galleys): Unit[] {
  const ranks = ranksOf(articles, pages);
  return groups(articles, placed).map((group): Unit => {
    const spaces = group.map((article) => spaceOf(article, ranks.get(article.id) ?? "brief", pageCells, theme, galleys));
    const briefs = group.filter(({ kind }) => kind === "brief");
    // What stands there already comes before what others only ask to stand with.
    const near = [...group.map(({ id }) => id), ...group.flatMap(({ constraints }) => related(constraints))];
    const page = near.map((id) => placed.get(id)).find((label) => label !== undefined);
    return {
      articles: group.map(({ id }) => id),
      priority: Math.max(...group.map(({ priority }) => priority)),
      advert: group.some(({ kind }) => kind === "advert"),
      mayLead: group.some(leads),
      items: group.length - briefs.length + (briefs.length > 0 ? 1 : 0),
      page,
      holdCost: page === undefined ? holdCostOf(group) : undefined,
      cells: spaces.reduce((sum, { cells }) => sum + cells, 0),
      pictures: spaces.reduce((sum, { pictures }) => sum + pictures, 0),
    };
  });
}
