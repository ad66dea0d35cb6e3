/** Grey pages as pixels, painted by PDFium. */
import { held, type Pdfium, withPdf } from "./pdfium.js";

/** One byte a pixel (FPDFBitmap_Gray of fpdfview.h). */
const grey = 1;
/** FPDF_GRAYSCALE of fpdfview.h. */
const asGrey = 0x08;

/**
 * Each page of the file as `width` × `height` greys, 255 = white, rows from the top.
 * Rejects where PDFium cannot read the file or has no memory left for it.
 */
export function rasterise(pdf: Uint8Array, width: number, height: number): Promise<Uint8Array[]> {
  return withPdf(pdf, (module, document) => Array.from({ length: module._FPDF_GetPageCount(document) }, (_, index) => paint(module, document, index, width, height)));
}

function paint(module: Pdfium, document: number, index: number, width: number, height: number): Uint8Array {
  const pixels = held(module, width * height);
  const page = module._FPDF_LoadPage(document, index);
  const bitmap = module._FPDFBitmap_CreateEx(width, height, grey, pixels, width);
  try {
    if (page === 0 || bitmap === 0) throw new Error(`PDFium cannot paint page ${index + 1} of the page's inks`);
    module._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    module._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, asGrey);
    return module.HEAPU8.slice(pixels, pixels + width * height);
  } finally {
    if (bitmap !== 0) module._FPDFBitmap_Destroy(bitmap);
    if (page !== 0) module._FPDF_ClosePage(page);
    module.wasmExports.free(pixels);
  }
}
