/** Pages of an issue with jumps (转版) that neither issue.json nor its sections have set: those of an edited plan, and those on trial. */
import type { IssueFile, PageFile, SlotFill } from "./issue.js";

/** Ends of jumps by the label of their page: first parts with `jump`, continuations. */
export type JumpEnds = ReadonlyMap<string, readonly JumpEnd[]>;
export type JumpEnd = Pick<SlotFill, "article" | "jump" | "continued">;

/** Where the layout is `auto` a slot may have any name. */
const slot = "assigned";

/** What a page carries, in slots. */
export const slotsOf = (page: PageFile): readonly SlotFill[] => page.slots ?? (page.articles ?? []).map((article) => ({ slot, article }));

function jumpedPage(page: PageFile, ends: readonly JumpEnd[]): PageFile {
  const first = new Map(ends.filter(({ jump }) => jump).map((end) => [end.article, end.jump]));
  const own = slotsOf(page).map((fill): SlotFill => (first.has(fill.article) ? { ...fill, jump: first.get(fill.article) } : fill));
  return { ...page, articles: [], slots: [...own, ...ends.filter(({ continued }) => continued).map((end): SlotFill => ({ slot, ...end }))] };
}

/** The issue with these jumps: a story that jumps keeps its place on its page, a continuation comes last on its own. */
export function withJumps(file: IssueFile, ends: JumpEnds): IssueFile {
  if (ends.size === 0) return file;
  return {
    ...file,
    pages: file.pages.map((page) => {
      const own = ends.get(page.label);
      return own ? jumpedPage(page, own) : page;
    }),
  };
}

/** The jumps alone, in slots of their pages. */
export const jumpsAlone = (file: IssueFile, ends: JumpEnds): IssueFile => ({
  ...file,
  pages: file.pages.map((page) => ({ ...page, articles: [], slots: (ends.get(page.label) ?? []).map((end): SlotFill => ({ slot, ...end })) })),
});
