/** Real files made in the background, one after another: what the press, the archive or a reader of proofs would get. */
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { z } from "zod";
import type { Cache } from "../model/context.js";
import { targets } from "../model/render.js";
import type { MadeIssue } from "./open-issue.js";
import { type PageState, type ProofJob, sheetPapers } from "./protocol.js";
import { SeparationThread } from "./separation-thread.js";

const page = z.string().min(1).max(20).optional();
export const jobSchema = z.union([
  z.strictObject({ target: z.enum(targets), page }),
  /** A proof for an office printer. */
  z.strictObject({ target: z.literal("proof"), page, paper: z.enum(sheetPapers), language: z.enum(["zh", "en"]) }),
]);
export type JobWish = z.infer<typeof jobSchema>;

/** What makes files: loading it takes half a second, which a viewer of pages need not wait for. */
const building = (): Promise<typeof import("../build.js")> => import("../build.js");
const plating = (): Promise<typeof import("./plate-inks.js")> => import("./plate-inks.js");
const sheeting = (): Promise<typeof import("./proof-sheets.js")> => import("./proof-sheets.js");

/** Jobs whose files are kept. */
const mostJobs = 12;

interface Job {
  view: ProofJob;
  readonly wish: JobWish;
  readonly abort: AbortController;
  folder?: string;
  pdf?: string;
  /** Made once, however many windows ask. */
  inks?: Promise<ReadonlyMap<string, Uint8Array>>;
  readonly finished: Promise<void>;
  finish: () => void;
}

export class ProofJobs {
  #jobs: Job[] = [];
  #last = 0;
  #working = false;
  readonly #separator = new SeparationThread();

  constructor(private readonly path: string, private readonly cache: Cache, private readonly made: () => MadeIssue | undefined, private readonly pageOf: (page: string) => Partial<Pick<PageState, "version" | "ink">>, private readonly changed: () => void) {}

  get views(): readonly ProofJob[] {
    return this.#jobs.map(({ view }) => view);
  }

  /** Puts a wish into the queue. */
  start(wish: JobWish): ProofJob {
    const { target, page } = wish;
    let finish = (): void => {};
    const finished = new Promise<void>((done) => { finish = done; });
    const job: Job = { wish, view: { id: String(++this.#last), target, page, ...("paper" in wish ? { paper: wish.paper } : {}), state: "waiting" }, abort: new AbortController(), finished, finish };
    this.#jobs.push(job);
    for (const old of this.#jobs.splice(0, Math.max(0, this.#jobs.length - mostJobs))) void this.#drop(old);
    this.changed();
    void this.#work();
    return job.view;
  }

  /** Waits for a job's end; the view tells how it went. */
  async finished(id: string): Promise<ProofJob | undefined> {
    const job = this.#find(id);
    await job?.finished;
    return job?.view;
  }

  cancel(id: string): void {
    const job = this.#find(id);
    if (!job || (job.view.state !== "waiting" && job.view.state !== "working")) return;
    job.abort.abort(new Error("cancelled"));
    if (job.view.state === "waiting") this.#end(job, { ...job.view, state: "cancelled" });
  }

  async file(id: string): Promise<Uint8Array | undefined> {
    const pdf = this.#find(id)?.pdf;
    return pdf === undefined ? undefined : readFile(pdf);
  }

  /** A separation of a press page as PNG: the name of an ink, or `all`. */
  async ink(id: string, ink: string): Promise<Uint8Array | undefined> {
    const job = this.#find(id);
    if (!job?.pdf || job.view.target !== "press") return undefined;
    job.inks ??= this.#separated(job.pdf);
    try {
      return (await job.inks).get(ink);
    } catch (error) {
      // It may go well the next time.
      delete job.inks;
      throw error;
    }
  }

  async #separated(path: string): Promise<ReadonlyMap<string, Uint8Array>> {
    return this.#separator.pictures({ pdf: await readFile(path), profile: this.made()?.profile });
  }

  async close(): Promise<void> {
    for (const job of this.#jobs) this.cancel(job.view.id);
    await Promise.all(this.#jobs.map((job) => this.#drop(job)));
    this.#jobs = [];
  }

  #find(id: string): Job | undefined {
    return this.#jobs.find(({ view }) => view.id === id);
  }

  async #drop(job: Job): Promise<void> {
    job.abort.abort(new Error("dropped"));
    if (job.view.state === "working") await job.finished;
    if (job.folder !== undefined) await rm(job.folder, { recursive: true, force: true });
  }

  #end(job: Job, view: ProofJob): void {
    job.view = { ...view, at: new Date().toISOString() };
    job.finish();
    this.changed();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      for (let job = this.#next(); job; job = this.#next()) await this.#make(job);
    } finally {
      this.#working = false;
    }
  }

  #next(): Job | undefined {
    return this.#jobs.find(({ view }) => view.state === "waiting");
  }

  async #make(job: Job): Promise<void> {
    const since = performance.now();
    const { target, page } = job.view;
    const version = page === undefined ? undefined : this.pageOf(page).version;
    job.view = { ...job.view, state: "working", ...(version === undefined ? {} : { version }) };
    this.changed();
    try {
      job.folder = await mkdtemp(join(tmpdir(), "banxin-proof-"));
      const made = await (await building()).build(this.path, { targets: [target], ...(page === undefined ? {} : { page }), out: job.folder, cache: this.cache, signal: job.abort.signal });
      const wanted = "paper" in job.wish ? await this.#sheets(job, job.wish, made.folder) : await this.#pdfOf(made.folder, page, target);
      const plate = wanted !== undefined && target === "press" && page !== undefined ? await this.#plate(wanted, page) : {};
      const ms = Math.round(performance.now() - since);
      if (wanted === undefined) {
        const [first] = made.diagnostics.filter(({ severity, place }) => severity === "error" && (page === undefined || place.page === undefined || place.page === page));
        this.#end(job, { ...job.view, state: "failed", ms, words: { zh: first?.zh ?? "没有出文件", en: first?.en ?? "No file was made." } });
        return;
      }
      job.pdf = wanted;
      this.#end(job, { ...job.view, state: "done", ms, file: basename(wanted), ...plate });
    } catch (error) {
      if (job.abort.signal.aborted) this.#end(job, { ...job.view, state: "cancelled" });
      else {
        const words = error as { readonly zh?: string; readonly en?: string; readonly message?: string };
        this.#end(job, { ...job.view, state: "failed", words: { zh: words.zh ?? String(words.message ?? error), en: words.en ?? String(words.message ?? error) } });
      }
    }
  }

  /** What is known of a page's plate. */
  async #plate(path: string, page: string): Promise<Required<Pick<ProofJob, "sha256" | "inks">>> {
    const pdf = await readFile(path);
    return { sha256: createHash("sha256").update(pdf).digest("hex"), inks: await (await plating()).plateInks(pdf, this.pageOf(page).ink ?? "cmyk") };
  }

  /** The pages' proofs on sheets of the paper that is wished for. */
  async #sheets(job: Job, { page, paper, language }: Extract<JobWish, { readonly paper: string }>, folder: string | undefined): Promise<string | undefined> {
    const made = this.made();
    if (folder === undefined || !made) return undefined;
    const names = await readdir(join(folder, "pages")).catch(() => []);
    const proofs = [];
    for (const label of page === undefined ? made.labels : [page]) {
      const name = names.find((one) => one.endsWith(`-${label}.proof.pdf`));
      if (name !== undefined) proofs.push({ label, pdf: await readFile(join(folder, "pages", name)) });
    }
    if (proofs.length === 0) return undefined;
    const sheets = await (await sheeting()).proofSheets(proofs, { paper, language, issue: made.issue, cache: this.cache, signal: job.abort.signal });
    const path = join(folder, `${made.issue.id}${page === undefined ? "" : `-${page}`}.proof-${paper}.pdf`);
    await writeFile(path, sheets);
    return path;
  }

  async #pdfOf(folder: string | undefined, page: string | undefined, target: string): Promise<string | undefined> {
    if (folder === undefined) return undefined;
    const own = page === undefined ? folder : join(folder, "pages");
    const names = await readdir(own).catch(() => []);
    const found = names.find((name) => name.endsWith(`.${target}.pdf`));
    return found && join(own, found);
  }
}
