/** The text of a page as PDFium reads it: of files that others made, whose fonts and encodings are of every kind. */
import { held, withPdf } from "./pdfium.js";

/** The first page's text, lines parted by "\n". Rejects where PDFium cannot read the file. */
export function firstPageText(pdf: Uint8Array): Promise<string> {
  return withPdf(pdf, (module, document) => {
    const page = module._FPDF_LoadPage(document, 0);
    if (page === 0) throw new Error("PDFium cannot read the page");
    const text = module._FPDFText_LoadPage(page);
    try {
      const count = text === 0 ? 0 : module._FPDFText_CountChars(text);
      if (count <= 0) return "";
      // UTF-16 with a terminating zero (fpdf_text.h); a character outside the BMP takes two units.
      const buffer = held(module, (count + 1) * 4);
      try {
        const units = module._FPDFText_GetText(text, 0, count, buffer);
        const bytes = module.HEAPU8.slice(buffer, buffer + Math.max(0, units - 1) * 2);
        return Buffer.from(bytes).toString("utf16le").replaceAll(/\r\n?/g, "\n").trim();
      } finally {
        module.wasmExports.free(buffer);
      }
    } finally {
      if (text !== 0) module._FPDFText_ClosePage(text);
      module._FPDF_ClosePage(page);
    }
  });
}
