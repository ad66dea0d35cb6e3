/** The dummy: a page with every line, picture, rule and box at its place. Lengths are pt from the trim's top left. */
import type { ArticleKind } from "./article.js";
import type { PageInk, Picture } from "./issue.js";
import type { Line } from "./typesetter.js";
import type { Ledger } from "./ledger.js";

export interface BoxPt {
  readonly xPt: number;
  readonly yPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

/**
 * A line with the top left corner of its measure and the height of its line box.
 * A vertical line (`line.vertical`) runs down from there, and `heightPt` is its thickness.
 */
export interface PlacedLine {
  readonly line: Line;
  readonly xPt: number;
  readonly yPt: number;
  readonly heightPt: number;
  /** Overset: shown only in a proof, outside its frame. */
  readonly overset?: boolean;
}

/** What a text is on the page; it chooses the element, the class and the tag in the archive file. */
export type TextRole =
  | "title" | "titleLatin" | "folio" | "ears" | "imprint" | "dateline" | "slug" | "banner" | "label"
  | "kicker" | "main" | "deck" | "summary" | "byline" | "paragraph" | "subhead" | "question" | "answer"
  | "entry" | "note" | "quote" | "pullquote" | "verse" | "listItem" | "cell" | "endCredit" | "jumpLine"
  | "editorNote" | "briefHead" | "caption" | "notice" | "advertMark";

/** One text element: a paragraph, a head, a caption. Its lines lie in reading order. */
export interface PlacedText {
  readonly type: "text";
  /** Stable: `<page>-<article>-<block>`. */
  readonly id: string;
  readonly role: TextRole;
  readonly lines: readonly PlacedLine[];
  /** The frame its glyphs must stay in. */
  readonly frames: readonly BoxPt[];
}

export interface PlacedFigure {
  readonly type: "figure";
  readonly id: string;
  readonly picture: Picture;
  readonly alt: string;
  readonly box: BoxPt;
  /** The part of the picture shown, as fractions. */
  readonly crop: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly captions: readonly PlacedText[];
}

/** A table: rows of cells, each cell a text. */
export interface PlacedTable {
  readonly type: "table";
  readonly id: string;
  readonly caption: PlacedText | undefined;
  readonly rows: readonly (readonly PlacedText[])[];
}

export type PlacedPart = PlacedText | PlacedFigure | PlacedTable;

/** Vector decoration, painted in one SVG under the text. */
export type Ornament =
  | { readonly kind: "rule"; readonly x1Pt: number; readonly y1Pt: number; readonly x2Pt: number; readonly y2Pt: number; readonly weightPt: number; readonly ink: string; readonly dashPt?: readonly number[] }
  | { readonly kind: "box"; readonly box: BoxPt; readonly weightPt: number; readonly ink: string; readonly fill?: string }
  /** A tint of its own colour on a proof; never in a press file. */
  | { readonly kind: "mark"; readonly box: BoxPt; readonly colour: readonly [number, number, number]; readonly opacity: number };

/** An article's module on the page. */
export interface PlacedModule {
  /** `<page>-<article>`. */
  readonly id: string;
  readonly article: string;
  readonly kind: ArticleKind | "briefs" | "banner" | "masthead" | "ears" | "imprint" | "continued";
  readonly rank: "lead" | "second" | "third" | "minor" | "brief";
  readonly box: BoxPt;
  readonly parts: readonly PlacedPart[];
}

export interface DummyPage {
  readonly label: string;
  readonly name: string;
  /** 0-based place in the issue. */
  readonly index: number;
  readonly side: "front" | "left" | "right";
  readonly template: "front" | "inside";
  readonly ink: PageInk;
  readonly paper: { readonly widthMm: number; readonly heightMm: number };
  /** The type area (版心). */
  readonly area: BoxPt;
  readonly folio: readonly PlacedText[];
  readonly slug: readonly PlacedText[];
  readonly modules: readonly PlacedModule[];
  readonly ornaments: readonly Ornament[];
  readonly ledger: Ledger;
  /** Errors stand on this page: only a proof is made of it. */
  readonly faulty: boolean;
}

export interface Dummy {
  readonly pages: readonly DummyPage[];
}
