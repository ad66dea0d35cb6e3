/** Finish → text gate → preflight of every page and target, then bind. */
import { createHash } from "node:crypto";
import { type BindMeta, bindIssue } from "./bind/bind-issue.js";
import { type Diagnostic, Diagnostics } from "./diagnostics/diagnostic.js";
import { finishArchive } from "./finish/archive.js";
import { type ColourEngine, openColourEngine } from "./colour/colour-engine.js";
import { type ParsedPage, openRaw } from "./finish/parsed-page.js";
import { finishPress } from "./finish/press.js";
import { finishProof } from "./finish/proof.js";
import { finishScreen } from "./finish/screen.js";
import type { Cache } from "./model/context.js";
import type { Issue } from "./model/issue.js";
import type { ArchiveStandard, Plate, RawPage, Target } from "./model/render.js";
import { srgbIcc } from "./package-files.js";
import type { IssueSources } from "./pdf/embedded-files.js";
import type { DocumentMeta } from "./pdf/metadata.js";
import { preflightPlate } from "./preflight/preflight-plate.js";
import { extractedTextDiffers } from "./print/extracted-text.js";
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

/** Separated originals go onto the press plate though the browser has not seen them. */
const originalHashes = ({ page }: RawPage): readonly string[] =>
  page.modules.flatMap(({ parts }) => parts.flatMap((part) => (part.type === "figure" && part.picture.original ? [part.picture.sha256] : [])));

/** The plates of one page and what was found in making them. */
export interface FinishedPage {
  readonly plates: readonly Plate[];
  readonly findings: readonly Diagnostic[];
}

/** Finishes raw pages for targets; one parse serves all targets of a page. */
export class Finishing {
  #colour: Promise<ColourEngine | undefined> | undefined;

  constructor(private readonly options: FinishingOptions) {}

  /** The plates of one page, checked; a target for which none could be made has its findings only. */
  async plates(raw: RawPage, targets: readonly Target[]): Promise<FinishedPage> {
    const { cache, stopwatch } = this.options;
    const findings: Diagnostic[] = [];
    const plates: Plate[] = [];
    let parsed: ParsedPage | undefined;
    for (const target of targets) {
      const key = plateKey(raw, target, this.options);
      const kept = await cache.get("plate", key);
      if (kept) {
        plates.push({ label: raw.page.label, target, pdf: kept });
        continue;
      }
      parsed ??= await stopwatch.time("parse", () => openRaw(raw));
      // Findings of one target are its own: a page may fail for the press and still be kept in the archive.
      const found = new Diagnostics();
      const plate = await stopwatch.time(`finish ${target}`, () => this.#finish(parsed as ParsedPage, target, found));
      if (plate && !found.hasErrors) await this.#check(plate, raw, found);
      findings.push(...found.all);
      if (!plate || found.hasErrors) continue;
      plates.push(plate);
      // A plate with warnings is made again, so that its warnings are reported again.
      if (found.all.length === 0) await cache.put("plate", key, plate.pdf);
    }
    return { plates, findings };
  }

  async #finish(parsed: ParsedPage, target: Target, diagnostics: Diagnostics): Promise<Plate | undefined> {
    const { issue } = this.options;
    const context = { meta: documentMeta(issue), diagnostics };
    switch (target) {
      case "press": {
        this.#colour ??= openColourEngine(issue.profile, this.options.diagnostics);
        const colour = await this.#colour;
        if (!colour) return undefined;
        return finishPress(parsed, { ...context, inks: issue.theme.inks, profile: issue.profile, colour, mourning: issue.file.mourning ?? false });
      }
      case "archive":
        return finishArchive(parsed, { ...context, srgbIcc: await srgbIcc(), sources: archiveSources(parsed.raw, this.options) });
      case "screen":
        return finishScreen(parsed, context);
      case "proof":
        return finishProof(parsed, context);
    }
  }

  /** The text gate (design §6.1) and preflight on the finished bytes. */
  async #check(plate: Plate, raw: RawPage, diagnostics: Diagnostics): Promise<void> {
    const { stopwatch, issue } = this.options;
    const { label, ledger, paper } = raw.page;
    const difference = await stopwatch.time("text gate", () => extractedTextDiffers(plate.pdf, ledger));
    if (difference)
      diagnostics.add({
        code: "extracted-text-differs", severity: "error", place: { page: label },
        zh: `${plate.target} 文件里的文字从第 ${difference.at + 1} 字起与版面账不同：应为“${difference.expected}”，读出“${difference.found}”`,
        en: `The text in the ${plate.target} file parts from the ledger at character ${difference.at + 1}: "${difference.expected}" expected, "${difference.found}" read.`,
      });
    const result = await stopwatch.time("preflight", () => preflightPlate(plate.pdf, {
      file: `${label}.${plate.target}.pdf`, target: plate.target, paper, ...(plate.target === "press" ? { profile: issue.profile } : {}),
    }));
    for (const diagnostic of result.diagnostics) diagnostics.add({ ...diagnostic, place: { ...diagnostic.place, page: label } });
  }

  /** The issue's file of a target from its pages' plates. */
  bind(plates: readonly Plate[], target: Target): Promise<Uint8Array> {
    const { issue, stopwatch, standard } = this.options;
    const sources = target === "archive" && standard === "3u" ? issueSources(issue) : undefined;
    const meta: BindMeta = { ...documentMeta(issue), sources, pageNames: new Map(issue.file.pages.map((p) => [p.label, p.name])) };
    return stopwatch.time("bind", () => bindIssue(plates, target, meta));
  }
}
