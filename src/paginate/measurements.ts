/** What the tab reports of a page that it has set. Lengths are CSS px from the trim's top left. */

/** What the tab is asked to show. */
export interface ShowRequest {
  readonly html: string;
  /** The rules that Paged.js must see. */
  readonly css: string;
  readonly pageName: "front" | "left" | "right";
  /** Addresses of the pictures that must be decoded first. */
  readonly pictures: readonly string[];
}

/** What the tab is asked to set and to measure. */
export interface SetRequest extends ShowRequest {
  readonly families: readonly string[];
  /** Looks are judged: styles or templates from outside the package may have changed them. */
  readonly look: boolean;
  /** Painted paper outside the trim that an element may use. */
  readonly tolerancePx: number;
}

/** Numbers of one painted line, in the order of `lineNumbers`. */
export const lineNumbers = ["index", "boxLeft", "boxTop", "boxHeight", "left", "right", "trailing"] as const;

/** A style that veils or shifts text, or something that covers it. */
export interface Marred {
  readonly code: "text-hidden" | "line-moved" | "page-covered";
  /** Id of the nearest element; empty for the whole page. */
  readonly id: string;
  readonly what: string;
}

/** How the lines look. */
export interface Look {
  /** Distinct `colour|fill|stroke width|shadow|background|visibility` of runs. */
  readonly colours: readonly string[];
  /** `data-l`, index into `colours` (-1 for white space), length in UTF-16 units: for each run, in document order. */
  readonly runs: readonly number[];
  /** The first twenty. */
  readonly marred: readonly Marred[];
}

export interface Measurements {
  readonly look: Look;
  /** `lineNumbers` for each painted line, one after another, in document order. */
  readonly numbers: readonly number[];
  /** Text of each painted line. */
  readonly texts: readonly string[];
  /** Id of the element that each line belongs to. */
  readonly ids: readonly string[];
  /** `data-l` of lines that are in the document but not visible. */
  readonly hidden: readonly number[];
  /** Text painted outside every line, with the id of the nearest element. */
  readonly stray: readonly { readonly id: string; readonly text: string }[];
  /** Elements that reach beyond the paper. */
  readonly beyond: readonly { readonly id: string; readonly tag: string; readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }[];
  readonly pages: number;
  /** Ids or tags at which Paged.js found an overflow. */
  readonly overflows: readonly string[];
  /** Elements that no page may hold; they were taken out before setting. */
  readonly forbidden: readonly string[];
  readonly missingFamilies: readonly string[];
  readonly missingPictures: readonly string[];
  /** Trim and whole sheet. */
  readonly trim: { readonly width: number; readonly height: number };
  readonly sheet: { readonly width: number; readonly height: number };
  /** Milliseconds spent in Paged.js, in measuring, and in looking at colours and covers. */
  readonly timings: { readonly paged: number; readonly measure: number; readonly look: number };
}
