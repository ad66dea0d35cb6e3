/** What cannot be set is a finding: a character is either drawn by its face or reported, and nothing crashes on the way. */
import { createRequire } from "node:module";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createTypesetter } from "../../../src/compose/typesetter.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { missingGlyphs } from "../../../src/fonts/missing-glyphs.js";
import { openFonts } from "../../../src/fonts/open-fonts.js";
import type { FaceMetrics } from "../../../src/model/context.js";
import type { CopyBlock } from "../../../src/model/copy.js";
import type { FaceSource } from "../../../src/model/theme.js";
import { MemoryCache } from "../fonts/memory-cache.js";

const song: FaceSource = { id: "song", path: createRequire(import.meta.url).resolve("@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"), only: undefined };
let metrics: FaceMetrics;
beforeAll(async () => {
  const fonts = openFonts(new MemoryCache());
  await fonts.load([song], new Diagnostics());
  metrics = fonts.metrics(song);
}, 30_000);

const characters = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(..."报纸的版面，由一行一行的字排成。“2026年”——GDP……") },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
  { weight: 2, arbitrary: fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)) },
  { weight: 1, arbitrary: fc.constantFrom("😀", "\u202e", "\u0000", "\ud800", "ש", "ع", "\u0301", "\u{2070e}") },
);
const invisible = /[\p{White_Space}\u00ad\u200b-\u200d\u2060\ufeff]/gu;

describe("any text at all", () => {
  it("is composed whole, and every character without a glyph is told with its place", () => {
    fc.assert(fc.property(fc.array(characters, { maxLength: 60 }).map((parts) => parts.join("")), fc.integer({ min: 40, max: 200 }), (text, measurePt) => {
      const missing = missingGlyphs(text, [song], () => metrics);
      for (const { char, at } of missing) expect(text.startsWith(char, at)).toBe(true);
      const reported = new Set(missing.map(({ char }) => char));
      const setter = createTypesetter({ styles: { body: { face: "song", sizePt: 9, ink: "black" } }, faces: { song: [song] }, metrics: () => metrics });
      const block: CopyBlock = { id: "b", role: "paragraph", path: "", noBreak: [], runs: [{ text, style: "body" }] };
      const lines = setter.lines(block, { indentEm: 2, hangEm: 0, align: "justify" }, measurePt);
      const painted = lines.flatMap((line) => line.runs.map((run) => run.text)).join("");
      expect(painted.replace(invisible, "")).toBe(text.replace(invisible, ""));
      // What is painted and not reported, the face covers.
      for (const char of painted.replace(invisible, "")) if (!reported.has(char)) expect(metrics.covers(char.codePointAt(0)!)).toBe(true);
    }), { numRuns: 300 });
  });
});
