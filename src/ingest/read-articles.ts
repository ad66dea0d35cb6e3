/** Reads every file in `articles/`. */
import { join } from "node:path";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { fileInside } from "../files/inside.js";
import { fileNames } from "../files/read.js";
import type { JsonDocument } from "../json/document.js";
import { valueAt } from "../json/json-path.js";
import { readJson } from "../json/read-json.js";
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

/** Every `articles/*.json` in order of file name; each keeps its own findings. Adds `duplicate-id`, `file-name`. */
export async function readArticles(folder: string): Promise<readonly ArticleFile[]> {
  const files: ArticleFile[] = [];
  const owners = new Map<string, string>();
  const names = (await fileNames(join(folder, "articles"))).filter((n) => n.endsWith(".json"));
  for (const file of await Promise.all(names.map((name) => readArticle(folder, name)))) {
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

async function readArticle(folder: string, name: string): Promise<ArticleFile> {
  const diagnostics = new Diagnostics();
  const file = `articles/${name}`;
  const stem = name.slice(0, -".json".length);
  const found = await fileInside(folder, file);
  if ("problem" in found) {
    reportUnread(file, found.problem, diagnostics);
    return { id: stem, file, document: undefined, article: undefined, diagnostics };
  }
  const document = await readJson(found.path, file, diagnostics);
  if (document === undefined) return { id: stem, file, document, article: undefined, diagnostics };
  checkText(document, diagnostics);
  const article = validate(articleSchema, document, diagnostics, codeOf);
  if (article !== undefined) checkArticle(article, document.at, diagnostics);
  const stated = valueAt(document.value, ["id"]);
  // An id that cannot be one is reported by the schema; the file is still the one that the issue means.
  const id = articleSchema.shape.id.safeParse(stated).data ?? stem;
  if (id !== stem) {
    diagnostics.add({
      code: "file-name", severity: "warning", place: document.at("id"),
      zh: `稿件编号“${id}”与文件名“${name}”不同`, en: `the article id "${id}" differs from the file name "${name}"`,
      hint: { zh: `文件改名为 ${id}.json，便于查找`, en: `rename the file to ${id}.json so that it can be found` },
    });
  }
  return { id, file, document, article, diagnostics };
}

function codeOf(path: string, code: string): string | undefined {
  return /^figures\[\d+\]\.alt$/.test(path) && (code === "missing-key" || code === "empty-value") ? "missing-alt" : undefined;
}
