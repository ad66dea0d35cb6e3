/** Other pages of the same stories, made up in the background for an editor to choose among. */
import { setImmediate as turn } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { composerOf } from "../held-composer.js";
import { pageSources } from "../kept-plans.js";
import { type AlternativePage, alternativePages } from "../makeup/alternative-pages.js";
import { modulePlaces, samePage } from "../makeup/varied-pages.js";
import { costOf } from "../makeup/free-page.js";
import type { Cache } from "../model/context.js";
import type { Issue } from "../model/issue.js";
import type { PlanPage } from "../model/plan.js";
import { distinctOmissions, omittedOn } from "../model/taken-out.js";
import { type Desk, openDesk } from "../pipeline.js";
import { Stopwatch } from "../stopwatch.js";
import { titleOf } from "./issue-state.js";
import { EditRefused, type Proposed } from "./plan-edits.js";
import type { OpenIssue } from "./open-issue.js";
import type { AlternativeState, AlternativesState, Bilingual } from "./protocol.js";

export const alternativesSchema = z.strictObject({ page: z.string().min(1).max(20) });

/** Pages that are shown. */
const count = 5;

interface Search {
  readonly page: string;
  readonly abort: AbortController;
  found?: Found;
}

interface Found {
  /** What the page was made of: while that is the same, each of its pages can be taken, whichever stands. */
  readonly sources: string | undefined;
  readonly pages: readonly AlternativePage[];
  readonly issue: Issue;
  readonly ms: number;
}

export class Alternatives {
  #search: Search | undefined;
  #failed: Bilingual | undefined;
  /** What was told last, as it was sent. */
  #told: string | undefined;
  #sources: { readonly laid: Desk; readonly page: string; readonly sources: string | undefined } | undefined;
  readonly #unfollow: () => void;

  /** @param path an issue folder or its issue.json */
  constructor(private readonly issue: OpenIssue, private readonly path: string, private readonly cache: Cache, private readonly changed: () => void) {
    // Another page may stand there now, or other copy.
    this.#unfollow = issue.onState(() => this.#tell());
  }

  /** As things stand now; undefined while nothing is wanted. */
  get state(): AlternativesState | undefined {
    if (!this.#search) return undefined;
    const { page, found } = this.#search;
    if (this.#failed) return { page, state: "failed", pages: [], words: this.#failed };
    if (!found) return { page, state: "working", pages: [] };
    const { issue, ms } = found;
    const { columns, rows } = issue.theme.grid;
    const now = standing(found.pages, this.#standing(page));
    return {
      page, state: "done", pages: found.pages.map((one, i) => alternativeState(one, i + 1, one === now, issue)), ms, grid: { columns, rows },
      ...(this.#isStale(page, found) ? { stale: true } : {}),
    };
  }

  /** Looks for other pages; a search that is going on is given up. */
  start(page: string): void {
    if (this.issue.made && !this.issue.made.labels.includes(page)) throw new EditRefused({ zh: `没有第${page}版`, en: `There is no page ${page}.` });
    const search: Search = { page, abort: new AbortController() };
    this.#begin(search);
    const failed = (words: Bilingual): void => {
      if (this.#search !== search) return;
      this.#failed = words;
      this.#tell();
    };
    this.#run(search).then((fault) => { if (fault) failed(fault); }, (error: unknown) => {
      const words = String(error instanceof Error ? error.message : error);
      failed({ zh: words, en: words });
    });
  }

  /** Gives up the search, or puts away what it found. */
  cancel(): void {
    this.#begin(undefined);
  }

  /** Gives up the search, and follows the issue no longer. */
  close(): void {
    this.#unfollow();
    this.cancel();
  }

  /** The page that was chosen, counted from 1; undefined where it is not there, or what the page is made of has changed since. */
  chosen(page: string, number: number): Proposed | undefined {
    const found = this.#search?.page === page ? this.#search.found : undefined;
    const planned = found && !this.#isStale(page, found) ? found.pages[number - 1]?.planned : undefined;
    if (!found || !planned) return undefined;
    const stories = new Set(planned.modules.flatMap(({ articles }) => articles));
    return { planned, omitted: distinctOmissions([...(found.issue.plan?.omitted ?? []).filter(({ article }) => stories.has(article)), ...omittedOn(planned)]) };
  }

  #begin(search: Search | undefined): void {
    this.#search?.abort.abort();
    this.#search = search;
    this.#failed = undefined;
    this.#tell();
  }

  /** Tells what has changed, if anything has. */
  #tell(): void {
    const told = JSON.stringify(this.state);
    if (told === this.#told) return;
    this.#told = told;
    this.changed();
  }

  #standing(page: string): PlanPage | undefined {
    return this.issue.made?.made.pages.find(({ label }) => label === page);
  }

  /** What the page is made of as it was last laid out; worked out once. */
  #sourcesNow(page: string): string | undefined {
    const { laid } = this.issue;
    if (!laid?.issue) return undefined;
    if (this.#sources?.laid !== laid || this.#sources.page !== page) this.#sources = { laid, page, sources: pageSources(laid.issue, laid.fonts, page) };
    return this.#sources.sources;
  }

  /** Files that cannot be read are other files too. */
  #isStale(page: string, { sources }: Found): boolean {
    return this.issue.state?.readable === false || (this.issue.laid !== undefined && this.#sourcesNow(page) !== sources);
  }

  /** Comes to what keeps pages from being found, if anything does. */
  async #run(search: Search): Promise<Bilingual | undefined> {
    const { page, abort: { signal } } = search;
    const since = performance.now();
    const { issue, copy, fonts } = await openDesk(this.path, { diagnostics: new Diagnostics(), stopwatch: new Stopwatch(), cache: this.cache, held: this.issue.held });
    if (!issue || !copy) return unreadable;
    const work = alternativePages(copy, page, composerOf(issue.theme, fonts).galleys, count);
    for (;;) {
      if (signal.aborted) return undefined;
      const step = work.next();
      // Other answers of the server come between, and so does giving up.
      await turn();
      if (!step.done) continue;
      if (signal.aborted) return undefined;
      const sources = pageSources(issue, fonts, page);
      // The page that stands there is always among them: the others are looked at beside it, and it can be taken again. One of other copy is none of them.
      const now = sources === this.#sourcesNow(page) ? this.#standing(page) : undefined;
      const others = step.value.filter(({ planned }) => !now || !samePage(now.modules, planned.modules));
      search.found = { sources, pages: (now ? [{ planned: now, cost: costOf(now) }, ...others] : others).slice(0, count), issue, ms: Math.round(performance.now() - since) };
      this.#tell();
      return undefined;
    }
  }
}

/** Which of these pages stands: the very page before one that only looks like it. */
const standing = (pages: readonly AlternativePage[], now: PlanPage | undefined): AlternativePage | undefined =>
  now && (pages.find(({ planned }) => isDeepStrictEqual(modulePlaces(planned.modules), modulePlaces(now.modules))) ?? pages.find(({ planned }) => samePage(now.modules, planned.modules)));

function alternativeState({ planned, cost }: AlternativePage, number: number, now: boolean, issue: Issue): AlternativeState {
  return {
    number, now, cost: Math.round(cost * 10) / 10, checks: planned.metrics.checksPassed ?? 0,
    modules: planned.modules.map((module) => ({
      title: titleOf(module, issue), kind: module.kind, rect: module.rect, boxed: module.boxed,
      head: { row: module.head.airRows + module.head.pictureRows, rows: module.head.rows - module.head.airRows },
      columns: module.text.columns,
      pictures: module.pictures.map(({ col, row, cols, rows }) => ({ col, cols, rows, row: module.head.pictureRows > 0 ? module.head.airRows + row : module.head.rows + row })),
    })),
  };
}

const unreadable: Bilingual = { zh: "稿件或主题有错，先改好", en: "Copy or theme has faults: mend them first." };
