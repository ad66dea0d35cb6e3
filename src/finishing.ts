/** Finish → text gate → preflight of every page and target, then bind. */
import { createHash } from "node:crypto";
import { type BindMeta, bindIssue } from "./bind/bind-issue.js";
import type { Diagnostic, Diagnostics } from "./diagnostics/diagnostic.js";
import type { FinishSetup } from "./finishing-job.js";
import { finishingPool } from "./finishing-pool.js";
import { type Outline, pageInks, slugSizePt, slugText } from "./finish/printers-marks.js";
import { textOutline } from "./fonts/text-outline.js";
import type { Cache, Fonts } from "./model/context.js";
import type { Issue } from "./model/issue.js";
import type { FaceSource } from "./model/theme.js";
import type { ArchiveStandard, Plate, RawPage, Target } from "./model/render.js";
import type { IssueSources } from "./pdf/embedded-files.js";
import type { DocumentMeta } from "./pdf/metadata.js";
import { issueSources, pageSources } from "./sources.js";
import type { Stopwatch } from "./stopwatch.js";

export interface FinishingOptions {
  readonly issue: Issue;
  readonly diagnostics: Diagnostics;
  readonly cache: Cache;
  readonly stopwatch: Stopwatch;
  /** Hash of the program's code. */
  readonly code: string;
  readonly standard: ArchiveStandard;
  /** Faces of the theme, loaded. */
  readonly fonts: Fonts;
}

export function documentMeta(issue: Issue): DocumentMeta {
  return { id: issue.id, title: issue.file.title, date: issue.file.date, revision: issue.file.revision ?? 1, language: "zh-CN" };
}

/** What the page's archive file carries; nothing where the standard does not let it. */
function archiveSources(raw: RawPage, { issue, standard }: FinishingOptions): IssueSources | undefined {
  return standard === "3u" ? pageSources(issue, raw.page.label) : undefined;
}

/** Everything a plate depends on beside the raw page. */
function plateKey(raw: RawPage, target: Target, options: FinishingOptions): string {
  const { issue } = options;
  const { iccBytes, ...profile } = issue.profile;
  const hash = createHash("sha256").update(options.code).update(raw.sha256).update(target).update(JSON.stringify(documentMeta(issue)));
  if (target === "archive") for (const [file, bytes] of archiveSources(raw, options) ?? []) hash.update(`\n${file}\n${bytes.length}\n`).update(bytes);
  if (target === "press") hash.update(JSON.stringify([profile, issue.theme.inks, raw.page.ink, issue.file.mourning ?? false, originalHashes(raw)])).update(iccBytes);
  return hash.update(JSON.stringify([raw.page.label, raw.page.paper, raw.page.ledger])).digest("hex");
}

/** Separated originals and supplied pages go onto the press plate though the browser has not seen them; supplied pages where make-up put them, to the last decimal. */
const originalHashes = ({ page }: RawPage): readonly unknown[] =>
  page.modules.flatMap(({ parts }) => parts.flatMap((part) => {
    if (part.type !== "figure") return [];
    const { original, supplied, sha256 } = part.picture;
    return [...(original ? [sha256] : []), ...(supplied ? [sha256, part.box] : [])];
  }));

/** The plates of one page and what was found in making them. */
export interface FinishedPage {
  readonly plates: readonly Plate[];
  readonly findings: readonly Diagnostic[];
}

const codePointsOf = (lines: readonly string[]): number[] => lines.flatMap((line) => [...line].map((char) => char.codePointAt(0) as number));

/** Finishes raw pages for targets, several pages at a time, each in a process. */
export class Finishing {
  readonly #setup: FinishSetup;
  readonly #slugFaces = new Map<FaceSource, Promise<Uint8Array>>();
  #printed: (() => void) | undefined;

  constructor(private readonly options: FinishingOptions) {
    const { issue } = options;
    this.#setup = { meta: documentMeta(issue), inks: issue.theme.inks, profile: issue.profile, mourning: issue.file.mourning ?? false };
    finishingPool.warm();
    this.#printed = finishingPool.besidePrinting();
  }

  /** The browser has printed its last page, or none will come. */
  printingEnded(): void {
    this.#printed?.();
    this.#printed = undefined;
  }

  /** The plates of one page, checked; a target for which none could be made has its findings only. */
  async plates(raw: RawPage, targets: readonly Target[]): Promise<FinishedPage> {
    const { cache, stopwatch, issue } = this.options;
    const { label } = raw.page;
    const keys = new Map(targets.map((target) => [target, plateKey(raw, target, this.options)]));
    const kept = new Map<Target, Uint8Array>();
    for (const [target, key] of keys) {
      const pdf = await cache.get("plate", key);
      if (pdf) kept.set(target, pdf);
    }
    const missing = targets.filter((target) => !kept.has(target));
    if (missing.length === 0) return { plates: targets.map((target) => ({ label, target, pdf: kept.get(target) as Uint8Array })), findings: [] };
    const meta = documentMeta(issue);
    const slug = missing.includes("press") && issue.profile.slug
      ? await this.#outline(slugText(meta, label, issue.file.mourning ? "k" : raw.page.ink)) : undefined;
    const made = await finishingPool.finish({ setup: this.#setup, raw, targets: missing, slug, sources: archiveSources(raw, this.options) });
    for (const [stage, ms] of Object.entries(made.spent)) stopwatch.add(stage, ms);
    for (const { target, pdf, findings } of made.targets) {
      if (pdf === undefined) continue;
      kept.set(target, pdf);
      // A plate with warnings is made again, so that its warnings are reported again.
      if (findings.length === 0) await cache.put("plate", keys.get(target) as string, pdf);
    }
    return {
      plates: targets.flatMap((target) => (kept.has(target) ? [{ label, target, pdf: kept.get(target) as Uint8Array }] : [])),
      findings: made.targets.flatMap(({ findings }) => findings),
    };
  }

  /** Outlines of a slug line in the first face of the theme that has all its characters. */
  async #outline(text: string): Promise<Outline> {
    const { issue, fonts } = this.options;
    const codePoints = codePointsOf([text]);
    const sources = Object.values(issue.theme.faces).flat();
    const source = sources.find((one) => codePoints.every((codePoint) => fonts.metrics(one).covers(codePoint))) ?? sources[0];
    return source === undefined ? { path: [], widthPt: 0 } : textOutline(await this.#slugFace(source), text, slugSizePt);
  }

  /** A face with the characters of all slug lines: one subset serves every page. */
  #slugFace(source: FaceSource): Promise<Uint8Array> {
    const { issue, fonts } = this.options;
    let face = this.#slugFaces.get(source);
    if (face === undefined) {
      const lines = issue.file.pages.flatMap(({ label }) => pageInks.map((ink) => slugText(documentMeta(issue), label, ink)));
      face = fonts.subset(source, new Set(codePointsOf(lines)));
      this.#slugFaces.set(source, face);
    }
    return face;
  }

  /** The issue's file of a target from its pages' plates. */
  bind(plates: AsyncIterable<Plate>, target: Target, signal?: AbortSignal): Promise<Uint8Array> {
    const { issue, stopwatch, standard } = this.options;
    const sources = target === "archive" && standard === "3u" ? issueSources(issue) : undefined;
    const meta: BindMeta = { ...documentMeta(issue), sources, pageNames: new Map(issue.file.pages.map((p) => [p.label, p.name])) };
    return stopwatch.time("bind", () => bindIssue(plates, target, meta, signal));
  }
}
