/** What a section's pages carry: whole articles, first parts of stories that jump, the rest of them. */
import type { IssueFile, PageFile, SlotFill } from "../../model/issue.js";
import type { Unit } from "./units.js";

export type Section = NonNullable<IssueFile["sections"]>[number];

/** What a page carries: slots where it has some, else a list. */
export type PageContents = Pick<PageFile, "articles" | "slots">;

/** An article as a page is given it: whole, its first part, or the rest of it. */
export type Given = Pick<SlotFill, "article" | "jump" | "continued">;

/** A page's contents with what it is given. Jumps are told in slots. */
export function contentsWith(page: PageFile, given: readonly Given[]): PageContents {
  if (!page.slots && given.every(({ jump, continued }) => !jump && !continued)) return { articles: [...(page.articles ?? []), ...given.map(({ article }) => article)] };
  const fixed = page.slots ?? (page.articles ?? []).map((article): SlotFill => ({ slot: "assigned", article }));
  return { slots: [...fixed, ...given.map((one): SlotFill => ({ slot: "assigned", ...one }))], articles: [] };
}

/** What units bring to their page, the most important first, then in the order of the section. */
export function givenBy(units: readonly Unit[], section: Section): Given[] {
  const place = (unit: Unit): number => section.articles.indexOf(unit.articles[0]);
  return [...units].sort((a, b) => b.priority - a.priority || place(a) - place(b)).flatMap(({ articles, part }) => articles.map((article): Given => {
    if (part?.role === "rest") return { article, continued: true };
    return part && part.jump.article === article ? { article, jump: { to: part.jump.to, afterBlocks: part.jump.afterBlocks } } : { article };
  }));
}

/** The issue's pages as page number `at` sees them while it is tried: with its contents, and with the beginnings of what is continued on it. */
export function pagesOnTrial(pages: readonly PageFile[], at: number, contents: PageContents, units: readonly Unit[]): PageFile[] {
  const jumps = units.flatMap(({ part }) => (part?.role === "rest" ? [part.jump] : []));
  return pages.map((page, p) => {
    if (p === at) return { ...page, ...contents };
    const own = jumps.filter(({ from }) => from === page.label);
    return own.length === 0 ? page : { ...page, ...contentsWith(page, own.map(({ article, to, afterBlocks }) => ({ article, jump: { to, afterBlocks } }))) };
  });
}
