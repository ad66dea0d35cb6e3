/** The work on one page for its targets: finish → text gate → preflight. It runs on a thread of its own. */
import { createHash } from "node:crypto";
import { Diagnostics, type Diagnostic } from "./diagnostics/diagnostic.js";
import { type ColourEngine, openColourEngine } from "./colour/colour-engine.js";
import { finishArchive } from "./finish/archive.js";
import { openRaw, type ParsedPage } from "./finish/parsed-page.js";
import { finishPress } from "./finish/press.js";
import type { Outline } from "./finish/printers-marks.js";
import { finishProof } from "./finish/proof.js";
import { finishScreen } from "./finish/screen.js";
import type { PressProfile } from "./model/press.js";
import type { Plate, RawPage, Target } from "./model/render.js";
import type { Theme } from "./model/theme.js";
import { srgbIcc } from "./package-files.js";
import type { IssueSources } from "./pdf/embedded-files.js";
import type { DocumentMeta } from "./pdf/metadata.js";
import { preflightPlate } from "./preflight/preflight-plate.js";
import { withoutSuppliedPages } from "./pdf/supplied-form.js";
import { extractedTextDiffers } from "./print/extracted-text.js";
import { Stopwatch } from "./stopwatch.js";

/** What all pages of an issue share. */
export interface FinishSetup {
  readonly meta: DocumentMeta;
  readonly inks: Theme["inks"];
  readonly profile: PressProfile;
  readonly mourning: boolean;
}

export interface FinishJob {
  readonly setup: FinishSetup;
  readonly raw: RawPage;
  readonly targets: readonly Target[];
  /** The slug line, where the press profile has one. */
  readonly slug: Outline | undefined;
  /** What the archive file carries. */
  readonly sources: IssueSources | undefined;
}

/** One target's file, where one could be made, and what was found in making and checking it. */
export interface FinishedTarget {
  readonly target: Target;
  readonly pdf: Uint8Array | undefined;
  readonly findings: readonly Diagnostic[];
}

export interface FinishedJob {
  readonly targets: readonly FinishedTarget[];
  /** Milliseconds by stage. */
  readonly spent: Readonly<Record<string, number>>;
}

interface OpenedColour {
  readonly engine: ColourEngine | undefined;
  readonly findings: readonly Diagnostic[];
}

/** Finishes pages one after another; the colour engine stays open while the press profile is the same. */
export class Finisher {
  #colour: { readonly icc: string; readonly opened: Promise<OpenedColour> } | undefined;

  /** The engine of a profile; that of another profile is closed. */
  #engine(profile: PressProfile): Promise<OpenedColour> {
    const icc = createHash("sha256").update(profile.iccBytes).digest("hex");
    if (this.#colour?.icc === icc) return this.#colour.opened;
    this.#colour?.opened.then(({ engine }) => engine?.close(), () => {});
    const found = new Diagnostics();
    const opened = openColourEngine(profile, found).then((engine) => ({ engine, findings: found.all }));
    this.#colour = { icc, opened };
    return opened;
  }

  /** One parse serves all targets of the page. A target's findings are its own: a page may fail for the press alone. */
  async finish(job: FinishJob): Promise<FinishedJob> {
    const stopwatch = new Stopwatch();
    const parsed = await stopwatch.time("parse", () => openRaw(job.raw));
    const targets: FinishedTarget[] = [];
    for (const target of job.targets) {
      const found = new Diagnostics();
      const plate = await stopwatch.time(`finish ${target}`, () => this.#plate(parsed, target, job, found));
      if (plate && !found.hasErrors) await this.#check(plate, job, found, stopwatch);
      targets.push({ target, pdf: plate && !found.hasErrors ? plate.pdf : undefined, findings: found.all });
    }
    const { total: _, ...spent } = stopwatch.report;
    return { targets, spent };
  }

  async #plate(parsed: ParsedPage, target: Target, job: FinishJob, diagnostics: Diagnostics): Promise<Plate | undefined> {
    const { meta, inks, profile, mourning } = job.setup;
    const context = { meta, diagnostics };
    switch (target) {
      case "press": {
        const { engine: colour, findings } = await this.#engine(profile);
        for (const finding of findings) diagnostics.add(finding);
        return colour && finishPress(parsed, { ...context, inks, profile, colour, mourning, slug: job.slug });
      }
      case "archive":
        return finishArchive(parsed, { ...context, srgbIcc: await srgbIcc(), sources: job.sources });
      case "screen":
        return finishScreen(parsed, context);
      case "proof":
        return finishProof(parsed, context);
    }
  }

  /** The text gate (design §6.1) and preflight on the finished bytes. */
  async #check(plate: Plate, { raw, setup }: FinishJob, diagnostics: Diagnostics, stopwatch: Stopwatch): Promise<void> {
    const { label, ledger, paper } = raw.page;
    const difference = await stopwatch.time("text gate", async () => extractedTextDiffers(hasSupplied(raw) && plate.target === "press" ? await withoutSuppliedPages(plate.pdf) : plate.pdf, ledger));
    if (difference)
      diagnostics.add({
        code: "extracted-text-differs", severity: "error", place: { page: label },
        zh: `${plate.target} 文件里的文字从第 ${difference.at + 1} 字起与版面账不同：应为“${difference.expected}”，读出“${difference.found}”`,
        en: `The text in the ${plate.target} file parts from the ledger at character ${difference.at + 1}: "${difference.expected}" expected, "${difference.found}" read.`,
      });
    const result = await stopwatch.time("preflight", () => preflightPlate(plate.pdf, {
      file: `${label}.${plate.target}.pdf`, target: plate.target, paper, ...(plate.target === "press" ? { profile: setup.profile, inks: [setup.mourning ? "k" : raw.page.ink] } : {}),
    }));
    for (const diagnostic of result.diagnostics) diagnostics.add({ ...diagnostic, place: { ...diagnostic.place, page: label } });
  }
}

/** Pages of advertisers, whose words are in no ledger. */
const hasSupplied = ({ page }: RawPage): boolean => page.modules.some(({ parts }) => parts.some((part) => part.type === "figure" && part.picture.supplied !== undefined));
