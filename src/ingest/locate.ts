/** Where an issue lies: its folder and its issue file. */
import { basename, dirname, join, resolve } from "node:path";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { isFile, isFolder } from "../files/read.js";

export interface IssueLocation {
  /** Absolute. */
  readonly folder: string;
  /** The issue file's name inside the folder. */
  readonly file: string;
}

/** `path` is an issue folder or its issue.json. Adds `issue-not-found`. */
export async function locateIssue(path: string, diagnostics: Diagnostics): Promise<IssueLocation | undefined> {
  const absolute = resolve(path);
  if (await isFile(absolute)) return { folder: dirname(absolute), file: basename(absolute) };
  if (await isFile(join(absolute, "issue.json"))) return { folder: absolute, file: "issue.json" };
  const folder = await isFolder(absolute);
  diagnostics.add({
    code: "issue-not-found", severity: "error", place: { file: folder ? "issue.json" : path },
    zh: folder ? "文件夹里没有 issue.json" : `找不到“${path}”`,
    en: folder ? "the folder holds no issue.json" : `"${path}" does not exist`,
    hint: { zh: "给出一期报纸的文件夹，或其中的 issue.json", en: "name an issue folder or its issue.json" },
  });
  return undefined;
}
