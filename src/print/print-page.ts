/** RenderedPage → RawPage: one PDF from the browser for every target. */
import { createHash } from "node:crypto";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { RawPage, RenderedPage } from "../model/render.js";
import { rawPdfFault, withoutDates } from "./check-raw-pdf.js";

/**
 * Prints a rendered page while its tab holds it. The bytes stay as Chromium wrote them; `sha256` is taken
 * without the two dates, so that the same page has the same sum.
 * @returns undefined, with a diagnostic, when the file has not exactly one page at its true size.
 */
export async function printPage(rendered: RenderedPage, diagnostics: Diagnostics): Promise<RawPage | undefined> {
  const pdf = await rendered.pdf();
  const { page } = rendered.page;
  const fault = rawPdfFault(pdf);
  if (fault) {
    diagnostics.add({ code: fault.code, severity: "error", place: { page: page.label }, zh: fault.zh, en: fault.en });
    return undefined;
  }
  return { page, pdf, sha256: createHash("sha256").update(withoutDates(pdf)).digest("hex") };
}
