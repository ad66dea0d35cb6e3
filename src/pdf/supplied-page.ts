/** A page that somebody else made (an advert): what of its file is placed, and how large it is. */
import type { PDFContext, PDFDict } from "@cantoo/pdf-lib";
import type { Matrix } from "./matrix.js";
import { arrayAt, dictAt, dictOf, name, numberAt, numbersOf, pagesOf, readPdf } from "./objects.js";

export interface SuppliedSheet {
  readonly context: PDFContext;
  /** With the attributes that it inherits (ISO 32000-1, 7.7.3.4). */
  readonly page: PDFDict;
  /** What is placed, in the page's own coordinates: left, bottom, right, top. */
  readonly box: readonly [number, number, number, number];
  /** Size as seen, in pt. */
  readonly widthPt: number;
  readonly heightPt: number;
  /** Quarter turns clockwise at which the page is seen. */
  readonly turns: 0 | 1 | 2 | 3;
  /** Pt in a unit of the page's coordinates. */
  readonly unitPt: number;
}

/** Why a file cannot be placed. */
export type SuppliedFault = { readonly kind: "encrypted" | "broken" | "no-size" | "too-much" } | { readonly kind: "pages"; readonly count: number };

const inherited = ["Resources", "MediaBox", "CropBox", "Rotate"] as const;

/**
 * Opens a file of one page. The trim box is what the advertiser ordered; without one it is the crop box, else the
 * media box (ISO 32000-1, 14.11.2), each cut to the media box.
 */
export async function openSupplied(bytes: Uint8Array): Promise<SuppliedSheet | SuppliedFault> {
  // Found before the objects are read: those of an encrypted file cannot be.
  if (/\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/.test(latin1(bytes))) return { kind: "encrypted" };
  const context = await readPdf(bytes).catch(() => undefined);
  // Without a catalog there is nothing to read, however much of the file is left.
  if (context === undefined || dictOf(context.lookup(context.trailerInfo.Root)) === undefined) return { kind: "broken" };
  const pages = pagesOf(context);
  const [only] = pages;
  if (only === undefined || pages.length !== 1) return { kind: "pages", count: pages.length };
  const { page } = only;
  for (const key of inherited) inherit(page, key);
  const box = placedBox(page);
  if (box === undefined) return { kind: "no-size" };
  const unitPt = numberAt(page, "UserUnit") ?? 1;
  const quarters = (numberAt(page, "Rotate") ?? 0) / 90;
  if (!Number.isInteger(quarters)) return { kind: "broken" };
  const turns = (((quarters % 4) + 4) % 4) as SuppliedSheet["turns"];
  const [across, up] = [(box[2] - box[0]) * unitPt, (box[3] - box[1]) * unitPt];
  if (!(Math.min(across, up) >= 1)) return { kind: "no-size" };
  const lying = turns % 2 === 1;
  return { context, page, box, widthPt: lying ? up : across, heightPt: lying ? across : up, turns, unitPt };
}

/** From the page's own coordinates to upright ones in pt, whose origin is the placed box's bottom left as it is seen. */
export function uprightMatrix({ box: [left, bottom, right, top], turns, unitPt: u }: SuppliedSheet): Matrix {
  switch (turns) {
    case 0: return [u, 0, 0, u, -left * u, -bottom * u];
    case 1: return [0, -u, u, 0, -bottom * u, right * u];
    case 2: return [-u, 0, 0, -u, right * u, top * u];
    case 3: return [0, u, -u, 0, top * u, -left * u];
  }
}

function inherit(page: PDFDict, key: (typeof inherited)[number]): void {
  let node: PDFDict | undefined = page;
  // A tree that refers to itself has no more levels than this.
  for (let level = 0; node !== undefined && level < 32; level++) {
    const value = node.lookup(name(key));
    if (value !== undefined) {
      page.set(name(key), value);
      return;
    }
    node = dictAt(node, "Parent");
  }
}

function placedBox(page: PDFDict): SuppliedSheet["box"] | undefined {
  const media = rectangle(page, "MediaBox");
  const own = rectangle(page, "TrimBox") ?? rectangle(page, "CropBox") ?? media;
  if (media === undefined || own === undefined) return undefined;
  const box = [Math.max(own[0], media[0]), Math.max(own[1], media[1]), Math.min(own[2], media[2]), Math.min(own[3], media[3])] as const;
  return box[2] > box[0] && box[3] > box[1] ? box : undefined;
}

/** Any two opposite corners may be given (ISO 32000-1, 7.9.5). */
function rectangle(page: PDFDict, key: string): SuppliedSheet["box"] | undefined {
  const numbers = numbersOf(arrayAt(page, key));
  if (numbers?.length !== 4) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
