/** What the preview's server and its client say to each other of a story that is edited. */
import type { Bilingual, FitState } from "./protocol.js";

/** A text of a story that may be edited. */
export interface StoryField {
  /** Its place in the article's JSON. */
  readonly path: readonly (string | number)[];
  /** `main`, `paragraph`, `caption`… */
  readonly role: string;
  readonly text: string;
}

export interface StoryText {
  readonly file: string;
  readonly sha256: string;
  readonly fields: readonly StoryField[];
}

/** A page on which a story that is being typed stands, with its words as they are now. */
export interface TypedPage {
  readonly label: string;
  /** Fit of the modules that carry the story. */
  readonly fit: FitState;
  /** Fit of all modules of the page. */
  readonly pageFit: FitState;
  /** The page's section with what the words changed: their stories, those with overset lines, all rules and boxes. */
  readonly html: string;
  /** Paper with the band for overset lines beside the page, where there are any. */
  readonly widthPt: number;
}

/** A face for characters that the page's frame does not hold yet. */
export interface TypedFace {
  readonly family: string;
  readonly url: string;
  /** CSS `unicode-range`. */
  readonly range: string;
}

export interface TypedStory {
  readonly pages: readonly TypedPage[];
  readonly faces: readonly TypedFace[];
  /** What the copy desk finds wrong with the words, such as characters that no face draws. */
  readonly findings: readonly Bilingual[];
}
