/** Reads every file in `articles/`. */
import { basename, join } from "node:path";
import { type Diagnostic, Diagnostics } from "../diagnostics/diagnostic.js";
import { fileInside } from "../files/inside.js";
import { fileNames, folderNames } from "../files/read.js";
import type { JsonDocument } from "../json/document.js";
import { valueAt } from "../json/json-path.js";
import { jsonOf, readJsonBytes } from "../json/read-json.js";
import { reportUnread } from "../json/unread-file.js";
import { validate } from "../json/validate.js";
import { articleSchema } from "../model/article.js";
import type { Article } from "../model/article.js";
import { checkArticle } from "./article-checks.js";
import { checkText } from "./text-hygiene.js";

/** One file of `articles/`, whether it could be read or not. */
export interface ArticleFile {
  /** The id it states, else its file name without `.json`. */
  readonly id: string;
  /** Relative to the issue folder. */
  readonly file: string;
  readonly document: JsonDocument | undefined;
  readonly article: Article | undefined;
  /** What was found in it; kept apart, since faults of an unused file do not stop the issue. */
  readonly diagnostics: Diagnostics;
}

/**
 * Every `articles/*.json` in order of file name; each keeps its own findings. Adds `duplicate-id`, `file-name`.
 * @param only reads just the files that are named after these ids
 * @param held texts that take the place of files, there or not
 */
export async function readArticles(folder: string, only?: ReadonlySet<string>, held?: ReadonlyMap<string, string>): Promise<readonly ArticleFile[]> {
  const files: ArticleFile[] = [];
  const owners = new Map<string, string>();
  const articles = join(folder, "articles");
  // A folder that is named like an article is told, as a pipe or a link to nothing is.
  const ofHeld = [...(held?.keys() ?? [])].map((file) => basename(file));
  const names = [...new Set([...(await fileNames(articles)), ...(await folderNames(articles)), ...ofHeld])].filter((n) => n.endsWith(".json") && (only?.has(n.slice(0, -".json".length)) ?? true)).sort();
  const read = await Promise.all(names.map((name) => readArticle(folder, name, held?.get(`articles/${name}`))));
  // A copy that calls itself as a held article does is not asked.
  const heldIds = new Set(read.filter(({ file }) => held?.has(file)).map(({ id }) => id));
  for (const file of read.filter((one) => held?.has(one.file) || !heldIds.has(one.id))) {
    const owner = owners.get(file.id);
    if (owner !== undefined) {
      file.diagnostics.add({
        code: "duplicate-id", severity: "error", place: file.document?.at("id") ?? { file: file.file },
        zh: `稿件编号“${file.id}”已用于 ${owner}`, en: `the article id "${file.id}" is already used in ${owner}`,
      });
    }
    owners.set(file.id, owner ?? file.file);
    files.push(file);
  }
  return files;
}

/** Files read before, by path: a program that stays open parses and checks an unchanged one once. */
const readBefore = new Map<string, { readonly bytes: Uint8Array; readonly read: ArticleFile; readonly findings: readonly Diagnostic[] }>();

/** Articles of the issues at hand; more would only cost memory. */
const mostRead = 1000;

async function readArticle(folder: string, name: string, held: string | undefined): Promise<ArticleFile> {
  const diagnostics = new Diagnostics();
  const file = `articles/${name}`;
  const unread: ArticleFile = { id: name.slice(0, -".json".length), file, document: undefined, article: undefined, diagnostics };
  if (held !== undefined) return parsedArticle(Buffer.from(held), unread);
  const found = await fileInside(folder, file);
  if ("problem" in found) {
    reportUnread(file, found.problem, diagnostics);
    return unread;
  }
  const bytes = await readJsonBytes(found.path, file, diagnostics);
  if (bytes === undefined) return unread;
  const before = readBefore.get(found.path);
  if (before && (before.bytes === bytes || Buffer.compare(before.bytes, bytes) === 0)) {
    // Each reader may add findings of its own to those of the file.
    for (const finding of before.findings) diagnostics.add(finding);
    return { ...before.read, diagnostics };
  }
  const read = parsedArticle(bytes, unread);
  readBefore.delete(found.path);
  readBefore.set(found.path, { bytes, read, findings: diagnostics.all });
  for (const oldest of readBefore.keys()) {
    if (readBefore.size <= mostRead) break;
    readBefore.delete(oldest);
  }
  return read;
}

function parsedArticle(bytes: Uint8Array, unread: ArticleFile): ArticleFile {
  const { file, id: stem, diagnostics } = unread;
  const document = jsonOf(bytes, file, diagnostics);
  if (document === undefined) return unread;
  checkText(document, diagnostics);
  const article = validate(articleSchema, document, diagnostics, codeOf);
  if (article !== undefined) checkArticle(article, document.at, diagnostics);
  const stated = valueAt(document.value, ["id"]);
  // An id that cannot be one is reported by the schema; the file is still the one that the issue means.
  const id = articleSchema.shape.id.safeParse(stated).data ?? stem;
  if (id !== stem) {
    diagnostics.add({
      code: "file-name", severity: "warning", place: document.at("id"),
      zh: `稿件编号“${id}”与文件名“${stem}.json”不同`, en: `the article id "${id}" differs from the file name "${stem}.json"`,
      hint: { zh: `文件改名为 ${id}.json，便于查找`, en: `rename the file to ${id}.json so that it can be found` },
    });
  }
  return { id, file, document, article, diagnostics };
}

function codeOf(path: string, code: string): string | undefined {
  return /^figures\[\d+\]\.alt$/.test(path) && (code === "missing-key" || code === "empty-value") ? "missing-alt" : undefined;
}
