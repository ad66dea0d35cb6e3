/** `build`: an issue folder becomes plates, archive files, screen files and proofs. */
import { join } from "node:path";
import { cacheFolder, diskCache } from "./cache/disk-cache.js";
import { deliver, deliverReport, type Delivery, type Manifest } from "./deliver/deliver.js";
import { deliverTimings } from "./deliver/timings.js";
import { type Diagnostic, Diagnostics } from "./diagnostics/diagnostic.js";
import type { FinishedPage, Finishing } from "./finishing.js";
import type { Cache } from "./model/context.js";
import type { Plan } from "./model/plan.js";
import type { Solution } from "./model/solution.js";
import { type ArchiveStandard, type DebugView, type Plate, type RawPage, type Target, targets as allTargets } from "./model/render.js";
import { codeHash } from "./package-files.js";
import { type Desk, type OpenDesk, layOut, openDesk } from "./pipeline.js";
import { type RawPageTaker, type Shop, renderProof, renderWhileLayingOut } from "./raw-pages.js";
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
}

export interface BuildResult {
  readonly ok: boolean;
  readonly issue: string | undefined;
  /** The issue's output folder. */
  readonly folder: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly plan: Plan | undefined;
  /** What would make pages full that are not; number K of `plan --apply` is index + 1. */
  readonly solutions: readonly Solution[];
  readonly manifest: Manifest | undefined;
  readonly timings: Readonly<Record<string, number>>;
}

export const defaultTargets: readonly Target[] = ["press", "archive", "screen"];

/**
 * Builds an issue.
 * @param path an issue folder or its issue.json
 * @throws MachineError when the machine is at fault: no browser, a full disk
 */
export async function build(path: string, options: BuildOptions = {}): Promise<BuildResult> {
  const diagnostics = new Diagnostics();
  const stopwatch = new Stopwatch();
  const cache = options.cache ?? diskCache(cacheFolder());
  const opened = new LazyPress(options);
  try {
    // The browser starts while the desk works.
    opened.start();
    const shop: Shop = { diagnostics, stopwatch, cache, opened, page: options.page, debug: options.debug };
    const wanted = allTargets.filter((target) => (options.targets ?? defaultTargets).includes(target));
    const { done, ...plates } = await makePlates(await openDesk(path, shop), wanted, shop, options.standard ?? "3u");
    const id = done.issue?.id ?? (await statedId(path));
    const folder = join(options.out ?? "output", id);
    const ending = { ok: !diagnostics.hasErrors, issue: done.issue?.id, folder, diagnostics: diagnostics.all, plan: done.plan, solutions: done.solutions };
    if (!done.plan) {
      // An issue that does not validate writes only the report.
      await deliverReport(folder, reportText(done, diagnostics), await reportHtml(done, diagnostics));
      return { ...ending, manifest: undefined, timings: stopwatch.report };
    }
    const files = [...deliveries(done, id, plates, diagnostics, options.page), { path: "report.html", bytes: await reportHtml(done, diagnostics) }];
    const kept = otherPages(id, options.page);
    const manifest = await stopwatch.time("deliver", async () => deliver(folder, files, { issue: id, versions: await versions(opened.version, done) }, kept));
    await deliverTimings(folder, stopwatch.report);
    return { ...ending, ok: !diagnostics.hasErrors, manifest, timings: stopwatch.report };
  } finally {
    await opened.close();
  }
}

interface MadePlates {
  readonly done: Desk;
  readonly pages: readonly Plate[];
  /** Issue files, where every page of the issue has its plate. */
  readonly bound: ReadonlyMap<Target, Uint8Array>;
}

/** Finishes each page as soon as it is printed, while others are rendered. */
class FinishingLine {
  readonly #finished = new Map<string, Promise<FinishedPage>>();

  constructor(private readonly finishing: Promise<Finishing>, private readonly targets: readonly Target[]) {}

  readonly take: RawPageTaker = (page) => {
    const next = this.finishing.then((finishing) => finishing.plates(page, this.targets));
    next.catch(() => {}); // told where the page is waited for
    this.#finished.set(page.page.label, next);
  };

  /** The plates of these pages; findings come in page order. */
  async plates(raw: readonly RawPage[], diagnostics: Diagnostics): Promise<Plate[]> {
    const plates: Plate[] = [];
    for (const { page } of raw) {
      const made = await (this.#finished.get(page.label) as Promise<FinishedPage>);
      plates.push(...made.plates);
      for (const finding of made.findings) diagnostics.add(finding);
    }
    return plates;
  }
}

async function makePlates(open: OpenDesk, wanted: readonly Target[], shop: Shop, standard: ArchiveStandard): Promise<MadePlates> {
  const { issue } = open;
  const { diagnostics, stopwatch, cache } = shop;
  if (!issue || !open.copy || diagnostics.hasErrors) return { done: await layOut(open, shop), pages: [], bound: new Map() };
  // The tools of finishing are loaded while the browser renders.
  const finishing = import("./finishing.js").then(async ({ Finishing }) => new Finishing({ issue, diagnostics, cache, stopwatch, standard, fonts: open.fonts, code: await codeHash() }));
  finishing.catch(() => {});
  const pages: Plate[] = [];
  const final = wanted.filter((target) => target !== "proof");
  let done: Desk;
  if (final.length > 0) {
    const line = new FinishingLine(finishing, final);
    const rendered = await renderWhileLayingOut(open, shop, line.take);
    done = rendered.done;
    pages.push(...(await line.plates(rendered.raw, diagnostics)));
  } else done = await layOut(open, shop);
  if (wanted.includes("proof")) {
    const line = new FinishingLine(finishing, ["proof"]);
    pages.push(...(await line.plates(await renderProof(done, shop, line.take), diagnostics)));
  }
  const bound = new Map<Target, Uint8Array>();
  for (const target of wanted) {
    const own = pages.filter((plate) => plate.target === target);
    if (shop.page === undefined && own.length > 0 && own.length === issue.file.pages.length) bound.set(target, await (await finishing).bind(own, target));
  }
  return { done, pages, bound };
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const reportText = (done: Desk, diagnostics: Diagnostics): string => jsonText(reportOf(done, diagnostics));

function deliveries(done: Desk, id: string, plates: Omit<MadePlates, "done">, diagnostics: Diagnostics, page: string | undefined): Delivery[] {
  const files: Delivery[] = [{ path: "report.json", bytes: reportText(done, diagnostics) }];
  // The plan of one page alone would take the place of the issue's plan.
  if (page === undefined) files.push({ path: "plan.json", bytes: jsonText(done.plan) });
  for (const { label, target, pdf } of plates.pages) files.push({ path: `pages/${id}-${label}.${target}.pdf`, bytes: pdf });
  for (const [target, pdf] of plates.bound) files.push({ path: `${id}.${target}.pdf`, bytes: pdf });
  return files;
}

/** Files that a build of one page has nothing to do with: they are kept as they are, not stale. */
function otherPages(id: string, page: string | undefined): (path: string) => boolean {
  return (path) => page !== undefined && (path === "plan.json" || (path.startsWith("pages/") && !path.startsWith(`pages/${id}-${page}.`)));
}
