/** What is seen of a supplied page: read and painted by the program and by a second reader. It may be done on a thread, since a file from anywhere may take any time. */
import type { PressProfile } from "../model/press.js";
import { transformPoint } from "../pdf/matrix.js";
import { TooMuch } from "../pdf/objects.js";
import { openSupplied, type SuppliedFault, type SuppliedSheet, uprightMatrix } from "../pdf/supplied-page.js";
import { type InkRaster, inkMaximum, inkRaster } from "../raster/ink-raster.js";
import { firstPageText } from "../raster/page-text.js";
import { suppliedFacts, type SuppliedFacts } from "./supplied-facts.js";
import type { InkFinding } from "./supplied-findings.js";
import { readsAlike } from "./supplied-witness.js";

/** Of the picture that stands for the page on screen, in the archive and in proofs. */
const shownPpi = 200;
/** No paper is larger than two broadsheet pages side by side, with room to spare. */
const largestMm = 1000;

export const ptPerMm = 72 / 25.4;

/** A file, and what it is judged by. All of it can be sent to a thread. */
export interface SuppliedJob extends Pick<PressProfile, "iccBytes" | "tac"> {
  readonly bytes: Uint8Array;
}

/** What was found of the file's one page; kept under the file's hash. */
export interface Looked {
  readonly facts: SuppliedFacts;
  readonly text: string;
  /** To a second reader it is the page that would be placed. */
  readonly alike: boolean;
  readonly ink: InkFinding;
  readonly inks: readonly string[];
}

export interface SuppliedLook {
  readonly looked: Looked;
  /** Its inks as they are painted; undefined where they cannot be. */
  readonly raster: InkRaster | undefined;
  readonly turns: SuppliedSheet["turns"];
}

/** Looks at a file, here or on a thread. */
export type SuppliedReader = (job: SuppliedJob) => Promise<SuppliedLook | SuppliedFault>;

export const lookAtSupplied: SuppliedReader = async ({ bytes, iccBytes, tac }) => {
  const sheet = await openSupplied(bytes);
  if ("kind" in sheet) return sheet;
  if (Math.max(sheet.widthPt, sheet.heightPt) > largestMm * ptPerMm) return { kind: "no-size" };
  const facts = factsOf(sheet, iccBytes);
  if ("kind" in facts) return facts;
  const text = await firstPageText(bytes).catch(() => undefined);
  const alike = text === undefined ? undefined : await readsAlike(bytes, sheet).catch(() => undefined);
  if (text === undefined || alike === undefined) return { kind: "broken" };
  const raster = await painted(sheet);
  return { looked: { facts, text, alike, ...inkOf(raster, tac, sheet) }, raster: "unread" in raster ? undefined : raster, turns: sheet.turns };
};

/** What is the matter where a stream of the page cannot be decoded: the reader tells that by throwing. */
function factsOf(sheet: SuppliedSheet, pressIcc: Uint8Array): SuppliedFacts | SuppliedFault {
  try {
    return suppliedFacts(sheet, pressIcc);
  } catch (error) {
    return { kind: error instanceof TooMuch ? "too-much" : "broken" };
  }
}

/** The file comes from anywhere: that its page cannot be painted is the finding. */
async function painted(sheet: SuppliedSheet): Promise<InkRaster | { readonly unread: readonly string[] }> {
  try {
    return await inkRaster(sheet.context, sheet, shownPpi * sheet.unitPt, [...sheet.box]);
  } catch (error) {
    return { unread: [error instanceof Error ? error.message : String(error)] };
  }
}

function inkOf(raster: InkRaster | { readonly unread: readonly string[] }, limit: number, sheet: SuppliedSheet): Pick<Looked, "ink" | "inks"> {
  if ("unread" in raster) return { ink: raster, inks: [] };
  const { percent, xPt, yPt, overShare } = inkMaximum(raster, limit);
  const { x, y } = transformPoint(uprightMatrix(sheet), xPt, yPt);
  const mm = (pt: number): number => Number((pt / ptPerMm).toFixed(1));
  return {
    ink: { percent, xMm: mm(x), yMm: mm(sheet.heightPt - y), overShare },
    inks: [...raster.planes].flatMap(([ink, plane]) => (plane.some((amount) => amount > 0) ? [ink] : [])),
  };
}
