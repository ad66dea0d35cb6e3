/** Preflight: checks the finished file itself, whoever made it, with a reader of its own. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DummyPage } from "../model/dummy.js";
import type { Ledger } from "../model/ledger.js";
import type { PageInk } from "../model/issue.js";
import type { PressProfile } from "../model/press.js";
import type { PreflightResult, Target } from "../model/render.js";
import { readPdf } from "../pdf/objects.js";
import { blackText, deviceColours, interactive, noScripts, objectColours, vectorTac } from "./check-colour.js";
import { bleedSize, boxes, trimSize } from "./check-boxes.js";
import { fontsEmbedded, noNotdef, noType3, toUnicode } from "./check-fonts.js";
import { documentId, infoEntries, metadata, outputIntent, tags } from "./check-identification.js";
import { bleedReach } from "./check-bleed-reach.js";
import { flatness, hairlines, overprint, standard } from "./check-lines.js";
import { outline } from "./check-outline.js";
import { pageInk } from "./check-page-ink.js";
import { picturePpi } from "./check-pictures.js";
import { rasterTac, tacOf } from "./check-raster-tac.js";
import { ledgerText } from "./check-text.js";
import { colouredType, reversedType } from "./check-type-inks.js";
import type { Check, Subject } from "./check.js";
import { inspectPages } from "../pdf/inspect.js";
import { type InkFigures, inkFigures } from "./raster/page-inks.js";
import { inkThumbnail } from "./raster/thumbnail.js";
import type { Words } from "./words.js";

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
  /** The pages as they were laid out, in page order: the outline is compared with their heads, and findings name their stories. */
  readonly laidOut?: readonly DummyPage[];
  /** Paints the inks of each page, most of a second a page: total ink is then measured where objects lie over one another. */
  readonly raster?: boolean;
  /** With `raster`: draws the page with the most ink, its worst spot ringed. */
  readonly thumbnail?: boolean;
  /** The page's label, for the findings of a single page's file. */
  readonly label?: string;
}

const checks: readonly Check[] = [
  boxes, trimSize, bleedSize, bleedReach, fontsEmbedded, noType3, noNotdef, toUnicode, deviceColours, objectColours, blackText, pageInk, vectorTac, rasterTac,
  hairlines, colouredType, reversedType, overprint, flatness, standard, picturePpi, metadata, infoEntries, documentId, outputIntent, tags, interactive, noScripts, ledgerText, outline,
];

/** At most this many problems of one check are written out. */
const shown = 5;

/** Runs every check that applies. A file that is not a PDF fails the one check `readable`. */
export async function preflightPlate(pdf: Uint8Array, options: PreflightOptions): Promise<PreflightResult> {
  const opened = await open(pdf, options);
  if (typeof opened === "string") return unreadable(options, opened);
  const { subject, worst } = opened;
  const results = checks.filter((check) => check.applies(subject)).map((check) => ({ check, problems: distinct(check.problems(subject)) }));
  return {
    file: options.file,
    target: options.target,
    checks: results.map(({ check, problems }) => ({ name: check.name, ok: problems.length === 0, ...details(problems, check.measured?.(subject) ?? "") })),
    skipped: skippedOf(subject),
    diagnostics: results.filter(({ problems }) => problems.length > 0).map(({ check, problems }) => finding(check, problems, options)),
    ...(subject.inkFigures === undefined ? {} : { ink: subject.inkFigures }),
    ...(worst === undefined || options.thumbnail !== true ? {} : { thumbnail: await inkThumbnail(worst.raster, worst.most, tacOf(options.profile)) }),
  };
}

/** An issue and a profile of which only the presence is asked. */
const present = { issue: { paper: { widthMm: 0, heightMm: 0 }, inks: [], ledgers: [], laidOut: [] }, profile: { profile: {} as PressProfile } };

/** Checks that would apply, were the issue or the profile given that they need. */
const skippedOf = (subject: Subject): PreflightResult["skipped"] =>
  checks.flatMap(({ name, needs, applies }) => (needs !== undefined && !applies(subject) && applies({ ...subject, ...present[needs] }) ? [{ name, needs }] : []));

async function open(bytes: Uint8Array, options: PreflightOptions): Promise<{ readonly subject: Subject; readonly worst: InkFigures["worst"] } | string> {
  try {
    const context = await readPdf(bytes);
    const pages = inspectPages(context);
    const figures = options.raster === true ? await inkFigures(context, pages, tacOf(options.profile)) : undefined;
    const { target, profile, paper, inks, ledgers, laidOut } = options;
    return { subject: { bytes, context, pages, target, profile, paper, inks, ledgers, laidOut, inkFigures: figures?.pages }, worst: figures?.worst };
  } catch (error) {
    // The file comes from anywhere: that it cannot be read is the finding.
    return error instanceof Error ? error.message : String(error);
  }
}

/** The same fault of many objects is told once. */
const distinct = (problems: readonly (string | Words)[]): (string | Words)[] => [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];

const details = (problems: readonly (string | Words)[], measured: string): { readonly detail: string; readonly detailZh: string } =>
  problems.length > 0 ? { detail: list(problems, "en"), detailZh: list(problems, "zh") } : { detail: measured, detailZh: measured };

function list(problems: readonly (string | Words)[], language: keyof Words): string {
  const written = problems.slice(0, shown).map((problem) => (typeof problem === "string" ? problem : problem[language])).join(language === "zh" ? "；" : "; ");
  return problems.length > shown ? `${written} … (+${problems.length - shown})` : written;
}

function finding(check: Check, problems: readonly (string | Words)[], { file, label }: PreflightOptions): Diagnostic {
  return {
    code: `preflight-${check.name}`,
    severity: check.severity ?? "error",
    place: { file, ...(label === undefined ? {} : { page: label }) },
    zh: `${check.zh}：${list(problems, "zh")}`,
    en: `${check.en}: ${list(problems, "en")}`,
  };
}

function unreadable(options: PreflightOptions, reason: string): PreflightResult {
  const detail: Words = { zh: `读不成 PDF（${reason}）`, en: reason };
  const check: Check = { name: "readable", zh: "文件须能读取为 PDF", en: "the file must be readable as PDF", applies: () => true, problems: () => [detail] };
  return { file: options.file, target: options.target, checks: [{ name: "readable", ok: false, ...details([detail], "") }], skipped: [], diagnostics: [finding(check, [detail], options)] };
}
