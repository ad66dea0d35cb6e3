/** Trial make-up of a section's pages: the judge of every assignment. */
import { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { Copy } from "../../model/copy.js";
import type { Galleys } from "../../model/galley.js";
import type { PageFile } from "../../model/issue.js";
import type { PlanPage } from "../../model/plan.js";
import { freePage } from "../free-page.js";
import { fits, namedPage } from "../named-page.js";
import { type PageWork, pageWork } from "../page-work.js";
import { contentsWith, givenBy, type PageContents, pagesOnTrial, type Section } from "./section-contents.js";
import type { Unit } from "./units.js";

/** Make-up of the section's open pages, each made up once for the same units. */
export class Trials {
  readonly #known = new Map<string, PlanPage | undefined>();

  constructor(private readonly copy: Copy, private readonly galleys: Galleys, private readonly open: readonly PageFile[], private readonly section: Section) {}

  contents(at: number, units: readonly Unit[]): PageContents {
    return contentsWith(this.open[at], givenBy(units, this.section));
  }

  #key(at: number, units: readonly Unit[]): string {
    return JSON.stringify([at, this.contents(at, units), units.flatMap(({ part }) => (part ? [part.jump] : []))]);
  }

  known(at: number, units: readonly Unit[]): PlanPage | undefined {
    return this.#known.get(this.#key(at, units));
  }

  *#work(at: number, units: readonly Unit[], make: (copy: Copy, page: PageFile, index: number, work: PageWork) => Generator<void, PlanPage | undefined>): Generator<void, PlanPage | undefined> {
    const { issue } = this.copy;
    const index = issue.file.pages.indexOf(this.open[at]);
    const pages = pagesOnTrial(issue.file.pages, index, this.contents(at, units), units);
    const copy: Copy = { ...this.copy, issue: { ...issue, file: { ...issue.file, pages } } };
    const work = pageWork(copy, pages[index], index, this.galleys);
    return work && (yield* make(copy, pages[index], index, work));
  }

  /** The page made up freely, exactly full; undefined where there is none. */
  *full(at: number, units: readonly Unit[]): Generator<void, PlanPage | undefined> {
    const key = this.#key(at, units);
    if (!this.#known.has(key)) this.#known.set(key, yield* this.#work(at, units, (copy, page, index, work) => freePage(copy, page, index, work, work.pins)));
    return this.#known.get(key);
  }

  /** True where it comes out on one of the theme's layouts; pins stand on none. */
  *onLayout(at: number, units: readonly Unit[]): Generator<void, boolean> {
    if (this.open[at].pins?.length) return false;
    const page = yield* this.#work(at, units, (copy, file, index, work) => namedPage(copy, file, index, work, new Diagnostics()));
    return page !== undefined && fits(page);
  }
}
