/** The text gate: what a reader extracts from a finished file must be the ledger. */
import { getDocument, VerbosityLevel, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { comparable, type Ledger } from "../model/ledger.js";

/** The first place where extracted text and ledger part, with a few characters before and after. */
export interface TextDifference {
  /** Characters (white space aside) that agree before it. */
  readonly at: number;
  readonly expected: string;
  readonly found: string;
}

interface StructNode {
  readonly children?: readonly StructNode[];
  readonly type?: string;
  readonly id?: string;
}

/**
 * Compares a file's text, in the order of its structure tree, with the ledgers of its pages.
 * Text that no structure element holds comes last and so counts as a difference. pdf.js reads ToUnicode
 * only and not /ActualText, so this is meant for finished plates, whose ToUnicode has been repaired.
 * @returns undefined when they agree; white space, U+2060 and U+00AD aside (ISO 32000-1, 14.8.2.2 for the order).
 */
export async function extractedTextDiffers(pdf: Uint8Array, ...ledgers: readonly Ledger[]): Promise<TextDifference | undefined> {
  const expected = [...comparable(ledgers.flatMap((ledger) => ledger.entries.map((entry) => entry.text)).join(""))];
  const found = [...comparable(await extractedText(pdf))];
  if (expected.length === found.length && expected.every((character, i) => character === found[i])) return undefined;
  let at = 0;
  while (at < expected.length && at < found.length && expected[at] === found[at]) at++;
  const around = (text: readonly string[]) => text.slice(Math.max(0, at - 8), at + 12).join("");
  return { at, expected: around(expected), found: around(found) };
}

/** Text of a tagged file, page by page in structure order, then whatever stands outside the structure. */
export async function extractedText(pdf: Uint8Array): Promise<string> {
  // pdf.js takes the buffer over, so it gets a copy.
  const task = getDocument({ data: new Uint8Array(pdf), disableFontFace: true, useSystemFonts: false, verbosity: VerbosityLevel.ERRORS });
  try {
    const document = await task.promise;
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number++) pages.push(await pageText(await document.getPage(number)));
    return pages.join("");
  } finally {
    await task.destroy();
  }
}

async function pageText(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const byContent = new Map<string, string>();
  let outside = "";
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if ("str" in item) {
      // Marked content may lie inside other marked content; the innermost with an id owns the text.
      const owner = open.findLast((id) => id !== undefined);
      if (owner === undefined) outside += item.str;
      else byContent.set(owner, (byContent.get(owner) ?? "") + item.str);
    } else if (item.type === "endMarkedContent") {
      open.pop();
    } else {
      open.push(item.id ?? undefined);
    }
  }
  let text = "";
  const visit = (node: StructNode): void => {
    if (node.type === "content" && node.id !== undefined) {
      text += byContent.get(node.id) ?? "";
      byContent.delete(node.id);
    }
    for (const child of node.children ?? []) visit(child);
  };
  const tree = (await page.getStructTree()) as StructNode | null;
  if (tree) visit(tree);
  return text + [...byContent.values()].join("") + outside;
}
