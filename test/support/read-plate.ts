/** Reads finished files anew: boxes, fonts and text, by pdf-lib and pdf.js and not by the program's own checks. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface PlateFont {
  readonly name: string;
  /** `Type0`, `Type3`, `TrueType`… */
  readonly subtype: string;
  /** Subtype of the descendant of a composite font. */
  readonly descendant: string | undefined;
  /** The key of the embedded program: `FontFile2` holds TrueType outlines (ISO 32000-1, 9.9). */
  readonly program: string | undefined;
  readonly toUnicode: boolean;
}

export interface PlatePage {
  readonly boxesMm: Readonly<Record<string, readonly [number, number] | undefined>>;
}

const name = PDFName.of;
const mm = (pt: number): number => (pt * 25.4) / 72;

/** Width and height in mm of each page's boxes, and every font of the file, used or not. */
export async function readPlate(pdf: Uint8Array): Promise<{ pages: PlatePage[]; fonts: PlateFont[] }> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const pages = document.getPages().map((page): PlatePage => {
    const sizes = ["MediaBox", "TrimBox", "BleedBox"].map((box) => {
      const found = page.node.lookup(name(box));
      if (!(found instanceof PDFArray)) return [box, undefined] as const;
      const [left, bottom, right, top] = found.asArray().map((side) => (document.context.lookup(side, PDFNumber)).asNumber());
      return [box, [mm(right! - left!), mm(top! - bottom!)] as const] as const;
    });
    return { boxesMm: Object.fromEntries(sizes) };
  });
  const dicts = document.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict ? [object] : object instanceof PDFRawStream ? [object.dict] : []));
  const fonts = dicts.filter((dict) => dict.get(name("Type")) === name("Font") && !dict.has(name("CIDSystemInfo"))).map((font): PlateFont => {
    const descendant = font.lookupMaybe(name("DescendantFonts"), PDFArray)?.lookup(0, PDFDict);
    const descriptor = (descendant ?? font).lookupMaybe(name("FontDescriptor"), PDFDict);
    const text = (dict: PDFDict | undefined, key: string): string | undefined => dict?.lookupMaybe(name(key), PDFName)?.decodeText();
    return {
      name: text(font, "BaseFont") ?? "",
      subtype: text(font, "Subtype") ?? "",
      descendant: text(descendant, "Subtype"),
      program: ["FontFile", "FontFile2", "FontFile3"].find((key) => descriptor?.get(name(key)) instanceof PDFRef),
      toUnicode: font.has(name("ToUnicode")),
    };
  });
  return { pages, fonts };
}

interface Node {
  readonly type?: string;
  readonly id?: string;
  readonly role?: string;
  readonly children?: readonly Node[];
}

/** The text of each page in the order of its structure tree; text outside the tree is told apart. */
export async function structureText(pdf: Uint8Array): Promise<{ inside: string; outside: string }[]> {
  const task = getDocument({ data: new Uint8Array(pdf), disableFontFace: true, useSystemFonts: false, verbosity: VerbosityLevel.ERRORS });
  try {
    const document = await task.promise;
    const pages: { inside: string; outside: string }[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const content = new Map<string, string>();
      let outside = "";
      const open: (string | undefined)[] = [];
      for (const item of (await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })).items) {
        if ("str" in item) {
          const id = open.filter((mark) => mark !== undefined).at(-1);
          if (id === undefined) outside += item.str;
          else content.set(id, (content.get(id) ?? "") + item.str);
        } else if (item.type === "endMarkedContent") open.pop();
        else open.push((item as { id?: string }).id);
      }
      let inside = "";
      const visit = (node: Node): void => {
        if (node.type === "content" && node.id !== undefined) inside += content.get(node.id) ?? "";
        for (const child of node.children ?? []) visit(child);
      };
      visit(((await page.getStructTree()) ?? {}) as Node);
      pages.push({ inside, outside });
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
