/** Collects the runs of a line; what can be painted together becomes one run. */
import type { LineRun } from "../model/typesetter.js";
import { sourceFor } from "../fonts/source-class.js";
import { advancesOf } from "./advances.js";
import type { Ink } from "./atoms.js";
import { isInvisible } from "./character-kind.js";
import type { TypesetterOptions } from "./settings.js";

/** Hundredths of a thousandth of a point: far below what a printer or a browser resolves. */
export const rounded = (pt: number): number => Math.round(pt * 1e5) / 1e5 + 0;

/** What a run's `halt` must be for a glyph: on or off for a mark that has a half-width form, any for all else. */
export const Halt = { any: 0, on: 1, off: 2 } as const;
export type Halt = (typeof Halt)[keyof typeof Halt];

type Growing = { -readonly [K in keyof LineRun]: LineRun[K] };

export class Painter {
  readonly runs: LineRun[] = [];
  /** Space before the first run, which moves the line instead. */
  beforeFirst = 0;
  readonly #options: TypesetterOptions;
  readonly #text: string;
  readonly #hasInvisible: boolean;
  // The run that is growing: a stretch of the text in one ink.
  #ink: Ink | undefined;
  #start = 0;
  #end = 0;
  #trackingPt = 0;
  #halt: Halt = Halt.any;
  #kern = false;
  #beforePt = 0;

  constructor(text: string, hasInvisible: boolean, options: TypesetterOptions) {
    this.#text = text;
    this.#hasInvisible = hasInvisible;
    this.#options = options;
  }

  /** Paints [start, end) of the text; `tracking` follows every character, `before` the run. In pt. */
  add(ink: Ink, start: number, end: number, tracking: number, halt: Halt, before: number, kern: boolean): void {
    const trackingPt = rounded(tracking);
    const beforePt = rounded(before);
    if (this.#ink === ink && this.#end === start && beforePt === 0 && this.#trackingPt === trackingPt && this.#kern === kern
      && (halt === this.#halt || halt === Halt.any || this.#halt === Halt.any)) {
      this.#end = end;
      if (halt !== Halt.any) this.#halt = halt;
      return;
    }
    this.finish();
    if (this.runs.length === 0) this.beforeFirst = before;
    this.#ink = ink;
    this.#start = start;
    this.#end = end;
    this.#trackingPt = trackingPt;
    this.#halt = halt;
    this.#kern = kern;
    this.#beforePt = this.runs.length === 0 ? 0 : beforePt;
  }

  /** Ends the growing run. */
  finish(): void {
    const ink = this.#ink;
    if (!ink) return;
    this.#ink = undefined;
    const text = this.#visible();
    if (text === "") return;
    const made: Growing = {
      text, source: ink.source.id, sizePt: ink.sizePt, ink: ink.style.ink, trackingPt: this.#trackingPt, halt: this.#halt === Halt.on, kern: this.#kern, beforePt: this.#beforePt,
    };
    if (ink.run.underline) made.underline = true;
    if (ink.run.href !== undefined) made.href = ink.run.href;
    this.runs.push(made);
  }

  #visible(): string {
    const text = this.#text.slice(this.#start, this.#end);
    return this.#hasInvisible ? Array.from(text).filter((char) => !isInvisible(char.codePointAt(0)!)).join("") : text;
  }

  /** White space of an exact width: its own advance corrected by tracking. */
  space(after: Ink, text: string, widthPt: number): void {
    this.finish();
    const codePoint = text.codePointAt(0)!;
    const source = sourceFor(this.#options.faces[after.style.face]!, codePoint) ?? after.source;
    const advances = advancesOf(this.#options.metrics(source));
    let natural = 0;
    for (const char of text) natural += (advances.of(char.codePointAt(0)!) * after.sizePt) / 1000;
    this.runs.push({
      text, source: source.id, sizePt: after.sizePt, ink: after.style.ink,
      trackingPt: rounded((widthPt - natural) / text.length), halt: false, kern: false, beforePt: 0,
    });
  }
}
