/** The copy desk: Issue → Copy. Normalises, lists every edit, never alters a word. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { ArticleCopy, Copy, CopyEdit } from "../model/copy.js";
import type { Issue } from "../model/issue.js";
import { articleCopy } from "./article-copy.js";
import type { CopyDeskServices, DeskTools } from "./file-desk.js";
import { deskKey, editedOnce, forgetFormer } from "./edited-before.js";
import { dateLine } from "./date-line.js";
import { furnitureCopy } from "./furniture.js";
import { MissingCharacters } from "./missing-characters.js";
import { createSegmenter } from "./segmenter.js";

export type { CopyDeskServices } from "./file-desk.js";

/**
 * Takes an issue's articles and furniture through the desk.
 * Findings: `missing-glyph` (error), `unpaired-quote` (warning), `truncated-copy`, `web-head-omitted`,
 * `unknown-credit-role` (info).
 * @throws MachineError `segmenter-unavailable` where the word segmenter cannot be loaded
 */
export function copydesk(issue: Issue, services: CopyDeskServices, diagnostics: Diagnostics): Copy {
  const edits: CopyEdit[] = [];
  // The title's own words stand in its theme, those of the day in the issue.
  const lexicon = [...new Set([...(issue.theme.lexicon ?? []), ...(issue.file.lexicon ?? [])])];
  const tools: DeskTools = { services, segmenter: createSegmenter(lexicon, services.words), lexicon, diagnostics, edits, missing: new MissingCharacters() };
  const date = dateLine(issue.file.date);
  const furnished = furnitureCopy(issue, date, tools);
  const articles = new Map<string, ArticleCopy>();
  const { faces: _, ...theme } = issue.theme;
  const key = services.faces === undefined ? undefined : deskKey([theme, lexicon, services.faces]);
  for (const [id, source] of issue.articles) articles.set(id, suppliedCopy(editedOnce(source, key, tools, (own) => articleCopy(source, issue.theme, own)), issue));
  forgetFormer(articles.size);
  tools.missing.report(diagnostics);
  return { issue: furnished, articles, dateLine: date, edits };
}

/** Says of an advert that it is a supplied page alone. */
function suppliedCopy(copy: ArticleCopy, { pictures }: Issue): ArticleCopy {
  const [only, ...others] = copy.figures;
  const alone = copy.kind === "advert" && copy.main === undefined && copy.blocks.length === 0 && only !== undefined && others.length === 0;
  const supplied = alone ? pictures.get(only.figure.href)?.supplied : undefined;
  return supplied === undefined ? copy : { ...copy, supplied: { widthMm: supplied.widthMm, heightMm: supplied.heightMm } };
}
