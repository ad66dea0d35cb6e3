/** Prints the page that a tab holds. */
import type { CDPSession } from "puppeteer";

/**
 * PDF of the tab's document on the sheet that its CSS names, tagged and with an outline; the caller sets the limit.
 * The file comes in one answer: read as a stream it takes a dozen round trips.
 */
export async function printToPdf(session: CDPSession): Promise<Uint8Array> {
  const { data } = await session.send("Page.printToPDF", {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    transferMode: "ReturnAsBase64",
  });
  return Buffer.from(data, "base64");
}
