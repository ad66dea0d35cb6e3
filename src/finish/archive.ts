/** The archive file: PDF/A-2u (ISO 19005-2), or PDF/A-3u with the sources attached; tagged as PDF/UA-1 asks. */
import type { Plate } from "../model/render.js";
import { describeDocument } from "../pdf/describe.js";
import { embedSources } from "../pdf/embedded-files.js";
import { catalogOf, name } from "../pdf/objects.js";
import { writeOutputIntent } from "../pdf/output-intent.js";
import { plateTitle, platePdf } from "./document.js";
import { withOwnFindings, type ArchiveContext } from "./finish-context.js";
import { finding, same } from "./findings.js";
import type { ParsedPage } from "./parsed-page.js";
import { taggedDocument } from "./tagged-document.js";

/** Makes the archive file of one page; undefined, with findings, when it could not be kept as one. */
export function finishArchive(parsed: ParsedPage, ctx: ArchiveContext): Promise<Plate | undefined> {
  return withOwnFindings(ctx, (own) => archivePage(parsed, own));
}

async function archivePage(parsed: ParsedPage, ctx: ArchiveContext): Promise<Plate | undefined> {
  const { meta, diagnostics } = ctx;
  if (parsed.survey.untaggedText) diagnostics.add(finding("untagged-text", parsed.raw.page.label, same("")));
  const document = taggedDocument(parsed, ctx);
  if (!document) return undefined;
  const { context, page } = document;
  // Reading order of annotations follows the structure (PDF/UA-1, 7.18.3).
  page.set(name("Tabs"), name("S"));
  catalogOf(context).set(name("MarkInfo"), context.obj({ Marked: true }));
  writeOutputIntent(context, { subtype: "GTS_PDFA1", condition: "sRGB IEC61966-2.1", info: "sRGB IEC61966-2.1", icc: ctx.srgbIcc, components: 3 });
  if (ctx.sources !== undefined) embedSources(context, ctx.sources, meta.date);
  describeDocument(context, plateTitle(parsed, meta), meta, { standard: "PDF/A", part: ctx.sources === undefined ? 2 : 3 });
  return platePdf(document, parsed, "archive", meta, 7);
}
