/** What people do in the preview: the make-up by hand, text, steps of pages, proofs. A signed page refuses all that would change it. */
import { join } from "node:path";
import { sweepPartials } from "../files/write-whole.js";
import type { Cache } from "../model/context.js";
import { Alternatives } from "./alternatives.js";
import type { OpenIssue } from "./open-issue.js";
import { EditRefused, type PlanEdit } from "./plan-edits.js";
import { PlanFile } from "./plan-file.js";
import { type JobWish, ProofJobs } from "./proof-jobs.js";
import type { Bilingual, DeskState, ProofJob } from "./protocol.js";
import type { StoryText } from "./story-protocol.js";
import { SignOffs, type Step } from "./sign-offs.js";
import { Turns } from "./turns.js";
import { type TextEdit, editText, readStory } from "./text-edits.js";
import { TypedStories } from "./typed-stories.js";

export class EditorsDesk {
  readonly #plan: PlanFile;
  readonly #signOffs: SignOffs;
  readonly #texts = new Turns();
  #fault: Bilingual | undefined;
  readonly jobs: ProofJobs;
  readonly typed: TypedStories;
  readonly alternatives: Alternatives;
  readonly #takers = new Set<(state: DeskState) => void>();

  constructor(private readonly issue: OpenIssue, path: string, cache: Cache) {
    this.alternatives = new Alternatives(issue, path, cache, () => this.#tell());
    this.#plan = new PlanFile(issue, this.alternatives);
    this.#signOffs = new SignOffs(issue.folder);
    this.typed = new TypedStories(issue);
    this.jobs = new ProofJobs(path, cache, () => issue.made, (page) => ({ version: issue.content(page)?.version, ink: issue.state?.pages.find(({ label }) => label === page)?.ink }), () => this.#tell());
  }

  get state(): DeskState {
    return { signOffs: this.#signOffs.pages, undo: this.#plan.steps.undo, redo: this.#plan.steps.redo, jobs: this.jobs.views, ...(this.#fault ? { fault: this.#fault } : {}), alternatives: this.alternatives.state };
  }

  onState(take: (state: DeskState) => void): () => void {
    this.#takers.add(take);
    return () => void this.#takers.delete(take);
  }

  #tell(): void {
    for (const take of this.#takers) take(this.state);
  }

  /** Reads the steps that were kept. Where they cannot be read, that is told to editors, and no page takes a change. */
  async open(): Promise<void> {
    for (const folder of [this.issue.folder, join(this.issue.folder, "articles")]) await sweepPartials(folder);
    try {
      await this.#signOffs.read();
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      this.#fault = error.words;
    }
  }

  /** @throws EditRefused */
  async edit(edit: PlanEdit): Promise<void> {
    const solution = edit.op === "solution" ? this.issue.made?.solutions[edit.number - 1] : undefined;
    const labels = edit.op === "solution" ? (solution ? [solution.page, ...(solution.also ?? []).map((page) => page.label)] : []) : [edit.page];
    await this.#signOffs.mustBeOpen(labels);
    await this.#plan.edit(edit);
    this.#tell();
  }

  async undo(): Promise<boolean> {
    return this.#stepped(await this.#plan.undo((labels) => this.#signOffs.mustBeOpen(labels)));
  }

  async redo(): Promise<boolean> {
    return this.#stepped(await this.#plan.redo((labels) => this.#signOffs.mustBeOpen(labels)));
  }

  #stepped(done: boolean): boolean {
    this.#tell();
    return done;
  }

  story(file: string): Promise<StoryText> {
    return readStory(this.issue.folder, file);
  }

  /** @throws EditRefused where a page that carries the story is signed; TextConflict */
  write(edit: TextEdit): Promise<StoryText> {
    return this.#texts.take(async () => {
      await this.#signOffs.mustBeOpen(this.#pagesOf(edit.file));
      const story = await editText(this.issue.folder, edit);
      await this.issue.refresh();
      return story;
    });
  }

  /** Labels of the pages that show a story: alone, in a group, or its continuation. */
  #pagesOf(file: string): string[] {
    const ids = [...(this.issue.laid?.issue?.articles ?? [])].filter(([, source]) => source.file === file).map(([id]) => id);
    return (this.issue.state?.pages ?? []).filter(({ modules }) => modules.some(({ articles }) => ids.some((id) => articles.includes(id)))).map(({ label }) => label);
  }

  /**
   * Brings a page to a step. To sign it, its press plate is made first; what cannot be printed is not signed.
   * @throws EditRefused
   */
  async step(step: Step): Promise<void> {
    const content = this.issue.content(step.page);
    if (!content) throw new EditRefused({ zh: `没有第 ${step.page} 版`, en: `There is no page "${step.page}".` });
    // Before a plate is made for nothing.
    await this.#signOffs.mustFollow(step);
    const plate = step.step === "signed" ? { sha256: await this.#plateOf(step.page, content.version), version: content.version } : undefined;
    await this.#signOffs.put(step, plate);
    this.#tell();
  }

  /** The sum of the plate of a page that is `version` before and after: what is signed is what was seen. */
  async #plateOf(page: string, version: string): Promise<string> {
    const job = await this.jobs.finished(this.jobs.start({ target: "press", page }).id);
    if (job?.state !== "done" || job.sha256 === undefined) throw new EditRefused(job?.words ?? { zh: "付印文件没有出来", en: "The press plate was not made." });
    // Files may have changed unheard: the plate is made of them as they are, and the version is of those that were read before.
    await this.issue.refresh();
    if (this.issue.content(page)?.version !== version) throw new EditRefused({ zh: `出付印文件时第 ${page} 版有改动，没有付印：看过新版面再签`, en: `Page ${page} changed while its plate was made, and was not signed: look at it and sign it again.` });
    return job.sha256;
  }

  start(wish: JobWish): ProofJob {
    return this.jobs.start(wish);
  }

  close(): Promise<void> {
    this.alternatives.close();
    return this.jobs.close();
  }
}
