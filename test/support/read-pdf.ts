/** Looks into printed pages: structure, text positions, fonts. */
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface StructNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly StructNode[];
}

export interface PlacedString {
  readonly text: string;
  /** PDF points from the page's left and top edges, at the baseline. */
  readonly x: number;
  readonly y: number;
}

export interface ReadPage {
  readonly pages: number;
  readonly structure: StructNode;
  /** Roles of every structure element, in order. */
  readonly roles: readonly string[];
  readonly strings: readonly PlacedString[];
}

/** Reads the first page. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPage> {
  const task = getDocument({ data: new Uint8Array(pdf), disableFontFace: true, useSystemFonts: false, verbosity: VerbosityLevel.ERRORS });
  try {
    const document = await task.promise;
    const page = await document.getPage(1);
    const structure = (await page.getStructTree()) as StructNode;
    const roles: string[] = [];
    const visit = (node: StructNode) => {
      if (node.role) roles.push(node.role);
      node.children?.forEach(visit);
    };
    visit(structure);
    const { items } = await page.getTextContent({ disableNormalization: true });
    const height = page.view[3]!;
    const strings = items.flatMap((item) => ("str" in item && item.str.trim() ? [{ text: item.str, x: item.transform[4] as number, y: height - (item.transform[5] as number) }] : []));
    return { pages: document.numPages, structure, roles, strings };
  } finally {
    await task.destroy();
  }
}
