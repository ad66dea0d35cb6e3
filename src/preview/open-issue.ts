/** An issue held open: made up again when its files change, its pages kept as they could last be made. */
import { dirname, resolve } from "node:path";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { MachineError } from "../diagnostics/machine-error.js";
import type { Cache } from "../model/context.js";
import type { DummyPage } from "../model/dummy.js";
import type { Plan } from "../model/plan.js";
import type { PressProfile } from "../model/press.js";
import type { Solution } from "../model/solution.js";
import { type Desk, desk } from "../pipeline.js";
import { proofDummy } from "../place/proof.js";
import { TemplateFault, pageMaker, templateFault } from "../render.js";
import { buildShell, shellHash, stylesheet } from "../shell.js";
import { Stopwatch } from "../stopwatch.js";
import { issueState, outdatedState } from "./issue-state.js";
import { pageContent } from "./page-content.js";
import type { IssueState, PageContent } from "./protocol.js";
import { type ShellName, ShellShelf } from "./shell-shelf.js";

export interface PictureFile {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** The plan of an issue that was made up, and ways out of pages that are not full. */
export interface MadeIssue {
  readonly made: Plan;
  readonly solutions: readonly Solution[];
  readonly labels: readonly string[];
  readonly profile: PressProfile;
}

/** Takes every new state. */
export type StateTaker = (state: IssueState) => void;

/** What stands for the browser in hashes of pages: here every browser sets them. */
const anyBrowser = { version: "preview" } as const;

export class OpenIssue {
  #state: IssueState | undefined;
  /** Pages by label, as they could last be made. */
  readonly #contents = new Map<string, PageContent>();
  /** Pictures of these pages, by path. */
  #pictures = new Map<string, PictureFile>();
  readonly #shells = new ShellShelf();
  readonly #takers = new Set<StateTaker>();
  #made: MadeIssue | undefined;
  #running: Promise<void> | undefined;
  /** When the first change came that the run in hand has not seen. */
  #changed: number | undefined;

  /** @param path an issue folder or its issue.json */
  constructor(private readonly path: string, private readonly cache: Cache) {}

  /** Absolute. */
  get folder(): string {
    return resolve(this.path.endsWith(".json") ? dirname(this.path) : this.path);
  }

  /** What the files came to when they could last be made up. */
  get made(): MadeIssue | undefined {
    return this.#made;
  }

  get state(): IssueState | undefined {
    return this.#state;
  }

  content(label: string): PageContent | undefined {
    return this.#contents.get(label);
  }

  picture(path: string): PictureFile | undefined {
    return this.#pictures.get(path);
  }

  /** A file of a shell: `/shell/<n>/<name>`. */
  shellFile(number: string, name: string): { readonly bytes: Uint8Array | string; readonly type: string } | undefined {
    return this.#shells.file(number, name);
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
    this.#running ??= this.#runAll().finally(() => { this.#running = undefined; });
    return this.#running;
  }

  async #runAll(): Promise<void> {
    while (this.#changed !== undefined) {
      const since = this.#changed;
      this.#changed = undefined;
      const state = await this.#run();
      this.#state = { ...state, revision: (this.#state?.revision ?? 0) + 1, tookMs: Math.round(performance.now() - since) };
      for (const take of this.#takers) take(this.#state);
    }
  }

  async #run(): Promise<IssueState> {
    const diagnostics = new Diagnostics();
    const done = await desk(this.path, { diagnostics, stopwatch: new Stopwatch(), cache: this.cache });
    if (!done.plan || !done.dummy || !done.issue) return outdatedState(this.#state, this.path, diagnostics.all);
    try {
      await this.#setPages(done);
    } catch (error) {
      if (!(error instanceof TemplateFault)) throw error;
      diagnostics.add(templateFault(error, done.issue.theme));
      return outdatedState(this.#state, this.path, diagnostics.all);
    }
    this.#made = { made: done.plan, solutions: done.solutions, labels: done.issue.file.pages.map(({ label }) => label), profile: done.issue.profile };
    return issueState(done, diagnostics.all, this.#contents);
  }

  /** Pours the pages that were made up; one with a fault is shown as on a proof: overset text beside it, holes tinted. */
  async #setPages(done: Desk): Promise<void> {
    const { issue, plan, dummy, typesetter, fonts } = done;
    if (!issue || !plan || !dummy || !typesetter) throw new MachineError("preview-unmade", { zh: "版面没有排出来。", en: "The pages were not made up." });
    const faulty = dummy.pages.filter((page) => page.faulty);
    const proofs = faulty.length > 0 ? proofDummy({ pages: faulty }, issue, plan, typesetter).pages : [];
    const shown = dummy.pages.map((page) => proofs.find(({ label }) => label === page.label) ?? page);
    const pictures = new Map<string, PictureFile>();
    const put = async (name: ShellName, pages: readonly DummyPage[]): Promise<void> => {
      if (pages.length === 0) return;
      const { theme } = issue;
      const css = await stylesheet(theme, name === "proof", name === "proof" ? pages[0]?.paper : undefined);
      const base = shellHash(theme, css, fonts, anyBrowser.version);
      const shell = await buildShell(theme, pages, css, base, fonts, this.cache, this.#shells.shell(name));
      const { folder, pagedCss } = await this.#shells.put(name, shell);
      const make = await pageMaker(css, { theme, fonts, press: anyBrowser, proof: name === "proof" });
      for (const page of pages) {
        const html = make(page);
        for (const [path, picture] of html.pictures) pictures.set(path, picture);
        const own = dummy.pages.find(({ label }) => label === page.label) ?? page;
        this.#contents.set(page.label, pageContent(html, own, theme, { folder, pagedCss, families: shell.families }));
      }
    };
    await put("print", shown.filter((page) => !proofs.includes(page)));
    await put("proof", proofs);
    const labels = new Set(issue.file.pages.map(({ label }) => label));
    for (const label of this.#contents.keys()) if (!labels.has(label)) this.#contents.delete(label);
    // A page that could not be made up anew still shows its pictures.
    for (const content of this.#contents.values())
      for (const path of content.pictures) {
        const before = this.#pictures.get(path);
        if (before && !pictures.has(path)) pictures.set(path, before);
      }
    this.#pictures = pictures;
  }
}

