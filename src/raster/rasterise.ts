/** PDFium (BSD-3-Clause, as WebAssembly in `@hyzyla/pdfium`, MIT) as a rasteriser of grey pages. */
import type { PDFiumModule } from "@hyzyla/pdfium";

type Pdfium = Awaited<ReturnType<typeof PDFiumModule>>;

/** One byte a pixel (FPDFBitmap_Gray of fpdfview.h). */
const grey = 1;
/** FPDF_GRAYSCALE of fpdfview.h. */
const asGrey = 0x08;

let library: Promise<Pdfium> | undefined;

/** Four megabytes of program are loaded only where something is rasterised. */
async function pdfium(): Promise<Pdfium> {
  const { PDFiumModule: load } = await import("@hyzyla/pdfium");
  const module = await load({});
  module._FPDF_InitLibraryWithConfig({});
  return module;
}

/**
 * Each page of the file as `width` × `height` greys, 255 = white, rows from the top.
 * Rejects where PDFium cannot read the file or has no memory left for it.
 */
export async function rasterise(pdf: Uint8Array, width: number, height: number): Promise<Uint8Array[]> {
  library ??= pdfium();
  const module = await library;
  const file = held(module, pdf.length);
  try {
    module.HEAPU8.set(pdf, file);
    const document = module._FPDF_LoadMemDocument(file, pdf.length, 0);
    if (document === 0) throw new Error(`PDFium cannot read the page's inks (error ${module._FPDF_GetLastError()})`);
    try {
      return Array.from({ length: module._FPDF_GetPageCount(document) }, (_, index) => paint(module, document, index, width, height));
    } finally {
      module._FPDF_CloseDocument(document);
    }
  } finally {
    module.wasmExports.free(file);
  }
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

function held(module: Pdfium, bytes: number): number {
  const at = module.wasmExports.malloc(bytes);
  if (at === 0) throw new Error(`PDFium has no memory for ${bytes} bytes`);
  return at;
}
