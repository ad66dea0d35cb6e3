/** Other pages of the same stories, made up in the background for an editor to choose among. */
import { setImmediate as turn } from "node:timers/promises";
import { z } from "zod";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { composerOf } from "../held-composer.js";
import { type AlternativePage, alternativePages } from "../makeup/alternative-pages.js";
import { samePage } from "../makeup/varied-pages.js";
import { costOf } from "../makeup/free-page.js";
import type { Cache } from "../model/context.js";
import type { Issue } from "../model/issue.js";
import type { PlanPage } from "../model/plan.js";
import { openDesk } from "../pipeline.js";
import { Stopwatch } from "../stopwatch.js";
import { titleOf } from "./issue-state.js";
import { EditRefused } from "./plan-edits.js";
import type { OpenIssue } from "./open-issue.js";
import type { AlternativeState, AlternativesState, Bilingual } from "./protocol.js";

export const alternativesSchema = z.strictObject({ page: z.string().min(1).max(20) });

/** Pages that are shown. */
const count = 5;

interface Search {
  readonly page: string;
  /** The page as it stood when the search began: another one makes its pages stale. */
  readonly version: string | undefined;
  readonly abort: AbortController;
  found: readonly AlternativePage[];
}

export class Alternatives {
  #search: Search | undefined;
  #state: AlternativesState | undefined;

  /** @param path an issue folder or its issue.json */
  constructor(private readonly issue: OpenIssue, private readonly path: string, private readonly cache: Cache, private readonly changed: () => void) {}

  /** Undefined while nothing is wanted. */
  get state(): AlternativesState | undefined {
    return this.#state;
  }

  /** Looks for other pages; a search that is going on is given up. */
  start(page: string): void {
    if (this.issue.made && !this.issue.made.labels.includes(page)) throw new EditRefused({ zh: `没有第${page}版`, en: `There is no page ${page}.` });
    this.#search?.abort.abort();
    const search: Search = { page, version: this.issue.content(page)?.version, abort: new AbortController(), found: [] };
    this.#search = search;
    this.#put({ page, state: "working", pages: [] });
    void this.#run(search).catch((error: unknown) => {
      if (this.#search !== search || search.abort.signal.aborted) return;
      const words = String(error instanceof Error ? error.message : error);
      this.#put({ page, state: "failed", pages: [], words: { zh: words, en: words } });
    });
  }

  /** Gives up the search, or puts away what it found. */
  cancel(): void {
    this.#search?.abort.abort();
    this.#search = undefined;
    this.#put(undefined);
  }

  /** The page that was chosen, counted from 1; undefined where it is not there, or the page has changed since. */
  chosen(page: string, number: number): PlanPage | undefined {
    const search = this.#search;
    if (search?.page !== page || search.version !== this.issue.content(page)?.version) return undefined;
    return search.found[number - 1]?.planned;
  }

  #put(state: AlternativesState | undefined): void {
    this.#state = state;
    this.changed();
  }

  async #run(search: Search): Promise<void> {
    const { page, abort: { signal } } = search;
    const since = performance.now();
    const open = await openDesk(this.path, { diagnostics: new Diagnostics(), stopwatch: new Stopwatch(), cache: this.cache });
    if (signal.aborted) return;
    const { issue, copy, fonts } = open;
    if (!issue || !copy) return this.#put({ page, state: "failed", pages: [], words: unreadable });
    const work = alternativePages(copy, page, composerOf(issue.theme, fonts).galleys, count);
    for (;;) {
      const step = work.next();
      // Other answers of the server come between, and so does giving up.
      await turn();
      if (signal.aborted) return;
      if (!step.done) continue;
      search.found = step.value;
      break;
    }
    const now = this.issue.made?.made.pages.find(({ label }) => label === page);
    // The page that stands there is always among them: the others are looked at beside it.
    const others = search.found.filter(({ planned }) => !now || !samePage(now.modules, planned.modules));
    search.found = (now ? [{ planned: now, cost: costOf(now) }, ...others] : others).slice(0, count);
    const pages = search.found.map((one, i) => alternativeState(one, i + 1, one.planned === now, issue));
    this.#put({ page, state: "done", pages, ms: Math.round(performance.now() - since), grid: { columns: issue.theme.grid.columns, rows: issue.theme.grid.rows } });
  }
}

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
