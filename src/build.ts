/** `build`: an issue folder becomes plates, archive files, screen files and proofs. */
import { dirname, join } from "node:path";
import { cacheFolder, diskCache } from "./cache/disk-cache.js";
import { deliver, deliverReport, type Delivery, type Manifest } from "./deliver/deliver.js";
import { type StagedFile, Staging } from "./deliver/staging.js";
import { deliverTimings } from "./deliver/timings.js";
import { type Diagnostic, Diagnostics } from "./diagnostics/diagnostic.js";
import { isWrongName } from "./diagnostics/wrong-name.js";
import type { FinishedPage, Finishing } from "./finishing.js";
import { UsageError } from "./diagnostics/usage-error.js";
import { type OptionNames, requireKnown, requireOneOf, requirePath } from "./known-options.js";
import type { Cache } from "./model/context.js";
import { turn, unlessAborted } from "./diagnostics/given-up.js";
import type { Plan } from "./model/plan.js";
import type { Solution } from "./model/solution.js";
import { type ArchiveStandard, archiveStandards, type DebugView, debugViews, type Plate, type Target, targets as allTargets } from "./model/render.js";
import { codeHash } from "./package-files.js";
import { type Desk, type OpenDesk, layOut, openDesk } from "./pipeline.js";
import { type RawPageTaker, type Shop, renderProof, renderWhileLayingOut } from "./raw-pages.js";
import { claimOutput } from "./output-owner.js";
import { Hearing, type ProgressListener, type ProgressStage } from "./progress.js";
import { reportHtml } from "./report-html.js";
import { reportOf } from "./report.js";
import { statedId } from "./ingest/stated-id.js";
import { LazyPress, type LazyPressOptions } from "./lazy-press.js";
import { Stopwatch } from "./stopwatch.js";
import { versions } from "./versions.js";

export interface BuildOptions extends LazyPressOptions {
  /** `press`, `archive` and `screen` when absent. */
  readonly targets?: readonly Target[];
  /** Only this page. */
  readonly page?: string;
  /** PDF/A-3u with the sources attached when absent. */
  readonly standard?: ArchiveStandard;
  /** Output folder; `output` when absent. */
  readonly out?: string;
  readonly cache?: Cache;
  /** `lines`: a proof tints stretched and squeezed lines and marks what breaks a rule. Other targets do not change. */
  readonly debug?: DebugView;
  /** Told how far the build has come. */
  readonly progress?: ProgressListener;
}

/** A file that was asked for and could not be made. */
export interface Unwritten {
  readonly target: Target;
  /** The page's label; absent for the file of the whole issue. */
  readonly page?: string;
}

interface BuildReport {
  readonly diagnostics: readonly Diagnostic[];
  /** What would make pages full that are not; number K of `plan --apply` is index + 1. */
  readonly solutions: readonly Solution[];
  readonly unwritten: readonly Unwritten[];
  /** Files in the folder that an earlier build made and this one could not: paths relative to the folder. */
  readonly stale: readonly string[];
  readonly timings: Readonly<Record<string, number>>;
}

/** A build without an error. */
export interface BuildDone extends BuildReport {
  readonly ok: true;
  readonly issue: string;
  /** The issue's output folder. */
  readonly folder: string;
  readonly plan: Plan;
  readonly manifest: Manifest;
}

/** A build that came to errors: what there is all the same. */
export interface BuildAtFault extends BuildReport {
  readonly ok: false;
  readonly issue: string | undefined;
  /** Undefined where nothing was written: there is no issue to report on, or its folder is another one's. */
  readonly folder: string | undefined;
  readonly plan: Plan | undefined;
  /** Undefined where only the report was written. */
  readonly manifest: Manifest | undefined;
}

/** `ok` tells the two apart, for type checkers too. */
export type BuildResult = BuildDone | BuildAtFault;

const optionNames: OptionNames<BuildOptions> = {
  targets: true, page: true, standard: true, out: true, cache: true, debug: true, browser: true, configuredBrowser: true, signal: true, press: true, progress: true,
};

/** @throws UsageError */
function requireSound(path: unknown, options: BuildOptions): void {
  requirePath("build", path);
  requireKnown("build", options, optionNames);
  const targets: unknown = options.targets;
  if (targets !== undefined && !Array.isArray(targets)) throw new UsageError("选项 targets 应是数组，如 [\"press\"]", 'Option targets must be an array, as in ["press"].');
  for (const target of (targets as readonly unknown[] | undefined) ?? []) requireOneOf("targets", target ?? "", allTargets);
  requireOneOf("standard", options.standard, archiveStandards);
  requireOneOf("debug", options.debug, debugViews);
}

export const defaultTargets: readonly Target[] = ["press", "archive", "screen"];

/**
 * Builds an issue.
 * @param path an issue folder or its issue.json
 * @throws UsageError for an option or a target that there is not; MachineError when the machine is at fault: no browser, a full disk; the reason of `signal` where it is raised before files are moved into their places
 */
export async function build(path: string, options: BuildOptions = {}): Promise<BuildResult> {
  requireSound(path, options);
  const diagnostics = new Diagnostics();
  const stopwatch = new Stopwatch();
  const cache = options.cache ?? diskCache(cacheFolder());
  const opened = new LazyPress(options);
  const { signal } = options;
  const hearing = new Hearing(options.progress, signal);
  let staging: Staging | undefined;
  try {
    // The browser starts while the desk works.
    opened.start();
    const shop: Shop = { diagnostics, stopwatch, cache, opened, page: options.page, debug: options.debug, signal, progress: hearing.listener };
    const wanted = allTargets.filter((target) => (options.targets ?? defaultTargets).includes(target));
    const open = await unlessAborted(openDesk(path, shop), signal);
    const id = open.issue?.id ?? (await statedId(path));
    // Where there is no issue.json there is no issue, and nothing to write a report of; what was built of it is no worse for a wrong name.
    const nothing = (): BuildResult => ({ ok: false, issue: id, folder: undefined, diagnostics: diagnostics.all, plan: undefined, solutions: [], manifest: undefined, unwritten: [], stale: [], timings: stopwatch.report });
    if (id === undefined || diagnostics.all.some(isWrongName)) return nothing();
    const folder = join(options.out ?? "output", id);
    if (!(await claimOutput(folder, id, open.issue?.folder ?? issueFolder(path), cache, diagnostics))) return nothing();
    staging = new Staging(folder);
    const { done, plates } = await unlessAborted(makePlates(open, wanted, shop, options.standard ?? "3u", staging), signal);
    const ending = { folder, diagnostics: diagnostics.all, solutions: done.solutions, unwritten: unwrittenOf(id, done, wanted, options.page, plates) };
    if (!done.plan) {
      // An issue that does not validate writes only the report.
      const before = await deliverReport(folder, reportText(done, diagnostics), await reportHtml(done, diagnostics));
      return { ...ending, ok: false, issue: done.issue?.id, plan: undefined, manifest: undefined, stale: staleIn(before), timings: stopwatch.report };
    }
    const files = [...deliveries(done, diagnostics, options.page), { path: "report.html", bytes: await reportHtml(done, diagnostics) }, ...plates];
    const kept = otherPages(id, options.page);
    const about = { issue: id, versions: await versions(opened.version, done) };
    await turn(signal);
    const manifest = await stopwatch.time("deliver", () => deliver(folder, files, about, kept, staging));
    await deliverTimings(folder, stopwatch.report);
    return { ...ending, ok: !diagnostics.hasErrors, issue: id, plan: done.plan, manifest, stale: staleIn(manifest), timings: stopwatch.report };
  } finally {
    hearing.end();
    await Promise.all([opened.close(), staging?.discard()]);
  }
}

interface MadePlates {
  readonly done: Desk;
  /** Pages' files, and issue files where every page of the issue has its plate. */
  readonly plates: readonly StagedFile[];
}

/** A page's file that waits on the disk. */
interface StagedPlate extends Pick<Plate, "label" | "target"> {
  readonly file: StagedFile;
}

interface StagedPage {
  readonly plates: readonly StagedPlate[];
  readonly findings: readonly Diagnostic[];
}

/** Finishes each page as soon as it is printed, while others are rendered. A page's bytes go to the disk at once: none waits for the other pages. */
class FinishingLine {
  readonly #finished = new Map<string, Promise<StagedPage>>();
  #staged = 0;

  constructor(private readonly finishing: Promise<Finishing>, private readonly targets: readonly Target[], private readonly id: string, private readonly staging: Staging, private readonly told: (stage: ProgressStage, done: number) => void) {}

  readonly take: RawPageTaker = (page) => {
    const next = this.finishing.then(async (finishing) => this.#stage(await finishing.plates(page, this.targets)));
    next.catch(() => {}); // told where the page is waited for
    this.#finished.set(page.page.label, next);
    this.told("print", this.#finished.size);
  };

  async #stage({ plates, findings }: FinishedPage): Promise<StagedPage> {
    const staged: StagedPlate[] = [];
    for (const { label, target, pdf } of plates) staged.push({ label, target, file: await this.staging.put(pagePath(this.id, label, target), pdf) });
    this.told("finish", ++this.#staged);
    return { plates: staged, findings };
  }

  /** The plates of these pages, as far as they were printed; findings come in page order. */
  async plates(labels: readonly string[], diagnostics: Diagnostics): Promise<StagedPlate[]> {
    const plates: StagedPlate[] = [];
    for (const label of labels) {
      const made = await this.#finished.get(label);
      plates.push(...(made?.plates ?? []));
      for (const finding of made?.findings ?? []) diagnostics.add(finding);
    }
    return plates;
  }
}

async function makePlates(open: OpenDesk, wanted: readonly Target[], shop: Shop, standard: ArchiveStandard, staging: Staging): Promise<MadePlates> {
  const { issue } = open;
  const { diagnostics, stopwatch, cache } = shop;
  if (!issue || !open.copy || diagnostics.hasErrors) return { done: await layOut(open, shop), plates: [] };
  // The tools of finishing are loaded while the browser renders.
  const finishing = import("./finishing.js").then(async ({ Finishing }) => new Finishing({ issue, diagnostics, cache, stopwatch, standard, fonts: open.fonts, code: await codeHash() }));
  finishing.catch(() => {});
  const labels = issue.file.pages.map(({ label }) => label);
  const pages: StagedPlate[] = [];
  const final = wanted.filter((target) => target !== "proof");
  const of = shop.page === undefined ? labels.length : 1;
  const told = (stage: ProgressStage, done: number): void => shop.progress?.({ stage, pages: { done, of } });
  const line = new FinishingLine(finishing, final, issue.id, staging, told);
  const proofs = new FinishingLine(finishing, ["proof"], issue.id, staging, told);
  let done: Desk;
  try {
    done = final.length > 0 ? await renderWhileLayingOut(open, shop, line.take) : await layOut(open, shop);
    if (wanted.includes("proof")) await renderProof(done, shop, proofs.take);
  } finally {
    void finishing.then((tools) => tools.printingEnded(), () => {}); // a failure is told where a plate is waited for
  }
  // Pages that were found at fault after they were printed are no plates; a proof shows them.
  const sound = labels.filter((label) => !diagnostics.pageHasErrors(label));
  // Its tabs hold as much as all finishing does. A failure is told where the build ends.
  shop.opened.close().catch(() => {});
  pages.push(...(await line.plates(sound, diagnostics)), ...(await proofs.plates(labels, diagnostics)));
  const bound: StagedFile[] = [];
  for (const target of wanted) {
    const own = pages.filter((plate) => plate.target === target);
    if (shop.page !== undefined || own.length === 0 || own.length !== labels.length) continue;
    shop.progress?.({ stage: "bind" });
    const pdf = await (await finishing).bind(platesOf(own, staging), target, shop.signal);
    bound.push(await staging.put(issuePath(issue.id, target), pdf));
  }
  return { done, plates: [...pages.map(({ file }) => file), ...bound] };
}

const issueFolder = (path: string): string => (path.endsWith(".json") ? dirname(path) : path);

const pagePath = (id: string, label: string, target: Target): string => `pages/${id}-${label}.${target}.pdf`;
const issuePath = (id: string, target: Target): string => `${id}.${target}.pdf`;

/** What was asked for and is not among the files; the pages of an issue that could not be read are not known. */
function unwrittenOf(id: string, { issue }: Desk, wanted: readonly Target[], page: string | undefined, made: readonly StagedFile[]): Unwritten[] {
  const paths = new Set(made.map(({ path }) => path));
  const labels = issue?.file.pages.map(({ label }) => label).filter((label) => page === undefined || label === page) ?? [];
  const pages = labels.flatMap((label) => wanted.filter((target) => !paths.has(pagePath(id, label, target))).map((target): Unwritten => ({ target, page: label })));
  return page !== undefined ? pages : [...pages, ...wanted.filter((target) => !paths.has(issuePath(id, target))).map((target): Unwritten => ({ target }))];
}

const staleIn = (manifest: Manifest | undefined): string[] => (manifest?.files ?? []).flatMap(({ path, stale }) => (stale ? [path] : []));

/** Plates read back one by one. */
async function* platesOf(staged: readonly StagedPlate[], staging: Staging): AsyncGenerator<Plate> {
  for (const { label, target, file } of staged) yield { label, target, pdf: await staging.read(file) };
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const reportText = (done: Desk, diagnostics: Diagnostics): string => jsonText(reportOf(done, diagnostics));

function deliveries(done: Desk, diagnostics: Diagnostics, page: string | undefined): Delivery[] {
  const files: Delivery[] = [{ path: "report.json", bytes: reportText(done, diagnostics) }];
  // The plan of one page alone would take the place of the issue's plan.
  if (page === undefined) files.push({ path: "plan.json", bytes: jsonText(done.plan) });
  return files;
}

/** Files that a build of one page has nothing to do with: they are kept as they are, not stale. */
function otherPages(id: string, page: string | undefined): (path: string) => boolean {
  return (path) => page !== undefined && (path === "plan.json" || (path.startsWith("pages/") && !path.startsWith(`pages/${id}-${page}.`)));
}
