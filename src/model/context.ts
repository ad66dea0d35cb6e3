/** The only doors through which a stage reaches the outside. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Shell, PageHtml, RenderedPage } from "./render.js";
import type { FaceSource } from "./theme.js";

/** Compact metrics of one font file; widths in 1/1000 em. Serialisable, without Node types. */
export interface FaceMetrics {
  readonly id: string;
  readonly sha256: string;
  readonly unitsPerEm: number;
  /** Ascent and descent of the line box that Chromium uses, in 1/1000 em. */
  readonly ascent: number;
  readonly descent: number;
  /** The advance of every character not listed in `advances` that the face covers. */
  readonly defaultAdvance: number;
  /** Code point → advance, where it is not `defaultAdvance`. */
  readonly advances: ReadonlyMap<number, number>;
  /** Marks that `halt` sets on half their width: code point → [shift of the glyph, new advance]. */
  readonly halt: ReadonlyMap<number, readonly [number, number]>;
  /** Kerning of character pairs: `a * 0x200000 + b` → adjustment. */
  readonly kern: ReadonlyMap<number, number>;
  /** Advance of one, two, three, four em dashes set together (`ccmp` may join them into one glyph). */
  readonly dashes?: readonly number[];
  /** True where the face has a glyph for the character (and the theme lets this source draw it). */
  covers(codePoint: number): boolean;
}

export interface Fonts {
  /**
   * Measures the sources (or reads their tables from the cache); a file that is no usable font is reported.
   * @throws the reason of `signal` where it is raised
   */
  load(sources: readonly FaceSource[], diagnostics: Diagnostics, signal?: AbortSignal): Promise<void>;
  /** The metrics of a loaded source. */
  metrics(source: FaceSource): FaceMetrics;
  /** The metric table of a loaded source in its compact form, for a composer in a browser's worker. */
  packed(source: FaceSource): Promise<Uint8Array>;
  /** TrueType bytes of a source holding the given characters (and glyph ids that do not depend on them). */
  subset(source: FaceSource, characters: ReadonlySet<number>): Promise<Uint8Array>;
}

/** Tabs that keep their faces; a crashed browser is restarted once and then reported. */
export interface Press {
  readonly version: string;
  /** The shell that open tabs hold. */
  readonly shell?: Shell | undefined;
  /** Runs `work` for each page as it comes, as many at a time as there are tabs. */
  eachPage(shell: Shell, pages: AsyncIterable<PageHtml> | Iterable<PageHtml>, work: (tab: Tab, page: PageHtml) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** One tab of the browser, its shell loaded. */
export interface Tab {
  /** Sets the page with Paged.js and measures it; findings go to `diagnostics`. */
  set(page: PageHtml, diagnostics: Diagnostics): Promise<RenderedPage | undefined>;
}

/** A content-addressed store of derived bytes (metric tables, converted faces, raw pages, plates). */
export interface Cache {
  get(kind: string, key: string): Promise<Uint8Array | undefined>;
  put(kind: string, key: string, bytes: Uint8Array): Promise<void>;
}
