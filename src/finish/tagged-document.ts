/** What the archive and the screen file have in common: a tagged clone of the page, its text, boxes and links mended. */
import { cloneForTarget, type TargetDocument, writeContent, writePageBoxes } from "./document.js";
import type { FinishContext } from "./finish-context.js";
import { checkFonts } from "./fonts-check.js";
import { mendFormTags } from "./form-tags.js";
import type { ParsedPage } from "./parsed-page.js";
import { describeLinks, mendTags } from "./structure.js";
import { repairToUnicode } from "./text-repair.js";

/** The document of one target, its content written; undefined, with findings, where the page is at fault. */
export function taggedDocument(parsed: ParsedPage, ctx: FinishContext): TargetDocument | undefined {
  const { diagnostics } = ctx;
  const { label } = parsed.raw.page;
  for (const fault of [...parsed.faults, ...checkFonts(parsed)]) diagnostics.add(fault);
  const document = cloneForTarget(parsed);
  mendTags(document.context, label, diagnostics);
  writePageBoxes(document, parsed, ctx);
  repairToUnicode(document.context, parsed.survey, label, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  for (const content of document.contents) writeContent(document, content, content.operations, parsed.survey.taggedForms.has(content.ref.tag));
  mendFormTags(document.context, parsed.pageRef, document.contents);
  describeLinks(document.page);
  return document;
}
