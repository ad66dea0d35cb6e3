/** Plans of pages made up before: a page whose copy, theme and faces are the same is not made up again. */
import { createHash } from "node:crypto";
import type { Diagnostics } from "./diagnostics/diagnostic.js";
import type { Assignment } from "./makeup/assign/sections.js";
import type { Cache, Fonts } from "./model/context.js";
import type { Copy } from "./model/copy.js";
import { copySum } from "./makeup/copy-sum.js";
import type { Issue, PageFile } from "./model/issue.js";
import type { Plan, PlanPage } from "./model/plan.js";
import { codeHash } from "./package-files.js";

export interface KeptPlans {
  /** Pages by label that need not be made up. */
  readonly pages: ReadonlyMap<string, PlanPage>;
  /** Hash of everything that a page with its furniture depends on. */
  placedKey(label: string): string;
  /** Keeps the pages of a plan; one with findings is made up again, so that they are reported again. */
  keep(plan: Plan, diagnostics: Diagnostics): Promise<void>;
}

/** Looks up every page of an issue. What people edited of the plan is part of what its pages depend on. */
export async function keptPlans(copy: Copy, fonts: Fonts, cache: Cache): Promise<KeptPlans> {
  const { issue } = copy;
  const shared = await sharedHash(copy, fonts);
  const keys = new Map(issue.file.pages.map((page, index) => [page.label, pageKey(copy, page, index, shared)]));
  const pages = new Map<string, PlanPage>();
  for (const [label, key] of keys) {
    const kept = await cache.get("page-plan", key);
    if (kept) pages.set(label, JSON.parse(new TextDecoder().decode(kept)) as PlanPage);
  }
  return {
    pages,
    // Furniture names other pages, and how many there are.
    placedKey: (label) => JSON.stringify([keys.get(label), issue.file.pages.map((page) => [page.label, page.name, page.section])]),
    async keep(plan, diagnostics) {
      for (const page of plan.pages) {
        const key = keys.get(page.label);
        if (key === undefined || pages.has(page.label) || diagnostics.all.some(({ place }) => place.page === page.label)) continue;
        await cache.put("page-plan", key, new TextEncoder().encode(JSON.stringify(page)));
      }
    },
  };
}

/** What every page's plan depends on: the program, the theme, its faces, the issue but for its pages, its jumps. */
const sharedHash = async ({ issue }: Copy, fonts: Fonts): Promise<string> => createHash("sha256").update(await codeHash()).update(sharedParts(issue, fonts)).digest("hex");

function sharedParts(issue: Issue, fonts: Fonts): string {
  // What sections came to stands in the pages' articles.
  const { pages, sections: _sections, ...file } = issue.file;
  const jumps = pages.flatMap((page) => (page.slots ?? []).filter(({ jump }) => jump).map(({ article, jump }) => [page.label, article, jump]));
  const faces = Object.values(issue.theme.faces).flat().map((source) => [source.id, source.only, fonts.metrics(source).sha256]);
  const { faces: _, ...theme } = issue.theme;
  return JSON.stringify([file, jumps, theme, faces]);
}

/** Articles that issue.json names on a page, each once. */
const namedOn = (page: PageFile): Set<string> => new Set([...(page.slots ?? []).map(({ article }) => article), ...(page.articles ?? []), ...(page.series ?? []).flatMap((series) => series.articles)]);

/**
 * Hash of what a page is made of, whatever the plan makes of it: its articles as they came, its place in issue.json, theme
 * and faces. Places, locks and blocks left out may change, and it stays. Undefined where the issue has no such page.
 */
export function pageSources(issue: Issue, fonts: Fonts, label: string): string | undefined {
  const index = issue.file.pages.findIndex((page) => page.label === label);
  const page = issue.file.pages[index];
  if (!page) return undefined;
  const hash = createHash("sha256").update(sharedParts(issue, fonts)).update(JSON.stringify([index, page]));
  for (const id of namedOn(page)) {
    const article = issue.articles.get(id)?.article;
    hash.update(JSON.stringify([id, article, (article?.figures ?? []).map(({ href }) => issue.pictures.get(href)?.sha256)]));
  }
  return hash.digest("hex");
}

function pageKey({ issue, articles }: Copy, page: PageFile, index: number, shared: string): string {
  const hash = createHash("sha256").update(shared).update(JSON.stringify([index, page]));
  if (issue.plan) {
    const { pages, omitted, replaced, held, grid } = issue.plan;
    hash.update(JSON.stringify([pages.find(({ label }) => label === page.label), omitted, replaced, held, grid]));
  }
  for (const id of namedOn(page)) {
    const article = articles.get(id);
    hash.update(id).update(article ? copySum(article) : "");
    for (const { figure } of article?.figures ?? []) hash.update(issue.pictures.get(figure.href)?.sha256 ?? "");
  }
  return hash.digest("hex");
}

/** Assignments made before: the articles of sections are given out anew only when something that decides it has changed. */
export async function keptAssignment(copy: Copy, fonts: Fonts, cache: Cache): Promise<{ readonly found: Assignment | undefined; keep(made: Assignment): Promise<void> }> {
  const { issue } = copy;
  if (issue.plan || !issue.file.sections?.length) return { found: undefined, keep: async () => {} };
  const hash = createHash("sha256").update(await sharedHash(copy, fonts)).update(JSON.stringify([issue.file.sections, issue.file.pages, [...copy.articles].map(([id, article]) => [id, copySum(article)])]));
  for (const href of [...issue.pictures.keys()].sort()) hash.update(href).update(issue.pictures.get(href)?.sha256 ?? "");
  const key = hash.digest("hex");
  const kept = await cache.get("assignment", key);
  return {
    found: kept && (JSON.parse(new TextDecoder().decode(kept)) as Assignment),
    keep: ({ pages, held, findings }) => cache.put("assignment", key, new TextEncoder().encode(JSON.stringify({ pages, held, findings }))),
  };
}
