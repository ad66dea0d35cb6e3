/** What passes between markup, the browser, finishing and delivery. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DummyPage } from "./dummy.js";

export const targets = ["press", "archive", "screen", "proof"] as const;
export type Target = (typeof targets)[number];

/** What archive files are: PDF/A-3u with the sources attached, or PDF/A-2u, which may carry none (ISO 19005-2, 6.8). */
export const archiveStandards = ["3u", "2u"] as const;
export type ArchiveStandard = (typeof archiveStandards)[number];

/** What a proof shows besides faults: `lines`, how far each is stretched or squeezed and which break a rule. */
export const debugViews = ["lines"] as const;
export type DebugView = (typeof debugViews)[number];

/**
 * What the browser must find: one entry per line of the page, in document order.
 * Of a vertical line `left`, `right` and `width` are along it, that is downwards, `top`, `bottom` and `height` across it.
 */
export interface ExpectedLine {
  /** Value of `data-l` on the line's span. */
  readonly index: number;
  /** Id of the element, for messages. */
  readonly id: string;
  readonly text: string;
  /** From the trim's top left, in CSS px. */
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** CSS colour of each run's ink, with the run's length in UTF-16 units; absent where any opaque colour will do. */
  readonly inks?: readonly { readonly colour: string; readonly length: number }[];
  /** The frame that must hold it, in CSS px. */
  readonly frame: { readonly leftPx: number; readonly topPx: number; readonly rightPx: number; readonly bottomPx: number };
}

/** One page of HTML, self-contained but for the tab's shell (fonts, styles). */
export interface PageHtml {
  readonly page: DummyPage;
  /** `<section class="bx-page …">…</section>`; pictures are named `/picture/<sha256>`. */
  readonly html: string;
  /** Name of the Paged.js page: front, left or right. */
  readonly pageName: "front" | "left" | "right";
  readonly lines: readonly ExpectedLine[];
  /** Picture bytes by the path the HTML names. */
  readonly pictures: ReadonlyMap<string, { readonly bytes: Uint8Array; readonly type: string }>;
  /** SHA-256 over everything that can change the page's bytes. */
  readonly hash: string;
  /** A proof has a markup of its own where faults are marked. */
  readonly proof: boolean;
}

/** The shell every tab loads once. */
export interface Shell {
  /** Complete stylesheet, @font-face and @page rules included; fonts are named `/font/<id>`. */
  readonly css: string;
  readonly fonts: ReadonlyMap<string, Uint8Array>;
  /** Families that must be loaded before a page is set. */
  readonly families: readonly string[];
  /** Hash of styles and whole faces: shells that share it differ in their subsets only. */
  readonly base?: string;
  /** True where styles and templates are the package's own, whose looks its tests have judged. */
  readonly packaged?: boolean;
  /** Characters of each face's subset, by source id. */
  readonly characters?: ReadonlyMap<string, ReadonlySet<number>>;
}

/** A page set by Paged.js, measured and found right. It can be printed while its tab holds it. */
export interface RenderedPage {
  readonly page: PageHtml;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Prints this page; the tab is free for the next one afterwards. */
  pdf(): Promise<Uint8Array>;
}

/** Chromium's PDF of one page, untouched. */
export interface RawPage {
  readonly page: DummyPage;
  readonly pdf: Uint8Array;
  readonly sha256: string;
}

/** A finished file of one page for one target. */
export interface Plate {
  readonly label: string;
  readonly target: Target;
  readonly pdf: Uint8Array;
}

export interface IssuePlate {
  readonly target: Target;
  readonly pdf: Uint8Array;
}

export interface PreflightResult {
  readonly file: string;
  readonly target: Target | undefined;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string; readonly detailZh: string }[];
  /** Checks that say something of such a file and could not be made: with what they need they can. */
  readonly skipped: readonly { readonly name: string; readonly needs: "issue" | "profile" }[];
  readonly diagnostics: readonly Diagnostic[];
  /** Total ink of each page dot by dot, where it was asked for, or why it cannot be measured. */
  readonly ink?: readonly (InkMaximum | { readonly unread: readonly string[] })[];
  /** A PNG of the page with the most ink, its worst spot ringed, where it was asked for. */
  readonly thumbnail?: Uint8Array;
}

/** The dot of a page with the most ink. */
export interface InkMaximum {
  /** Highest total of all inks in a dot, in per cent. */
  readonly percent: number;
  /** Its middle, from the trim's top left. */
  readonly xMm: number;
  readonly yMm: number;
  /** The same place in the page's own coordinates, in pt. */
  readonly xPt: number;
  readonly yPt: number;
  /** Share of the dots whose total is over the limit, 0..1. */
  readonly overShare: number;
}
