/** A text under the desk's hand: every character remembers where in the source it came from. */
import type { CopyEdit } from "../model/copy.js";

/** One string of the source and its JSON path. */
export interface Piece {
  readonly text: string;
  readonly path: string;
}

/** One source character, what was done to it, and with which others in one stroke. */
interface Origin {
  readonly piece: number;
  readonly at: number;
  readonly from: string;
  group: number;
  /** Made with the first stroke: most characters are never touched. */
  rules: string[] | undefined;
}

interface Glyph {
  readonly char: string;
  readonly origin: Origin;
  guarded: boolean;
}

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The joined text of several pieces (the runs of one block), so that rules see neighbours across runs.
 * Positions are code points. The edits read out at the end, applied to the source, give the text exactly.
 */
export class Draft {
  readonly #pieces: readonly Piece[];
  readonly #origins: Origin[] = [];
  #glyphs: Glyph[] = [];
  #groups = 0;
  #strokes = 0;
  /** The text as it stands, until the next stroke. */
  #text: string | undefined;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    pieces.forEach((piece, index) => {
      let at = 0;
      for (const char of piece.text) {
        const origin: Origin = { piece: index, at, from: char, group: 0, rules: undefined };
        this.#origins.push(origin);
        this.#glyphs.push({ char, origin, guarded: false });
        at += char.length;
      }
    });
  }

  get length(): number {
    return this.#glyphs.length;
  }

  /** How many replacements were made so far; a pass that adds none has reached the fixed point. */
  get strokes(): number {
    return this.#strokes;
  }

  get text(): string {
    if (this.#text === undefined) {
      this.#text = "";
      for (const { char } of this.#glyphs) this.#text += char;
    }
    return this.#text;
  }

  at(index: number): string | undefined {
    return this.#glyphs[index]?.char;
  }

  /** True inside a URL, an address or another stretch that no rule may touch. */
  guarded(index: number): boolean {
    return this.#glyphs[index]?.guarded ?? false;
  }

  guard(spans: readonly Span[]): void {
    for (const glyph of this.#glyphs) glyph.guarded = false;
    for (const { start, end } of spans) {
      for (const glyph of this.#glyphs.slice(start, end)) glyph.guarded = true;
    }
  }

  /** Every match of a global expression in the text, in code-point positions. */
  matches(expression: RegExp): Span[] {
    const text = this.text;
    const spans: Span[] = [];
    let units = 0;
    let points = 0;
    for (const match of text.matchAll(expression)) {
      if (match[0] === "") continue;
      points += Array.from(text.slice(units, match.index)).length;
      const end = points + Array.from(match[0]).length;
      spans.push({ start: points, end, text: match[0] });
      units = match.index + match[0].length;
      points = end;
    }
    return spans;
  }

  /** Sets `to` in place of [start, end). Does nothing where it stands already or the stretch is guarded. */
  replace(start: number, end: number, to: string, rule: string): void {
    const old = this.#glyphs.slice(start, end);
    const first = old[0];
    if (first === undefined || old.some((g) => g.guarded)) return;
    if (old.map((g) => g.char).join("") === to) return;
    const group = this.#join(old.map((g) => g.origin));
    for (const { origin } of old) {
      origin.group = group;
      origin.rules ??= [];
      if (!origin.rules.includes(rule)) origin.rules.push(rule);
    }
    const fresh = Array.from(to, (char) => ({ char, origin: first.origin, guarded: false }));
    this.#glyphs.splice(start, end - start, ...fresh);
    this.#strokes += 1;
    this.#text = undefined;
  }

  /** The text of each piece as it now stands. */
  texts(): string[] {
    const texts = this.#pieces.map(() => "");
    for (const { char, origin } of this.#glyphs) texts[origin.piece] += char;
    return texts;
  }

  /** One edit per changed stretch, in source order; `at` is a UTF-16 offset in the piece's own string. */
  edits(file: string): CopyEdit[] {
    if (this.#strokes === 0) return [];
    const now = new Map<Origin, string>();
    for (const { char, origin } of this.#glyphs) now.set(origin, (now.get(origin) ?? "") + char);
    const edits: CopyEdit[] = [];
    for (let i = 0; i < this.#origins.length; ) {
      const first = this.#origins[i] as Origin;
      let end = i + 1;
      while (first.group !== 0 && this.#origins[end]?.group === first.group && this.#origins[end]?.piece === first.piece) end += 1;
      const stretch = this.#origins.slice(i, end);
      const from = stretch.map((o) => o.from).join("");
      const to = stretch.map((o) => now.get(o) ?? "").join("");
      if (from !== to) {
        const rule = [...new Set(stretch.flatMap((o) => o.rules ?? []))].join("+");
        edits.push({ file, path: (this.#pieces[first.piece] as Piece).path, at: first.at, from, to, rule });
      }
      i = end;
    }
    return edits;
  }

  /** One group for all origins; groups that met before grow together. */
  #join(origins: readonly Origin[]): number {
    const met = new Set(origins.map((o) => o.group).filter((g) => g !== 0));
    if (met.size === 0) return ++this.#groups;
    const [group, ...others] = [...met] as [number, ...number[]];
    for (const origin of others.length > 0 ? this.#origins : []) {
      if (others.includes(origin.group)) origin.group = group;
    }
    return group;
  }
}
