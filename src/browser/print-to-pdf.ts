/** Prints the page that a tab holds. */
import type { Page } from "puppeteer";

/** PDF of the tab's document on the sheet that its CSS names, tagged and with an outline; the caller sets the limit. */
export async function printToPdf(page: Page): Promise<Uint8Array> {
  return page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    waitForFonts: false, // every face was loaded with the shell
    timeout: 0,
  });
}
