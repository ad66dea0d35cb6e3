/** Articles at fault: their last sound texts stand in for them, so that every other page goes on. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Issue } from "../model/issue.js";

/** Last sound texts of articles that are at fault now, by file. */
export type HeldArticles = ReadonlyMap<string, string>;

export const noneHeld: HeldArticles = new Map();

/**
 * What may stand in for the files that `findings` call wrong; undefined where anything else is at fault too, or an
 * article was never sound.
 * @param before the issue as it was last laid out
 */
export function heldFor(findings: readonly Diagnostic[], before: Issue | undefined): HeldArticles | undefined {
  const texts = new Map([...(before?.articles.values() ?? [])].map(({ file, source }) => [file, source]));
  const held = new Map<string, string>();
  for (const { severity, place: { file } } of findings) {
    if (severity !== "error") continue;
    const text = file === undefined ? undefined : texts.get(file);
    if (file === undefined || text === undefined) return undefined;
    held.set(file, text);
  }
  return held.size > 0 ? held : undefined;
}

/** What is told of an issue that was laid out with held articles: of those, what their files are found to be, and of the rest what was found. */
export const findingsWith = (held: HeldArticles, ofFiles: readonly Diagnostic[], ofPages: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...ofFiles.filter(({ place: { file } }) => file !== undefined && held.has(file)),
  ...ofPages.filter(({ place: { file, page } }) => page !== undefined || file === undefined || !held.has(file)),
];
