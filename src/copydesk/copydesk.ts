/** The copy desk: Issue → Copy. Normalises, lists every edit, never alters a word. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { ArticleCopy, Copy, CopyEdit } from "../model/copy.js";
import type { Issue, SourcedArticle } from "../model/issue.js";
import { articleCopy } from "./article-copy.js";
import type { CopyDeskServices, DeskTools } from "./file-desk.js";
import { deskKey, editedOnce, forgetFormer } from "./edited-before.js";
import { dateLine } from "./date-line.js";
import { furnitureCopy } from "./furniture.js";
import { MissingCharacters } from "./missing-characters.js";
import type { Normalised } from "./normalise.js";
import { Recall } from "./recall.js";
import { createSegmenter } from "./segmenter.js";

export type { CopyDeskServices } from "./file-desk.js";

/**
 * Takes an issue's articles and furniture through the desk.
 * Findings: `missing-glyph` (error), `unpaired-quote` and `truncated-copy` (warning), `web-head-omitted`,
 * `unknown-credit-role` (info).
 * @throws MachineError `segmenter-unavailable` where the word segmenter cannot be loaded
 */
export function copydesk(issue: Issue, services: CopyDeskServices, diagnostics: Diagnostics): Copy {
  const edits: CopyEdit[] = [];
  const lexicon = lexiconOf(issue);
  const tools: DeskTools = { services, segmenter: createSegmenter(lexicon, services.words), lexicon, diagnostics, edits, missing: new MissingCharacters() };
  const date = dateLine(issue.file.date);
  const furnished = furnitureCopy(issue, date, tools);
  const articles = new Map<string, ArticleCopy>();
  const key = issueKey(issue, services);
  for (const [id, source] of issue.articles) articles.set(id, suppliedCopy(editedOnce(source, key, tools, (own) => articleCopy(source, issue.theme, own)), issue));
  forgetFormer(articles.size);
  tools.missing.report(diagnostics);
  return { issue: furnished, articles, dateLine: date, edits };
}

/** The hash of what the copy of all articles depends on; undefined where nothing is known of the faces. */
export function issueKey(issue: Issue, { faces }: CopyDeskServices): string | undefined {
  const { faces: _, ...theme } = issue.theme;
  return faces === undefined ? undefined : deskKey([theme, lexiconOf(issue), faces]);
}

/** The title's own words stand in its theme, those of the day in the issue. */
const lexiconOf = ({ theme, file }: Issue): string[] => [...new Set([...(theme.lexicon ?? []), ...(file.lexicon ?? [])])];

/** Texts of the longest story, and those of some keystrokes. */
const rememberedTexts = 400;

/** Takes one article of an issue through the desk, alone. */
export type ArticleDesk = (source: SourcedArticle, diagnostics: Diagnostics) => ArticleCopy;

/**
 * The desk for one article after another, as `copydesk` edits it with all the others: for copy that is being typed.
 * Findings: those of the article. Its edits are not listed.
 */
export function articleDesk(issue: Issue, services: CopyDeskServices): ArticleDesk {
  const lexicon = lexiconOf(issue);
  const segmenter = createSegmenter(lexicon, services.words);
  const normalised = new Recall<Normalised>(rememberedTexts);
  const glyphs = new Recall<ReturnType<CopyDeskServices["missingGlyphs"]>>(rememberedTexts);
  const remembering: CopyDeskServices = { ...services, missingGlyphs: (text, style) => glyphs.get(`${style} ${text}`, () => services.missingGlyphs(text, style)) };
  return (source, diagnostics) => {
    const missing = new MissingCharacters();
    const copy = suppliedCopy(articleCopy(source, issue.theme, { services: remembering, segmenter, lexicon, diagnostics, edits: [], missing, normalised }), issue);
    missing.report(diagnostics);
    return copy;
  };
}

/** Says of an advert that it is a supplied page alone. */
function suppliedCopy(copy: ArticleCopy, { pictures }: Issue): ArticleCopy {
  const [only, ...others] = copy.figures;
  const alone = copy.kind === "advert" && copy.main === undefined && copy.blocks.length === 0 && only !== undefined && others.length === 0;
  const supplied = alone ? pictures.get(only.figure.href)?.supplied : undefined;
  return supplied === undefined ? copy : { ...copy, supplied: { widthMm: supplied.widthMm, heightMm: supplied.heightMm } };
}
