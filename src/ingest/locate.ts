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

/** Files that an issue folder holds beside its issue.json, and folders of such files. */
const parts = { files: new Set(["plan.json", "banxin.config.json"]), folders: new Set(["articles", "pictures", "theme"]) };

/** The folder of the issue that `path` is an article, a picture or another part of; undefined for what may be an issue itself. */
export async function issueOf(path: string): Promise<string | undefined> {
  const absolute = resolve(path);
  const folder = dirname(absolute);
  const whole = parts.files.has(basename(absolute)) ? folder : parts.folders.has(basename(folder)) ? dirname(folder) : parts.folders.has(basename(absolute)) ? folder : undefined;
  if (whole === undefined || (await isFile(join(absolute, "issue.json")))) return undefined;
  return (await isFile(join(whole, "issue.json"))) && ((await isFile(absolute)) || (await isFolder(absolute))) ? whole : undefined;
}

/** `path` is an issue folder or its issue.json. Adds `issue-not-found`, `not-an-issue`. */
export async function locateIssue(path: string, diagnostics: Diagnostics): Promise<IssueLocation | undefined> {
  const absolute = resolve(path);
  const whole = await issueOf(absolute);
  if (whole !== undefined) {
    diagnostics.add({
      code: "not-an-issue", severity: "error", place: { file: path },
      zh: `“${path}”只是一期报纸里的一个文件`, en: `"${path}" is only one file of an issue`,
      hint: { zh: `给出整期的文件夹：${whole}`, en: `name the folder of the whole issue: ${whole}` },
    });
    return undefined;
  }
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
