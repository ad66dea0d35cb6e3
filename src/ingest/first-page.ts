/** What the first page shows, told before the articles are read. */
import { join } from "node:path";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { fileNames } from "../files/read.js";
import type { IssueFile } from "../model/issue.js";
import { mentions } from "./page-articles.js";
import { readPlan } from "./read-plan.js";

export interface FirstPage {
  /** Ids of the articles that it shows, by issue.json or the plan. */
  readonly shown: ReadonlySet<string>;
  /** Articles that there are, by the names of their files. */
  readonly known: ReadonlySet<string>;
}

/** Undefined where that cannot be told: the program gives the articles of sections to pages, and a file may be named otherwise than its article. */
export async function firstPageOf(folder: string, file: IssueFile | undefined): Promise<FirstPage | undefined> {
  const label = file?.pages[0]?.label;
  if (file === undefined || label === undefined || file.sections?.length) return undefined;
  const known = new Set((await fileNames(join(folder, "articles"))).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length)));
  const plan = await readPlan(folder, file, known, new Diagnostics());
  const planned = plan?.pages.find((page) => page.label === label)?.modules.flatMap(({ articles }) => articles) ?? [];
  const shown = new Set([...mentions(file).filter(({ page }) => page === label).map(({ article }) => article), ...planned, ...(plan?.replaced ?? []).map((one) => one.new)]);
  return [...shown].every((id) => known.has(id)) ? { shown, known } : undefined;
}
