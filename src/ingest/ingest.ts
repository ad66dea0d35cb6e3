/** The first stage: an issue's files to an Issue whose every reference is resolved, or all that is wrong with it. */
import { join } from "node:path";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { JsonDocument } from "../json/document.js";
import { readJson } from "../json/read-json.js";
import { validate } from "../json/validate.js";
import { valueAt } from "../json/json-path.js";
import { issueSchema, type Issue, type IssueFile, type SourcedArticle } from "../model/issue.js";
import type { Cache } from "../model/context.js";
import { jumpsAlone, withJumps } from "../model/jumped-pages.js";
import type { Theme } from "../model/theme.js";
import type { HeldFiles } from "./held-files.js";
import { issueTheme } from "./issue-theme.js";
import { firstPageOf } from "./first-page.js";
import { checkJumps } from "./jump-checks.js";
import { locateIssue } from "./locate.js";
import { mentions, type Mention } from "./page-articles.js";
import { checkPages, checkSlots } from "./page-checks.js";
import { checkPins } from "./pin-checks.js";
import { loadPressProfile } from "./press-profile.js";
import { readArticles, type ArticleFile } from "./read-articles.js";
import { readPictures, type PictureUse } from "./read-pictures.js";
import type { Plan } from "../model/plan.js";
import { plannedIssue } from "./planned-issue.js";
import { plannedJumps } from "./planned-jumps.js";
import { readPlan } from "./read-plan.js";
import { checkMentions, checkPlacing, unknownArticle } from "./reference-checks.js";
import type { SuppliedReader } from "./supplied-look.js";
import { checkText } from "./text-hygiene.js";

/** The press profile of an issue that names none. */
const defaultProfile = "coldset";

export interface IngestOptions {
  /** Folder of the packaged themes. */
  readonly themesDir: string;
  /** Folder of the packaged press profiles. */
  readonly pressDir: string;
  /** Keeps what was found of each picture file, by its hash. */
  readonly cache: Cache;
  /** Takes the place of the folder's plan.json. */
  readonly plan?: Plan | undefined;
  /** Looks at supplied pages: on a thread with a limit, where nobody waits for what never ends. Without it they are looked at here. */
  readonly supplied?: SuppliedReader | undefined;
  /** Reads only the articles that the first page shows; undefined where they cannot be told alone. What is found then is not all that is wrong with the issue. */
  readonly firstPage?: boolean | undefined;
  readonly held?: HeldFiles | undefined;
}

/**
 * Reads the issue at `path` (a folder or an issue.json). Every problem goes to `diagnostics`; with an error among
 * them the result is undefined. Articles that no page names are validated but left out. Throws only MachineError.
 */
export async function ingest(path: string, options: IngestOptions, diagnostics: Diagnostics): Promise<Issue | undefined> {
  const found = new Diagnostics();
  const issue = await read(path, options, found);
  for (const diagnostic of found.all) diagnostics.add(diagnostic);
  return found.hasErrors ? undefined : issue;
}

async function read(path: string, options: IngestOptions, diagnostics: Diagnostics): Promise<Issue | undefined> {
  const location = await locateIssue(path, diagnostics);
  if (location === undefined) return undefined;
  const { folder } = location;
  const document = await readJson(join(folder, location.file), location.file, diagnostics);
  if (document !== undefined) checkText(document, diagnostics);
  const file = document && validate(issueSchema, document, diagnostics, codeOf);

  const first = options.firstPage ? await firstPageOf(folder, file) : undefined;
  if (options.firstPage && !first) return undefined;
  const articleFiles = await readArticles(folder, first?.shown, options.held?.articles);
  const named = file === undefined ? [] : mentions(file).filter(({ article }) => first?.shown.has(article) ?? true);
  const known = first?.known ?? new Set(articleFiles.map((article) => article.id));
  const ofPlan = new Diagnostics();
  const plan = options.plan ?? (await readPlan(folder, file, known, ofPlan));
  for (const { new: fresh } of options.plan?.replaced ?? []) if (!known.has(fresh)) unknownArticle(fresh, known, {}, ofPlan);
  const used = usedArticles(articleFiles, file, [...named.map(({ article }) => article), ...(plan?.replaced ?? []).map((one) => one.new)], diagnostics);
  checkConstraints(used, known, diagnostics);
  // Pictures are decoded on other threads while the theme and the profile are read and validated.
  const ofPictures = new Diagnostics();
  const ofRest = new Diagnostics();
  const at = (where: string) => document?.at(where) ?? { file: location.file };
  const ofProfile = new Diagnostics();
  const loading = loadPressProfile(
    stated(document, "profile") ?? defaultProfile, { pressDir: options.pressDir, issueFolder: folder }, ofProfile, at("profile"));
  const reading = readPictures(folder, pictureUses(used, file, document), options.cache, ofPictures, loading, options.supplied, options.held?.pictures);
  reading.catch(() => {}); // told where it is waited for
  const theme = await issueTheme(folder, stated(document, "theme"), at("theme"), options.themesDir, ofRest);
  const profile = await loading;
  for (const finding of ofProfile.all) ofRest.add(finding);
  for (const finding of ofPlan.all) ofRest.add(finding);
  const pictures = await reading;
  for (const finding of [...ofPictures.all, ...ofRest.all]) diagnostics.add(finding);
  if (file !== undefined && !first) checkIssue(file, named, articleFiles, theme, at, diagnostics);
  if (document === undefined || file === undefined || theme === undefined || profile === undefined) return undefined;
  if (first && used.length < first.shown.size) return undefined;
  return { id: file.id ?? derivedId(file), folder, file: plan ? asPlanned(file, plan, articleFiles, diagnostics) : file, articles: sourced(used), pictures, theme, profile, plan, source: document.text };
}

/** The issue as its plan wants it, jumps of the plan checked. */
function asPlanned(file: IssueFile, plan: Plan, articles: readonly ArticleFile[], diagnostics: Diagnostics): IssueFile {
  const planned = plannedIssue(file, plan);
  const jumps = plannedJumps(planned, plan);
  checkJumps(jumpsAlone(planned, jumps), (id) => articles.find((one) => one.id === id)?.article, () => ({ file: "plan.json" }), diagnostics);
  return withJumps(planned, jumps);
}

function codeOf(path: string, code: string): string | undefined {
  if (path === "pages" && (code === "too-few" || code === "missing-key")) return "empty-issue";
  return code === "too-many" && /^pages\[\d+\]\.label$/.test(path) ? "bad-label" : undefined;
}

/** A name that issue.json states, if only that much of it is sound. */
function stated(document: JsonDocument | undefined, key: "theme" | "profile"): string | undefined {
  const value = valueAt(document?.value, [key]);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * The article files that the issue names. What is wrong with the others is passed on as warnings, with an
 * `unused-article` info; where issue.json itself is at fault every file counts as used.
 */
function usedArticles(
  files: readonly ArticleFile[], issue: IssueFile | undefined, named: readonly string[], diagnostics: Diagnostics,
): readonly ArticleFile[] {
  const names = new Set(named);
  return files.filter((file) => {
    const used = issue === undefined || names.has(file.id);
    for (const finding of file.diagnostics.all) {
      diagnostics.add(used || finding.severity !== "error" ? finding : { ...finding, severity: "warning" });
    }
    if (!used) {
      diagnostics.add({
        code: "unused-article", severity: "info", place: { file: file.file },
        zh: `稿件“${file.id}”没有排进任何一版`, en: `the article "${file.id}" is on no page`,
      });
    }
    return used;
  });
}

function checkConstraints(files: readonly ArticleFile[], known: ReadonlySet<string>, diagnostics: Diagnostics): void {
  for (const { article, document } of files) {
    if (article === undefined || document === undefined) continue;
    for (const key of ["above", "adjacent", "notAdjacent", "samePage"] as const) {
      article.constraints?.[key]?.forEach((other, i) => {
        if (!known.has(other)) unknownArticle(other, known, document.at(`constraints.${key}[${i}]`), diagnostics);
      });
    }
  }
}

function pictureUses(
  files: readonly ArticleFile[], issue: IssueFile | undefined, document: JsonDocument | undefined,
): readonly PictureUse[] {
  const uses: PictureUse[] = files.flatMap((file) => (file.article?.figures ?? []).map((figure, i) => ({
    href: figure.href, convert: figure.separation === "convert", cut: typeof figure.crop === "object" || figure.focus !== undefined, place: file.document?.at(`figures[${i}].href`) ?? { file: file.file },
  })));
  if (issue?.masthead !== undefined) uses.push({ href: issue.masthead.href, artwork: true, place: document?.at("masthead.href") ?? {} });
  return uses;
}

function checkIssue(
  issue: IssueFile, named: readonly Mention[], files: readonly ArticleFile[], theme: Theme | undefined,
  at: JsonDocument["at"], diagnostics: Diagnostics,
): void {
  const articles = new Map(files.map((file) => [file.id, file.article]));
  const articleOf = (id: string) => articles.get(id);
  checkPages(issue, at, diagnostics);
  checkMentions(named, new Set(articles.keys()), at, diagnostics);
  checkPlacing(issue, named, at, diagnostics);
  checkJumps(issue, articleOf, at, diagnostics);
  if (theme === undefined) return;
  checkSlots(issue, theme, articleOf, at, diagnostics);
  checkPins(issue, theme.grid, at, diagnostics);
}

function sourced(files: readonly ArticleFile[]): ReadonlyMap<string, SourcedArticle> {
  return new Map(files.flatMap(({ id, file, article, document }) =>
    article === undefined || document === undefined ? [] : [[id, { article, file, source: document.text, lineOf: document.lineOf }] as const]));
}

/** An id from what the paper states, never from where the folder lies: `yunting-daily-2026-12-07`. */
function derivedId(issue: IssueFile): string {
  const title = (issue.titleLatin ?? "").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-|-$/g, "");
  return title === "" ? issue.date : `${title}-${issue.date}`;
}
