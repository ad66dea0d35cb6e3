/** The sources that archive files carry: issue.json and the articles. */
import { basename } from "node:path";
import type { Issue, PageFile } from "./model/issue.js";
import type { IssueSources } from "./pdf/embedded-files.js";

const issueName = "issue.json";

/** The whole issue's: every file as it was read. */
export function issueSources(issue: Issue): IssueSources {
  return new Map([[issueName, Buffer.from(issue.source)], ...articleFiles(issue, [...issue.articles.keys()])]);
}

/**
 * One page's: its articles as they were read, and an issue.json that holds this page alone, so that a change
 * of another page changes no byte of this one's file.
 */
export function pageSources(issue: Issue, label: string): IssueSources {
  const pages = issue.file.pages.filter((page) => page.label === label);
  const { sections: _, ...file } = issue.file;
  return new Map([
    [issueName, Buffer.from(`${JSON.stringify({ ...file, pages }, null, 2)}\n`)],
    ...articleFiles(issue, pages.flatMap(articlesOf)),
  ]);
}

const articlesOf = ({ slots, articles }: PageFile): readonly string[] => [...(slots ?? []).map(({ article }) => article), ...(articles ?? [])];

/** Names without folders: readers save attachments side by side, and some cannot save one whose folder is not there. */
function attachedName(file: string): string {
  const name = basename(file);
  return name === issueName ? `article-${name}` : name;
}

function articleFiles(issue: Issue, ids: readonly string[]): (readonly [string, Uint8Array])[] {
  return ids.flatMap((id) => {
    const source = issue.articles.get(id);
    return source === undefined ? [] : [[attachedName(source.file), Buffer.from(source.source)] as const];
  });
}
