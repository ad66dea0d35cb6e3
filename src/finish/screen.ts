/** The screen file: small, RGB, with links and bookmarks. */
import type { Plate } from "../model/render.js";
import { describeDocument } from "../pdf/describe.js";
import { plateTitle, platePdf } from "./document.js";
import { withOwnFindings, type FinishContext } from "./finish-context.js";
import type { ParsedPage } from "./parsed-page.js";
import { lightenPicture } from "./screen-pictures.js";
import { taggedDocument } from "./tagged-document.js";

/** Makes the screen file of one page; undefined, with findings, when the page has faults. */
export function finishScreen(parsed: ParsedPage, ctx: FinishContext): Promise<Plate | undefined> {
  return withOwnFindings(ctx, (own) => screenPage(parsed, own));
}

async function screenPage(parsed: ParsedPage, ctx: FinishContext): Promise<Plate | undefined> {
  const { meta } = ctx;
  const document = taggedDocument(parsed, ctx);
  if (!document) return undefined;
  const { context } = document;
  for (const placement of parsed.survey.pictures.values()) await lightenPicture(context, placement);
  describeDocument(context, plateTitle(parsed, meta), meta, { standard: "none" });
  return platePdf(document, parsed, "screen", meta, 7, true);
}
