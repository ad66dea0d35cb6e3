/** The issue as an edited plan wants it: late replacements made, held articles off their pages. */
import type { IssueFile, PageFile } from "../model/issue.js";
import type { Plan } from "../model/plan.js";

type Named = { readonly article: string };

function plannedPage(page: PageFile, held: ReadonlySet<string>, now: (id: string) => string): PageFile {
  const kept = <T extends Named>(entries: readonly T[]): T[] =>
    entries.filter(({ article }) => !held.has(now(article))).map((entry) => ({ ...entry, article: now(entry.article) }));
  const names = (ids: readonly string[]): string[] => ids.map(now).filter((id) => !held.has(id));
  return {
    ...page,
    ...(page.slots ? { slots: kept(page.slots) } : {}),
    ...(page.articles ? { articles: names(page.articles) } : {}),
    // A series of one story is a story.
    ...(page.series ? { series: page.series.map((series) => ({ ...series, articles: names(series.articles) })).filter(({ articles }) => articles.length > 1) } : {}),
    ...(page.pins ? { pins: kept(page.pins) } : {}),
  };
}

/** `file` with the plan's `replaced` and `held` carried out on every page; a replacement may itself be held. */
export function plannedIssue(file: IssueFile, plan: Pick<Plan, "held" | "replaced">): IssueFile {
  const replaced = new Map((plan.replaced ?? []).map((one) => [one.old, one.new]));
  const held = new Set(plan.held.map(({ article }) => article));
  if (replaced.size === 0 && held.size === 0) return file;
  const now = (id: string): string => replaced.get(id) ?? id;
  return {
    ...file,
    pages: file.pages.map((page) => plannedPage(page, held, now)),
    // What a section holds is told by the assignment, which reads the plan's `held` itself.
    ...(file.sections ? { sections: file.sections.map((section) => ({ ...section, articles: section.articles.map(now) })) } : {}),
  };
}
