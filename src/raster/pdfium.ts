/** PDFium (BSD-3-Clause, as WebAssembly in `@hyzyla/pdfium`, MIT): the library and its documents. */
import type { PDFiumModule } from "@hyzyla/pdfium";

export type Pdfium = Awaited<ReturnType<typeof PDFiumModule>>;

let library: Promise<Pdfium> | undefined;

/** Four megabytes of program are loaded only where something is read or rasterised. */
async function load(): Promise<Pdfium> {
  const { PDFiumModule: start } = await import("@hyzyla/pdfium");
  const module = await start({});
  module._FPDF_InitLibraryWithConfig({});
  return module;
}

/**
 * Opens a file for as long as `work` takes.
 * Rejects where PDFium cannot read the file or has no memory left for it.
 */
export async function withPdf<T>(pdf: Uint8Array, work: (module: Pdfium, document: number) => T): Promise<T> {
  library ??= load();
  const module = await library;
  try {
    return withDocument(module, pdf, work);
  } catch (error) {
    // A program that stopped inside itself (no memory, no stack) cannot be asked again.
    if (error instanceof WebAssembly.RuntimeError) library = undefined;
    throw error;
  }
}

function withDocument<T>(module: Pdfium, pdf: Uint8Array, work: (module: Pdfium, document: number) => T): T {
  const file = held(module, pdf.length);
  try {
    module.HEAPU8.set(pdf, file);
    const document = module._FPDF_LoadMemDocument(file, pdf.length, 0);
    if (document === 0) throw new Error(`PDFium cannot read the file (error ${module._FPDF_GetLastError()})`);
    try {
      return work(module, document);
    } finally {
      module._FPDF_CloseDocument(document);
    }
  } finally {
    module.wasmExports.free(file);
  }
}

/** Memory of the library's own, to be freed by who asked for it. */
export function held(module: Pdfium, bytes: number): number {
  const at = module.wasmExports.malloc(bytes);
  if (at === 0) throw new Error(`PDFium has no memory for ${bytes} bytes`);
  return at;
}
