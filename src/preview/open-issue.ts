/** An issue held open: made up again when its files change, its pages kept as they could last be made. */
import { dirname, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Diagnostic, Diagnostics } from "../diagnostics/diagnostic.js";
import { machineFault } from "../diagnostics/machine-fault.js";
import { MachineError } from "../diagnostics/machine-error.js";
import type { HeldFiles } from "../ingest/held-files.js";
import type { Cache } from "../model/context.js";
import type { Issue } from "../model/issue.js";
import type { Plan } from "../model/plan.js";
import type { PressProfile } from "../model/press.js";
import type { Solution } from "../model/solution.js";
import { type Desk, type OpenDesk, desk, layOut, openDesk } from "../pipeline.js";
import { proofDummy } from "../place/proof.js";
import { readyTemplates } from "../render.js";
import { TemplateFault, templateFault } from "../template-fault.js";
import { Stopwatch } from "../stopwatch.js";
import { type Arrival, Arrivals } from "./arrivals.js";
import { findingsWith, heldFor, noneHeld } from "./held-articles.js";
import { issueState, outdatedState, partialState } from "./issue-state.js";
import { saysTheSame, withKnownPages } from "./issue-update.js";
import { type PictureFile, PouredPages } from "./poured-pages.js";
import { deltaOf } from "./page-delta.js";
import type { PageContent, PageDelta } from "./page-protocol.js";
import type { IssueState } from "./protocol.js";
import { SlowWork } from "./slow-work.js";

/** The plan of an issue that was made up, and ways out of pages that are not full. */
export interface MadeIssue {
  readonly made: Plan;
  readonly issue: Issue;
  readonly solutions: readonly Solution[];
  readonly labels: readonly string[];
  readonly profile: PressProfile;
}

/** Takes every new state. */
export type StateTaker = (state: IssueState) => void;

/** An edit is made up in less: only where a page takes longer are the others told before it. */
const gatherMs = 150;
/** A viewer that has asked for nothing for so long has what it needs, or was not waiting. */
const quietMs = 400;
const longestFetchMs = 1500;

export class OpenIssue {
  #state: IssueState | undefined;
  readonly #pages: PouredPages;
  readonly #takers = new Set<StateTaker>();
  readonly work = new SlowWork();
  #laid: Desk | undefined;
  #held = noneHeld;
  #running: Promise<void> | undefined;
  /** When the first change came that the run in hand has not seen. */
  #changed: number | undefined;
  /** When a viewer last asked for anything of a page. */
  #askedAt = 0;
  /** When the change came that the run in hand began with. */
  #since = 0;

  /** @param path an issue folder or its issue.json */
  constructor(private readonly path: string, readonly cache: Cache) {
    this.#pages = new PouredPages(cache);
  }

  /** Absolute. */
  get folder(): string {
    return resolve(this.path.endsWith(".json") ? dirname(this.path) : this.path);
  }

  /** What the files came to when they could last be made up. */
  get made(): MadeIssue | undefined {
    const { issue, plan, solutions } = this.#laid ?? {};
    return issue && plan && solutions && { made: plan, issue, solutions, labels: issue.file.pages.map(({ label }) => label), profile: issue.profile };
  }

  /** The issue as it was last laid out, with the composer that set it. */
  get laid(): Desk | undefined {
    return this.#laid;
  }

  /** Articles that stand in it as they last were. */
  get held(): HeldFiles {
    return this.#held;
  }

  get state(): IssueState | undefined {
    return this.#state;
  }

  content(label: string): PageContent | undefined {
    this.#askedAt = performance.now();
    return this.#pages.content(label);
  }

  /** A page for a viewer that holds its version `since`: by what differs, where that version is still known. */
  contentSince(label: string, since: string): PageContent | PageDelta | undefined {
    const content = this.content(label);
    const before = this.#pages.contentBefore(label, since);
    return content && before ? deltaOf(content, before) : content;
  }

  /** Characters that the frame of a page holds, by face source. */
  characters(label: string): ReadonlyMap<string, ReadonlySet<number>> | undefined {
    return this.#pages.characters(label);
  }

  picture(path: string): PictureFile | undefined {
    this.#askedAt = performance.now();
    return this.#pages.picture(path);
  }

  /** A file of a shell: `/shell/<sum>/<name>`. */
  shellFile(sum: string, name: string): { readonly bytes: Uint8Array | string; readonly type: string } | undefined {
    this.#askedAt = performance.now();
    return this.#pages.shellFile(sum, name);
  }

  /** Calls `take` with every state from now on; the result ends that. */
  onState(take: StateTaker): () => void {
    this.#takers.add(take);
    return () => void this.#takers.delete(take);
  }

  /**
   * Makes the issue up again. Changes that come while it is being made up are seen by one more run: none is missed,
   * and two runs never overlap.
   * @throws MachineError when the machine is at fault
   */
  refresh(): Promise<void> {
    this.#changed ??= performance.now();
    return (this.#running ??= this.work.during(() => this.#runs()));
  }

  /** Why a page cannot be laid out by a plan that nobody has written yet; undefined where it can, well or badly filled. */
  async faultOf(edited: Plan, page: string): Promise<Diagnostic | undefined> {
    const diagnostics = new Diagnostics();
    const { dummy } = await desk(this.path, { diagnostics, stopwatch: new Stopwatch(), cache: this.cache, edited, page, held: this.#held });
    if (dummy?.pages.some(({ label }) => label === page)) return undefined;
    return diagnostics.all.find(({ severity, place }) => severity === "error" && (place.page ?? page) === page);
  }

  async #runs(): Promise<void> {
    try {
      while (this.#changed !== undefined) {
        this.#since = this.#changed;
        this.#changed = undefined;
        const state = await this.#run();
        // What came to the same is not told again: nobody's view is drawn anew for it.
        if (this.#state === undefined || this.#state.waiting > 0 || !saysTheSame(state, this.#state)) this.#tell(state, this.#since);
      }
    } finally {
      // At once when no change is left: one that comes before this has ended begins the next.
      this.#running = undefined;
    }
  }

  #tell(state: IssueState, since: number): void {
    this.#state = { ...withKnownPages(state, this.#state), revision: (this.#state?.revision ?? 0) + 1, tookMs: Math.round(performance.now() - since) };
    for (const take of this.#takers) take(this.#state);
  }

  /** The first page before any other is even read; whatever keeps it from being shown is found again, and told, when the whole is read. */
  async #glance(): Promise<void> {
    const diagnostics = new Diagnostics();
    const options = { diagnostics, stopwatch: new Stopwatch(), cache: this.cache, firstPage: true };
    await readyTemplates(this.cache);
    const open = await openDesk(this.path, options);
    const label = open.issue?.file.pages[0]?.label;
    if (label === undefined) return;
    const { dummy, plan } = await layOut(open, { ...options, page: label });
    const [[page] = [], [planned] = []] = [dummy?.pages, plan?.pages];
    if (!page || !planned || diagnostics.hasErrors) return;
    await this.#tellBefore(open, [{ page, planned }], noneHeld, () => diagnostics.all);
  }

  async #run(): Promise<IssueState> {
    if (!this.#state?.pages.length) await this.#glance().catch((error: unknown) => { if (!(error instanceof TemplateFault)) this.#faultIn(error, undefined); });
    let first: readonly Diagnostic[] | undefined;
    // What is held may show what else must be: two articles that change their names, for one.
    for (let held: HeldFiles | undefined = noneHeld; held;) {
      const [found, standing]: [Diagnostics, HeldFiles] = [new Diagnostics(), held];
      const state = await this.#madeUp(standing, found, () => findingsWith(standing, first ?? [], found.all));
      if (state) return state;
      first ??= found.all;
      held = heldFor(found.all, this.#laid?.issue, standing);
    }
    return outdatedState(this.#state, this.path, first ?? []);
  }

  /** Makes the issue up as its files are, but for held articles; undefined where that cannot be, with what was found in `diagnostics`. */
  async #madeUp(held: HeldFiles, diagnostics: Diagnostics, told: () => readonly Diagnostic[]): Promise<IssueState | undefined> {
    const options = { diagnostics, stopwatch: new Stopwatch(), cache: this.cache, held };
    let issue: Issue | undefined;
    try {
      const open = await openDesk(this.path, options);
      issue = open.issue;
      const arrivals = new Arrivals((all) => this.#tellBefore(open, all, held, told), gatherMs, !this.#state?.pages.length);
      const done = await layOut(open, options, (page, planned) => arrivals.put({ page, planned })).finally(() => arrivals.end());
      if (!done.plan || !done.dummy || !done.issue) return undefined;
      await this.#pourAll(done);
      [this.#laid, this.#held] = [done, held];
      return issueState(done, told(), this.#pages.contents, held);
    } catch (error) {
      diagnostics.add(this.#faultIn(error, issue));
      return undefined;
    }
  }

  /**
   * What is told of an error: of a template; of a file that went while it was read, or may not be; and, while there are
   * pages to be looked at, of the machine, which may be well again with the next change.
   * @throws any other error
   */
  #faultIn(error: unknown, issue: Issue | undefined): Diagnostic {
    if (error instanceof TemplateFault && issue) return templateFault(error, issue.theme);
    if (error instanceof MachineError && (error.code === "file-unreadable" || this.#laid)) return machineFault(error);
    throw error;
  }

  /** Tells pages that are placed while others are still made up; one at fault waits for the plan, whose holes its proof shows. */
  async #tellBefore(open: OpenDesk, all: readonly Arrival[], held: HeldFiles, told: () => readonly Diagnostic[]): Promise<void> {
    const { issue, fonts } = open;
    const sound = all.filter(({ page }) => !page.faulty);
    if (!issue || sound.length === 0) return;
    await this.#pages.pour(sound.map(({ page }) => ({ page, proof: undefined })), issue, fonts);
    const part = { issue, plan: { pages: sound.map(({ planned }) => planned) }, dummy: { pages: sound.map(({ page }) => page) }, held };
    const first = !this.#state?.pages.length;
    this.#tell(partialState(part, told(), this.#pages.contents, this.#state), this.#since);
    if (first) await this.#fetched();
  }

  /** Waits while a viewer loads the first page: made up meanwhile, the others would hold its answers up. */
  async #fetched(): Promise<void> {
    const since = performance.now();
    this.#askedAt = since;
    while (this.#takers.size > 0 && performance.now() - this.#askedAt < quietMs && performance.now() - since < longestFetchMs) await delay(10);
  }

  /** Pours all pages; one with a fault is shown as on a proof: overset text beside it, holes tinted. */
  async #pourAll({ issue, plan, dummy, typesetter, fonts }: Desk): Promise<void> {
    if (!issue || !plan || !dummy || !typesetter) throw new MachineError("preview-unmade", { zh: "版面没有排出来。", en: "The pages were not made up." });
    const faulty = dummy.pages.filter((page) => page.faulty);
    const proofs = faulty.length > 0 ? proofDummy({ pages: faulty }, issue, plan, typesetter).pages : [];
    await this.#pages.pour(dummy.pages.map((page) => ({ page, proof: proofs.find(({ label }) => label === page.label) })), issue, fonts);
    this.#pages.keep(new Set(issue.file.pages.map(({ label }) => label)));
  }
}
