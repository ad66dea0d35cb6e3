/** Preflight: checks the finished file itself, whoever made it, with a reader of its own. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Ledger } from "../model/ledger.js";
import type { PageInk } from "../model/issue.js";
import type { PressProfile } from "../model/press.js";
import type { PreflightResult, Target } from "../model/render.js";
import { readPdf } from "../pdf/objects.js";
import { blackText, deviceColours, interactive, noScripts, objectColours, vectorTac } from "./check-colour.js";
import { bleedSize, boxes, trimSize } from "./check-boxes.js";
import { fontsEmbedded, noNotdef, noType3, toUnicode } from "./check-fonts.js";
import { documentId, infoEntries, metadata, outputIntent, tags } from "./check-identification.js";
import { flatness, hairlines, overprint, reversedType, standard } from "./check-lines.js";
import { pageInk } from "./check-page-ink.js";
import { picturePpi } from "./check-pictures.js";
import { ledgerText } from "./check-text.js";
import type { Check, Subject } from "./check.js";
import { inspectPages } from "./inspect.js";

export interface PreflightOptions {
  /** The file's name in the report. */
  readonly file: string;
  /** What the file is meant to be; without it only what every file must hold is checked. */
  readonly target?: Target;
  readonly profile?: PressProfile;
  /** Trim size that every page must have. */
  readonly paper?: { readonly widthMm: number; readonly heightMm: number };
  /** The inks of each page, in page order. */
  readonly inks?: readonly PageInk[];
  /** The ledger of each page, in page order. */
  readonly ledgers?: readonly Ledger[];
  /** The page's label, for the findings of a single page's file. */
  readonly label?: string;
}

const checks: readonly Check[] = [
  boxes, trimSize, bleedSize, fontsEmbedded, noType3, noNotdef, toUnicode, deviceColours, objectColours, blackText, pageInk, vectorTac,
  hairlines, reversedType, overprint, flatness, standard, picturePpi, metadata, infoEntries, documentId, outputIntent, tags, interactive, noScripts, ledgerText,
];

/** At most this many problems of one check are written out. */
const shown = 5;

/** Runs every check that applies. A file that is not a PDF fails the one check `readable`. */
export async function preflightPlate(pdf: Uint8Array, options: PreflightOptions): Promise<PreflightResult> {
  const subject = await open(pdf, options);
  if (typeof subject === "string") return unreadable(options, subject);
  const results = checks.filter((check) => check.applies(subject)).map((check) => ({ check, problems: [...new Set(check.problems(subject))] }));
  return {
    file: options.file,
    target: options.target,
    checks: results.map(({ check, problems }) => ({ name: check.name, ok: problems.length === 0, detail: problems.length > 0 ? list(problems) : (check.measured?.(subject) ?? "") })),
    diagnostics: results.filter(({ problems }) => problems.length > 0).map(({ check, problems }) => finding(check, problems, options)),
  };
}

async function open(bytes: Uint8Array, options: PreflightOptions): Promise<Subject | string> {
  try {
    const context = await readPdf(bytes);
    return {
      bytes, context, pages: inspectPages(context),
      target: options.target, profile: options.profile, paper: options.paper, inks: options.inks, ledgers: options.ledgers,
    };
  } catch (error) {
    // The file comes from anywhere: that it cannot be read is the finding.
    return error instanceof Error ? error.message : String(error);
  }
}

const list = (problems: readonly string[]): string =>
  problems.length > shown ? `${problems.slice(0, shown).join("; ")} … (+${problems.length - shown})` : problems.join("; ");

function finding(check: Check, problems: readonly string[], { file, label }: PreflightOptions): Diagnostic {
  return {
    code: `preflight-${check.name}`,
    severity: check.severity ?? "error",
    place: { file, ...(label === undefined ? {} : { page: label }) },
    zh: `${check.zh}：${list(problems)}`,
    en: `${check.en}: ${list(problems)}`,
  };
}

function unreadable(options: PreflightOptions, detail: string): PreflightResult {
  const check: Check = { name: "readable", zh: "文件须能读取为 PDF", en: "the file must be readable as PDF", applies: () => true, problems: () => [detail] };
  return { file: options.file, target: options.target, checks: [{ name: "readable", ok: false, detail }], diagnostics: [finding(check, [detail], options)] };
}
