/** A made-up face with round numbers, and a painter that knows only Chromium's rules for spans. */
import { createTypesetter, type TypesetterOptions } from "../../../src/compose/typesetter.js";
import { kernKey } from "../../../src/fonts/face-table.js";
import type { FaceMetrics } from "../../../src/model/context.js";
import type { CopyBlock, CopyRun } from "../../../src/model/copy.js";
import type { FaceSource } from "../../../src/model/theme.js";
import type { BlockSetting, Line, Typesetter } from "../../../src/model/typesetter.js";

export const OPENERS = "“‘（《【";
export const CLOSERS = "，。、；：！？”’）》】";

const halt = new Map<number, readonly [number, number]>([
  ...[...OPENERS].map((char) => [char.codePointAt(0)!, [-500, 500]] as const),
  ...[...CLOSERS].map((char) => [char.codePointAt(0)!, [0, 500]] as const),
]);
const advances = new Map<number, number>([
  ...Array.from({ length: 0x7f - 0x21 }, (_, k) => [0x21 + k, 500] as const), [0x20, 250], [0xb7, 300], [0x2014, 900],
]);

const metrics = (id: string, over: Partial<FaceMetrics> = {}): FaceMetrics => ({
  id, sha256: id, unitsPerEm: 1000, ascent: 880, descent: 120, defaultAdvance: 1000, advances, halt,
  kern: new Map([[kernKey(0x41, 0x56), -100]]), dashes: [900, 1700, 2500, 3400], covers: () => true, ...over,
});

const source = (id: string): FaceSource => ({ id, path: id, only: undefined });
export const FACES: Record<string, FaceMetrics> = {
  song: metrics("song"),
  hei: metrics("hei"),
  /** A face without `halt`. */
  plain: metrics("plain", { halt: new Map(), advances: new Map([...advances, [0x201c, 350], [0x201d, 350]]) }),
};

/** Styles of 10 pt, so that an em is 10. */
export const OPTIONS: TypesetterOptions = {
  styles: {
    body: { face: "song", sizePt: 10, ink: "black" },
    strong: { face: "hei", sizePt: 10, ink: "black" },
    dateline: { face: "hei", sizePt: 10, ink: "black" },
    speaker: { face: "hei", sizePt: 10, ink: "black" },
    plain: { face: "plain", sizePt: 10, ink: "black" },
    label: { face: "hei", sizePt: 10, ink: "red", trackingEm: 0.1 },
  },
  faces: { song: [source("song")], hei: [source("hei")], plain: [source("plain")] },
  metrics: ({ id }) => FACES[id]!,
};
export const typesetter = (): Typesetter => createTypesetter(OPTIONS);

export const block = (text: string | readonly CopyRun[], over: Partial<CopyBlock> = {}): CopyBlock => ({
  id: "b", role: "paragraph", path: "blocks[0]", noBreak: [],
  runs: typeof text === "string" ? [{ text, style: "body" }] : text, ...over,
});

export const JUSTIFY: BlockSetting = { indentEm: 0, hangEm: 0, align: "justify" };
export const INDENT: BlockSetting = { indentEm: 2, hangEm: 0, align: "justify" };

/** What a browser paints for the runs: where each character's ink box begins and ends, and the end of the last. */
export interface Painted {
  readonly glyphs: readonly { readonly text: string; readonly from: number; readonly to: number }[];
  readonly end: number;
}

/** Kerning only where the run says so; tracking after every character; —— may be one glyph. */
export function paint(line: Line): Painted {
  const glyphs: { text: string; from: number; to: number }[] = [];
  let x = line.xPt;
  for (const run of line.runs) {
    const face = FACES[run.source]!;
    x += run.beforePt;
    const chars = [...run.text];
    for (let k = 0; k < chars.length;) {
      const codePoint = chars[k]!.codePointAt(0)!;
      let count = 1;
      if (codePoint === 0x2014) while (chars[k + count] === "—" && count < 4) count++;
      // `halt` changes the glyphs that have a half-width form and no others.
      const [shift, half] = (run.halt ? face.halt.get(codePoint) : undefined) ?? [0, undefined];
      let advance = half ?? (codePoint === 0x2014 ? face.dashes![count - 1]! : (face.advances.get(codePoint) ?? face.defaultAdvance));
      const next = chars[k + count]?.codePointAt(0);
      if (run.kern && next !== undefined) advance += face.kern.get(kernKey(codePoint, next)) ?? 0;
      const width = (advance * run.sizePt) / 1000;
      glyphs.push({ text: chars.slice(k, k + count).join(""), from: x + (shift * run.sizePt) / 1000, to: x + width });
      x += width + run.trackingPt;
      k += count;
    }
  }
  return { glyphs, end: glyphs.length > 0 ? glyphs[glyphs.length - 1]!.to : x };
}

/** Ends of the ink boxes, for comparing positions. */
export const inkOf = (painted: Painted, text: string): { from: number; to: number } => {
  const found = painted.glyphs.find((glyph) => glyph.text === text);
  if (!found) throw new Error(`${text} is not painted`);
  return found;
};
