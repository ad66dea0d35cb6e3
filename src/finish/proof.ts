/** The proof: the page as Chromium drew it, faults and stamp included, with exact boxes and metadata. */
import type { Plate } from "../model/render.js";
import { describeDocument } from "../pdf/describe.js";
import { cloneForTarget, plateTitle, platePdf, writePageBoxes } from "./document.js";
import type { FinishContext } from "./finish-context.js";
import type { ParsedPage } from "./parsed-page.js";

/**
 * Makes the proof of one page. It prints whatever state the page is in, so content faults are left
 * to the other targets; only a page of the wrong size is refused.
 */
export async function finishProof(parsed: ParsedPage, ctx: FinishContext): Promise<Plate | undefined> {
  const document = cloneForTarget(parsed);
  if (!writePageBoxes(document, parsed, ctx)) return undefined;
  describeDocument(document.context, plateTitle(parsed, ctx.meta), ctx.meta, { standard: "none" });
  return platePdf(document, parsed, "proof", ctx.meta, 7);
}
