/** Articles at fault: as they last were they stand in for their files, so that every other page goes on. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { HeldFiles } from "../ingest/held-files.js";
import type { Issue, SourcedArticle } from "../model/issue.js";

export const noneHeld: HeldFiles = { articles: new Map(), pictures: new Map() };

const hrefsOf = ({ article }: SourcedArticle): readonly string[] => (article.figures ?? []).map(({ href }) => href);

/**
 * What may stand in for articles that `findings` call wrong, or name pictures that are, or that are no more; with each
 * article go its pictures. Undefined where there are no more than are held already.
 * @param before the issue as it was last laid out
 */
export function heldFor(findings: readonly Diagnostic[], before: Issue | undefined, already: HeldFiles): HeldFiles | undefined {
  const errors = findings.filter(({ severity }) => severity === "error");
  const files = new Set(errors.map(({ place: { file } }) => file));
  const gone = new Set(errors.filter(({ code }) => code === "unknown-article").map(({ place: { module } }) => module));
  const articles = [...(before?.articles ?? [])]
    .filter(([id, one]) => files.has(one.file) || gone.has(id) || hrefsOf(one).some((href) => files.has(href))).map(([, one]) => one);
  if (articles.every(({ file }) => already.articles.has(file))) return undefined;
  const pictures = articles.flatMap(hrefsOf).flatMap((href) => {
    const picture = before?.pictures.get(href);
    return picture ? [[href, picture] as const] : [];
  });
  return {
    articles: new Map([...already.articles, ...articles.map(({ file, source }) => [file, source] as const)]),
    pictures: new Map([...already.pictures, ...pictures]),
  };
}

/** What is told of an issue that was laid out with held articles: what keeps their files from being read, and what was found of all else. */
export const findingsWith = ({ articles }: HeldFiles, ofFiles: readonly Diagnostic[], ofRest: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...ofFiles.filter(({ severity, place: { file } }) => severity === "error" || (file !== undefined && articles.has(file))),
  ...ofRest.filter(({ place: { file, page } }) => page !== undefined || file === undefined || !articles.has(file)),
];
