/** Articles edited before: a program that stays open takes an unchanged article through the desk once. */
import { createHash } from "node:crypto";
import { Diagnostics, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { ArticleCopy, CopyEdit } from "../model/copy.js";
import type { SourcedArticle } from "../model/issue.js";
import type { DeskTools } from "./file-desk.js";
import { MissingCharacters } from "./missing-characters.js";

/** What came of one article. */
export interface Edited {
  readonly copy: ArticleCopy;
  readonly edits: readonly CopyEdit[];
  readonly findings: readonly Diagnostic[];
  readonly missing: MissingCharacters;
}

/** Beside the articles of the issue at hand: those of states that an editor may come back to. Each holds what was set of it. */
const formerArticles = 60;

/** The articles edited last, by everything that their copy depends on, the oldest first. */
const edited = new Map<string, Edited>();

/** An article edited before. */
export const editedBefore = (own: string): Edited | undefined => edited.get(own);

/** Takes what an earlier run of the program came to. */
export const holdEdited = (own: string, found: Edited): void => void edited.set(own, found);

/** The hash of an article and of all that its copy depends on. */
export const articleKey = (source: SourcedArticle, key: string): string => createHash("sha256").update(key).update(source.file).update("\0").update(source.source).digest("base64");

/** The hash of what all articles of an issue depend on besides their own text. */
export const deskKey = (parts: readonly unknown[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/**
 * The article's copy, made by `edit` or as it was made before; edits and findings are told again in either case.
 * @param key `deskKey`, or undefined where nothing is known of the faces: then every article is edited
 */
export function editedOnce(source: SourcedArticle, key: string | undefined, tools: DeskTools, edit: (tools: DeskTools) => ArticleCopy): ArticleCopy {
  if (key === undefined) return edit(tools);
  const own = articleKey(source, key);
  let found = edited.get(own);
  edited.delete(own);
  if (!found) {
    const edits: CopyEdit[] = [];
    const diagnostics = new Diagnostics();
    const missing = new MissingCharacters();
    const copy = edit({ ...tools, edits, diagnostics, missing });
    found = { copy, edits, findings: diagnostics.all, missing };
  }
  edited.set(own, found);
  tools.edits.push(...found.edits);
  for (const finding of found.findings) tools.diagnostics.add(finding);
  tools.missing.addAll(found.missing);
  return found.copy;
}

/** Forgets the oldest articles, where there are many more than the issue at hand has. */
export function forgetFormer(articlesAtHand: number): void {
  for (const oldest of edited.keys()) {
    if (edited.size <= articlesAtHand + formerArticles) break;
    edited.delete(oldest);
  }
}
