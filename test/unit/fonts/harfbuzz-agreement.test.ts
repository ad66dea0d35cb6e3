/** The metric tables against the shaper itself: a line is as wide as HarfBuzz sets it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Blob, Buffer, Face, Feature, Font, shape } from "harfbuzzjs";
import { beforeAll, describe, expect, it } from "vitest";
import { createTypesetter } from "../../../src/compose/typesetter.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { openFonts } from "../../../src/fonts/open-fonts.js";
import type { FaceSource } from "../../../src/model/theme.js";
import type { Typesetter } from "../../../src/model/typesetter.js";
import { MemoryCache } from "./memory-cache.js";

const require = createRequire(import.meta.url);
const paths: Record<string, string> = {
  song: require.resolve("@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"),
  hei: require.resolve("@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf"),
};
const sources = Object.fromEntries(Object.entries(paths).map(([id, path]): [string, FaceSource] => [id, { id, path, only: undefined }]));
const sizePt = 10;
/** What the painter turns off (`styles/base/line.css`) and never turns on. */
const off = ["-liga", "-clig", "-dlig", "-calt", "-locl", "-chws"];

const shapers = new Map<string, Font>();
let setter: Typesetter;
beforeAll(async () => {
  const fonts = openFonts(new MemoryCache());
  const diagnostics = new Diagnostics();
  await fonts.load(Object.values(sources), diagnostics);
  expect(diagnostics.all).toEqual([]);
  for (const [id, path] of Object.entries(paths)) shapers.set(id, new Font(new Face(new Blob(new Uint8Array(readFileSync(path))))));
  setter = createTypesetter({
    styles: Object.fromEntries(Object.keys(paths).map((id) => [id, { face: id, sizePt, ink: "black" }])),
    faces: Object.fromEntries(Object.entries(sources).map(([id, source]) => [id, [source]])),
    metrics: (source) => fonts.metrics(source),
  });
}, 60_000);

/** Width of a text in pt, and the glyphs. */
function shaped(face: string, text: string, features: readonly string[]): { widthPt: number; glyphs: readonly number[] } {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(shapers.get(face)!, buffer, [...off, ...features].map((feature) => Feature.fromString(feature)!));
  const positions = buffer.getGlyphPositions();
  return { widthPt: (positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) * sizePt) / 1000, glyphs: buffer.getGlyphInfos().map(({ codepoint }) => codepoint) };
}

/** The width of a text as one line, from the left edge to the end of the last glyph's advance. */
function setPt(face: string, text: string): number {
  const line = setter.line([{ text, style: face }]);
  return line.xPt + line.widthPt;
}

describe.each(Object.keys(paths))("%s", (face) => {
  it.each(["AVATAR", "Tokyo", "WTO", "P.A. Yves", "2026", "1,234.5%", "COVID-19", "R&D", "Ｔ", "naïve", "lǜshī", "fi ffl", "“", "12:30", "Правда", "Ελλαδα"])("sets %s as HarfBuzz with kerning does", (text) => {
    // A full-width mark at the line's edges stands on half its width: `halt`.
    expect(setPt(face, text)).toBeCloseTo(shaped(face, text, ["kern", ...(text === "“" ? ["halt"] : [])]).widthPt, 2);
  });

  it.each([..."，。、；：！？”’）》】“‘（《【"])("halves %s as the face's halt does", (mark) => {
    expect(setPt(face, mark)).toBeCloseTo(shaped(face, mark, ["halt"]).widthPt, 3);
  });

  it("sets marks that a face's chws forgets by the same rule (csswg 10751)", () => {
    for (const text of ["报！”版", "报？”版", "报？！版", "报！！版"]) expect(setPt(face, text)).toBeCloseTo(3.5 * sizePt, 2);
  });

  it("gives —— two em, whatever the joined glyph is drawn on", () => {
    const joined = shaped(face, "——", ["-kern"]);
    expect(setPt(face, "报——版")).toBeCloseTo(4 * sizePt, 3);
    // At a line's end there is no air: the glyph's own advance.
    expect(setPt(face, "报——")).toBeCloseTo(sizePt + joined.widthPt + (2 * sizePt - joined.widthPt) / 2, 2);
  });

  it("has vertical forms of the marks that turn in a vertical head", () => {
    const same = [..."，。：“”（）《》…"].filter((mark) => shaped(face, mark, ["vert"]).glyphs.join() === shaped(face, mark, ["-vert"]).glyphs.join());
    expect(same).toEqual([]);
    for (const char of "报版2") expect(shaped(face, char, ["vert"]).glyphs).toEqual(shaped(face, char, ["-vert"]).glyphs);
  });
});

// Noto Sans SC's TrueType build has no chws: there the composer's rule stands alone (test/unit/compose/join.test.ts).
describe("the face's own spacing of marks, where it has one", () => {
  it.each(["报）。版", "报》《版", "报”，版", "报。”版", "报、“版", "报：“版", "报（“版", "报”）版"])("collapses the marks of %s as chws does", (text) => {
    const kerned = shaped("song", text, ["kern", "chws"]);
    expect(kerned.widthPt).toBeCloseTo(3.5 * sizePt, 2);
    expect(setPt("song", text)).toBeCloseTo(kerned.widthPt, 2);
  });
});
