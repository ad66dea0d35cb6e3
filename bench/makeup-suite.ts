/**
 * The suite `makeup`: automatic make-up of generated pages, the samples and the seed page.
 * Definitions: docs/bench.md.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Issue70, issue70 } from "./makeup/issue70.js";
import { layoutPage } from "./makeup/baseline.js";
import { type EditKind, type LockedEdit, lockedEdit } from "./makeup/locked-edits.js";
import { makeUp } from "./makeup/made-up.js";
import { writeIssues } from "./makeup/made-issues.js";
import { type PageFigures, pageFigures } from "./makeup/page-figures.js";
import type { Suite } from "./suite.js";

export interface MakeupOptions {
  /** Generated pages; 200 for figures that are quoted. */
  readonly pages: number;
  readonly seed: number;
  /** Issue folders that are made up besides, where they exist. */
  readonly issues: readonly string[];
  readonly tell: (text: string) => void;
}

export interface MakeupFigures {
  readonly pages: number;
  readonly solved: number;
  readonly zeroMisfit: number;
  /** Wall time of a page of 6 to 12 items. */
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly headCollisionsPerPage: number;
  readonly leadTopPct: number;
  /** Pages with a gutter or a line from edge to edge. Every slicing page of two and more items has one. */
  readonly throughCutPct: number;
  readonly minLegRows: number;
  /** Pages on which at least nine of the ten desk checks hold. */
  readonly checksPassedPct: number;
  /** An issue of 70 articles on 8 pages: assigned, made up and planned. */
  readonly issue70Ms: number;
  readonly issue70: Omit<Issue70, "ms">;
  readonly seed: number;
  /** Processor time, which other work on the machine does not lengthen. */
  readonly cpuMedianMs: number;
  readonly cpuP95Ms: number;
  /** Pages of 13 to 20 items. */
  readonly crowded: { readonly pages: number; readonly solved: number; readonly p95Ms: number; readonly cpuP95Ms: number; readonly checksPassedPct: number };
  readonly throughGutterPct: number;
  /** Modules moved or resized by hand and locked where a solution is known, and how many of those pages are exactly full again. */
  readonly lockedEdits: number;
  readonly lockedEditsSolved: number;
  readonly lockedEditsP95Ms: number;
  readonly lockedEditsMissed: readonly LockedEdit[];
  readonly picturePct: { readonly p5: number; readonly median: number; readonly p95: number; readonly within20to35Pct: number };
  /** Pages on which each check fails. */
  readonly checksFailed: Readonly<Record<string, number>>;
  /** Mean price of a page's look, by rule. */
  readonly tasteByRule: Readonly<Record<string, number>>;
  readonly meanTaste: number;
  readonly baseline: { readonly pages: number; readonly fitPct: number; readonly meanTaste: number; readonly automaticMeanTasteOnThese: number; readonly headCollisionsPerPage: number; readonly checksPassedPct: number };
  readonly others: readonly { readonly issue: string; readonly pages: number; readonly zeroMisfit: number; readonly checksPassed: readonly number[]; readonly ms: readonly number[] }[];
  readonly skipped: readonly string[];
  readonly worst: readonly { readonly issue: string; readonly label: string; readonly items: number; readonly taste: number; readonly terms: Readonly<Record<string, number>>; readonly checksFailed: readonly number[] }[];
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const mean = (list: readonly number[]): number => (list.length === 0 ? 0 : Math.round((100 * sum(list)) / list.length) / 100);
const share = <T>(list: readonly T[], test: (one: T) => boolean): number => (list.length === 0 ? 0 : Math.round((1000 * list.filter(test).length) / list.length) / 10);
/** The value below which a share of the list lies; 0 for an empty list. */
function quantile(list: readonly number[], q: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : Math.round(10 * sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]) / 10;
}
const tasteOf = (page: PageFigures): number => sum(Object.values(page.taste));

const mostEdits = 50;
const editKinds: readonly EditKind[] = ["mirrored", "exchanged", "otherWidth"];

/** Figures of an issue's pages; where asked for, `edits` is filled with locked edits of them. */
async function figuresOf(folder: string, named = false, edits?: LockedEdit[]): Promise<PageFigures[]> {
  const { copy, galleys, pages } = await makeUp(folder, named ? layoutPage : undefined);
  if (edits) for (const [k, { plan }] of pages.entries()) {
    if (!plan) continue;
    for (const kind of editKinds) {
      const edit = edits.length < mostEdits ? lockedEdit(copy, plan, kind, 100 * edits.length + k, galleys) : undefined;
      if (edit) edits.push(edit);
    }
  }
  return pages.map(({ label, plan, ms, cpuMs }) => pageFigures(copy, label, plan, { ms, cpuMs }));
}

export async function makeupSuite({ pages: count, seed, issues, tell }: MakeupOptions): Promise<MakeupFigures> {
  const root = await mkdtemp(join(tmpdir(), "banxin-makeup-"));
  try {
    const made = await writeIssues(root, seed, count);
    const pages: PageFigures[] = [];
    const fixed: PageFigures[] = [];
    const edits: LockedEdit[] = [];
    for (const [i, { folder }] of made.entries()) {
      tell(`pages ${10 * i + 1} to ${Math.min(count, 10 * i + 10)}`);
      pages.push(...(await figuresOf(folder, false, edits)));
      fixed.push(...(await figuresOf(folder, true)));
    }
    const others: MakeupFigures["others"][number][] = [];
    const skipped: string[] = [];
    for (const folder of issues) {
      if (!existsSync(folder)) {
        skipped.push(folder);
        continue;
      }
      tell(folder);
      const own = await figuresOf(folder);
      others.push({ issue: own[0]?.issue ?? folder, pages: own.length, zeroMisfit: own.filter((p) => p.zeroMisfit).length, checksPassed: own.map((p) => p.checksPassed), ms: own.map((p) => Math.round(p.ms)) });
    }
    tell("70 articles");
    return summary(seed, pages, fixed, edits, others, skipped, await issue70(root, seed));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function summary(seed: number, pages: readonly PageFigures[], fixed: readonly PageFigures[], edits: readonly LockedEdit[], others: MakeupFigures["others"], skipped: readonly string[], { ms: issue70Ms, ...rest70 }: Issue70): MakeupFigures {
  const usual = pages.filter(({ items }) => items <= 12);
  const crowded = pages.filter(({ items }) => items > 12);
  const pictured = pages.flatMap(({ picturePct }) => (picturePct === undefined ? [] : [picturePct]));
  const nine = ({ checksPassed }: PageFigures): boolean => checksPassed >= 9;
  const rules = [...new Set(pages.flatMap(({ taste }) => Object.keys(taste)))].sort();
  const fits = fixed.filter((p) => p.zeroMisfit);
  const same = pages.filter((page) => fits.some((f) => f.issue === page.issue && f.label === page.label));
  return {
    pages: pages.length,
    solved: pages.filter((p) => p.solved).length,
    zeroMisfit: pages.filter((p) => p.zeroMisfit).length,
    medianMs: quantile(usual.map((p) => p.ms), 0.5),
    p95Ms: quantile(usual.map((p) => p.ms), 0.95),
    headCollisionsPerPage: mean(pages.map((p) => p.headCollisions)),
    leadTopPct: share(pages, (p) => p.leadTop),
    throughCutPct: share(pages, (p) => p.throughGutter || p.throughLine),
    minLegRows: Math.min(...pages.map((p) => p.shortestLeg)),
    checksPassedPct: share(pages, nine),
    issue70Ms, issue70: rest70,
    seed,
    cpuMedianMs: quantile(usual.map((p) => p.cpuMs), 0.5),
    cpuP95Ms: quantile(usual.map((p) => p.cpuMs), 0.95),
    crowded: { pages: crowded.length, solved: crowded.filter((p) => p.zeroMisfit).length, p95Ms: quantile(crowded.map((p) => p.ms), 0.95), cpuP95Ms: quantile(crowded.map((p) => p.cpuMs), 0.95), checksPassedPct: share(crowded, nine) },
    throughGutterPct: share(pages, (p) => p.throughGutter),
    lockedEdits: edits.length,
    lockedEditsSolved: edits.filter((e) => e.solved).length,
    lockedEditsP95Ms: quantile(edits.map((e) => e.ms), 0.95),
    lockedEditsMissed: edits.filter((e) => !e.solved),
    picturePct: { p5: quantile(pictured, 0.05), median: quantile(pictured, 0.5), p95: quantile(pictured, 0.95), within20to35Pct: share(pictured, (p) => p >= 20 && p <= 35) },
    checksFailed: Object.fromEntries(Array.from({ length: 10 }, (_, i) => [String(i + 1), pages.filter((p) => p.checksFailed.includes(i + 1)).length])),
    tasteByRule: Object.fromEntries(rules.map((rule) => [rule, mean(pages.map(({ taste }) => taste[rule] ?? 0))])),
    meanTaste: mean(pages.map(tasteOf)),
    baseline: {
      pages: fixed.length, fitPct: share(fixed, (p) => p.zeroMisfit), meanTaste: mean(fits.map(tasteOf)), automaticMeanTasteOnThese: mean(same.map(tasteOf)),
      headCollisionsPerPage: mean(fits.map((p) => p.headCollisions)), checksPassedPct: share(fits, nine),
    },
    others, skipped,
    worst: [...pages].sort((a, b) => tasteOf(b) - tasteOf(a)).slice(0, 3).map((p) => ({ issue: p.issue, label: p.label, items: p.items, taste: Math.round(10 * tasteOf(p)) / 10, terms: p.taste, checksFailed: p.checksFailed })),
  };
}

export const suite: Suite = async ({ root, issue, option, tell }) => {
  const [pages, seed] = [Number(option("pages") ?? "200"), Number(option("seed") ?? "1")];
  const issues = issue ? [issue] : [...["starter", "yunting-campus", "yunting-daily"].map((name) => join(root, "samples", name)), join(root, "../shared/seed/issue")];
  const figures = await makeupSuite({ pages, seed, issues, tell });
  return { figures, table: makeupTable(figures) };
};

/** The figures for people. */
export function makeupTable(f: MakeupFigures): string {
  return `${[
    `pages ${f.pages}, solved ${f.solved}, without misfit ${f.zeroMisfit} (seed ${f.seed})`,
    `6 to 12 items                ms ${f.medianMs} median, ${f.p95Ms} p95; processor ${f.cpuMedianMs}, ${f.cpuP95Ms}`,
    `13 to 20 items               ${f.crowded.solved} of ${f.crowded.pages} without misfit; ms p95 ${f.crowded.p95Ms}, processor ${f.crowded.cpuP95Ms}; nine checks on ${f.crowded.checksPassedPct} %`,
    `head collisions a page       ${f.headCollisionsPerPage}`,
    `lead at the top left         ${f.leadTopPct} %`,
    `through cuts                 ${f.throughCutPct} % (gutters ${f.throughGutterPct} %)`,
    `shortest leg                 ${f.minLegRows} rows`,
    `locked edits                 ${f.lockedEditsSolved} of ${f.lockedEdits} exactly full again, ms p95 ${f.lockedEditsP95Ms}${f.lockedEditsMissed.map((e) => `; missed ${e.issue} ${e.label} ${e.module} (${e.kind})`).join("")}`,
    `picture share                ${f.picturePct.p5} / ${f.picturePct.median} / ${f.picturePct.p95} % (p5, median, p95); 20 to 35 % on ${f.picturePct.within20to35Pct} %`,
    `nine of ten checks           ${f.checksPassedPct} %; fails by check ${Object.entries(f.checksFailed).map(([check, n]) => `${check}:${n}`).join(" ")}`,
    `look, mean price by rule     ${Object.entries(f.tasteByRule).map(([rule, price]) => `${rule} ${price}`).join(", ")}`,
    `named layouts only           ${f.baseline.fitPct} % of pages fit; look ${f.baseline.meanTaste} against ${f.baseline.automaticMeanTasteOnThese} on the same pages, collisions ${f.baseline.headCollisionsPerPage}, nine checks on ${f.baseline.checksPassedPct} %`,
    `70 articles on 8 pages       ms ${f.issue70Ms}; ${f.issue70.articles} placed, ${f.issue70.held} held, ${f.issue70.zeroMisfit} pages without misfit`,
    ...f.others.map((o) => `${o.issue.padEnd(28)} ${o.zeroMisfit} of ${o.pages} without misfit, checks ${o.checksPassed.join(" ")}, ms ${o.ms.join(" ")}`),
    ...f.skipped.map((folder) => `not there, skipped: ${folder}`),
    ...f.worst.map((w) => `worst: ${w.issue} ${w.label}, ${w.items} items, look ${w.taste}: ${Object.entries(w.terms).map(([rule, price]) => `${rule} ${price}`).join(", ")}; checks failed ${w.checksFailed.join(" ")}`),
  ].join("\n")}\n`;
}
