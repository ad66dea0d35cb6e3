/** The desk at work on one file: every text passes through `text`, every printed run through `run`. */
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import type { CopyEdit, CopyRun } from "../model/copy.js";
import type { Piece } from "./draft.js";
import { markedSpellings } from "./guards.js";
import type { MissingCharacters } from "./missing-characters.js";
import { type Normalised, normalise } from "./normalise.js";
import type { Recall } from "./recall.js";
import type { Segmenter, Tagger } from "./segmenter.js";
import type { TextKind } from "./spaces.js";

export interface CopyDeskServices {
  /** Characters of `text` that no source of the style's face draws; `at` in UTF-16 units. */
  missingGlyphs(text: string, style: string): readonly { readonly char: string; readonly at: number }[];
  /** What finds the words of heads; jieba in this thread where absent. */
  readonly words?: () => Tagger;
  /** What the faces' glyphs depend on, by style: with it an unchanged article is edited once by a program that stays open. */
  readonly faces?: unknown;
}

export interface DeskTools {
  readonly services: CopyDeskServices;
  readonly segmenter: Segmenter;
  readonly lexicon: readonly string[];
  readonly diagnostics: Diagnostics;
  /** Every edit of the issue, in the order of the files. */
  readonly edits: CopyEdit[];
  readonly missing: MissingCharacters;
  /** Blocks normalised before, by their pieces, where one article is edited again and again. */
  readonly normalised?: Recall<Normalised>;
}

/** Places, times and names: what may stand at both ends of a range with a one-body dash. */
const rangeEnd = /^(?:ns|nt|nr|nz|t|s|f|m|j|lex)/u;

export class FileDesk {
  readonly file: string;
  readonly tools: DeskTools;
  readonly #lineOf: (path: string) => number | undefined;
  readonly #module: string | undefined;
  readonly #spellings: readonly string[];

  constructor(file: string, tools: DeskTools, lineOf: (path: string) => number | undefined, module?: string) {
    this.file = file;
    this.tools = tools;
    this.#lineOf = lineOf;
    this.#module = module;
    this.#spellings = markedSpellings(tools.lexicon);
  }

  place(path: string): Place {
    const line = this.#lineOf(path);
    return {
      file: this.file, path,
      ...(line === undefined ? {} : { line }),
      ...(this.#module === undefined ? {} : { module: this.#module }),
    };
  }

  /** Normalises the pieces of one block together and lists the edits. */
  texts(pieces: readonly Piece[], kind: TextKind): readonly string[] {
    const isRange = (before: string, after: string): boolean =>
      rangeEnd.test(this.tools.segmenter.cut(before).at(-1)?.tag ?? "")
      && rangeEnd.test(this.tools.segmenter.cut(after)[0]?.tag ?? "");
    const own = (): Normalised => normalise(pieces, { file: this.file, kind, spellings: this.#spellings, isRange });
    const { texts, edits, unpairedQuote } = this.tools.normalised?.get(JSON.stringify([this.file, kind, pieces]), own) ?? own();
    this.tools.edits.push(...edits);
    if (unpairedQuote) {
      this.tools.diagnostics.add({
        code: "unpaired-quote", severity: "warning", place: this.place((pieces[0] as Piece).path),
        zh: "直引号不成对，未改为弯引号。", en: "a straight quotation mark has no partner and was left as it is",
        hint: { zh: "请写成“”。", en: "Write “ and ”." },
      });
    }
    return texts;
  }

  text(text: string, path: string, kind: TextKind): string {
    return this.texts([{ text, path }], kind)[0] as string;
  }

  /** A printed run; a character that its face lacks is an error here, before anything is set. */
  run(text: string, style: string, path: string, more: Pick<CopyRun, "underline" | "href"> = {}): CopyRun {
    this.checkGlyphs(text, style, path);
    return { text, style, ...more };
  }

  /** Notes what no face draws, once for each character of a text. */
  checkGlyphs(text: string, style: string, path: string): void {
    const met = new Set<string>();
    for (const { char, at } of this.tools.services.missingGlyphs(text, style)) {
      if (met.has(char)) continue;
      met.add(char);
      this.tools.missing.add(style, { char, place: this.place(path), around: surroundings(text, at, at + char.length) });
    }
  }
}

/** A stretch with four whole characters on either side; eight UTF-16 units hold at least as many. */
function surroundings(text: string, start: number, end: number): string {
  const before = Array.from(text.slice(Math.max(0, start - 8), start)).slice(-4);
  const after = Array.from(text.slice(end, end + 8)).slice(0, 4);
  return [...before, text.slice(start, end), ...after].join("").replace(/\n/gu, " ");
}
