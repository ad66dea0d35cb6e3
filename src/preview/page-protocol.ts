/** What a page is set from in a viewer's window: its HTML, styles, and what overlays draw over it. Lengths are pt from the trim's top left. */
import type { BoxPt } from "../model/dummy.js";

/** A line as overlays need it: box, and how far its gaps are stretched (above 0) or squeezed, in em. */
export type LineBox = readonly [xPt: number, yPt: number, widthPt: number, heightPt: number, stretchEm: number];

/** A page to be set by Paged.js: the very HTML that print uses, and what overlays draw over it. */
export interface PageContent {
  readonly label: string;
  readonly version: string;
  readonly html: string;
  readonly pageName: "front" | "left" | "right";
  /** The rules that Paged.js must see. */
  readonly pagedCss: string;
  /** Folder of the page's styles and faces: `/shell/<sum>/`. */
  readonly shell: string;
  readonly families: readonly string[];
  readonly pictures: readonly string[];
  /** Pictures are printed in black alone; type has its ink already. */
  readonly greyPictures: boolean;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly trim: { readonly widthPt: number; readonly heightPt: number };
  readonly area: BoxPt;
  readonly grid: { readonly columns: number; readonly rows: number; readonly leadingPt: number; readonly columnPt: number; readonly gutterPt: number };
  readonly frames: readonly BoxPt[];
  readonly lines: readonly LineBox[];
}

/** The same for who holds the version `since`: its HTML is the first `start` characters of that one's, `text`, and the last `end` characters. */
export interface PageDelta extends Omit<PageContent, "html"> {
  readonly since: string;
  readonly start: number;
  readonly text: string;
  readonly end: number;
}
