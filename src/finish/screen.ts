/** The screen file: small, RGB, with links and bookmarks. */
import type { Plate } from "../model/render.js";
import { describeDocument } from "../pdf/describe.js";
import { cloneForTarget, plateTitle, platePdf, writeContent, writePageBoxes } from "./document.js";
import { withOwnFindings, type FinishContext } from "./finish-context.js";
import { checkFonts } from "./fonts-check.js";
import { mendFormTags } from "./form-tags.js";
import type { ParsedPage } from "./parsed-page.js";
import { lightenPicture } from "./screen-pictures.js";
import { describeLinks, mendTags } from "./structure.js";
import { repairToUnicode } from "./text-repair.js";

/** Makes the screen file of one page; undefined, with findings, when the page has faults. */
export function finishScreen(parsed: ParsedPage, ctx: FinishContext): Promise<Plate | undefined> {
  return withOwnFindings(ctx, (own) => screenPage(parsed, own));
}

async function screenPage(parsed: ParsedPage, ctx: FinishContext): Promise<Plate | undefined> {
  const { meta, diagnostics } = ctx;
  const { label } = parsed.raw.page;
  for (const fault of [...parsed.faults, ...checkFonts(parsed)]) diagnostics.add(fault);
  const document = cloneForTarget(parsed);
  const { context, page } = document;
  mendTags(context, label, diagnostics);
  writePageBoxes(document, parsed, ctx);
  repairToUnicode(context, parsed.survey, label, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  for (const content of document.contents) writeContent(document, content, content.operations, parsed.survey.taggedForms.has(content.ref.tag));
  mendFormTags(context, parsed.pageRef, document.contents);
  describeLinks(page);
  for (const placement of parsed.survey.pictures.values()) await lightenPicture(context, placement);
  describeDocument(context, plateTitle(parsed, meta), meta, { standard: "none" });
  return platePdf(document, parsed, "screen", meta, 7, true);
}
