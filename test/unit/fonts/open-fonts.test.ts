import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Blob, Face, Font } from "harfbuzzjs";
import { beforeAll, describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { kernKey } from "../../../src/fonts/face-table.js";
import { missingGlyphs } from "../../../src/fonts/missing-glyphs.js";
import { openFonts } from "../../../src/fonts/open-fonts.js";
import { readSfnt, view, writeSfnt } from "../../../src/fonts/sfnt.js";
import type { FaceMetrics, Fonts } from "../../../src/model/context.js";
import type { FaceSource } from "../../../src/model/theme.js";
import { MemoryCache } from "./memory-cache.js";

const require = createRequire(import.meta.url);
const source = (id: string, file: string, only?: FaceSource["only"]): FaceSource => ({ id, path: require.resolve(file), only });
const song = source("song", "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf");
const kai = source("kai", "@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2");
const brush = source("brush", "@expo-google-fonts/ma-shan-zheng/400Regular/MaShanZheng_400Regular.ttf");
const codes = (text: string): Set<number> => new Set([...text].map((char) => char.codePointAt(0)!));

const cache = new MemoryCache();
let fonts: Fonts;
let serif: FaceMetrics;
beforeAll(async () => {
  fonts = openFonts(cache);
  const diagnostics = new Diagnostics();
  await fonts.load([song, kai, brush], diagnostics);
  expect(diagnostics.all).toEqual([]);
  serif = fonts.metrics(song);
}, 30_000);

describe("metrics of Noto Serif SC", () => {
  it("has square Han, a line box from hhea, half-width marks", () => {
    expect(serif.defaultAdvance).toBe(1000);
    expect(serif.advances.has(0x62a5)).toBe(false);
    expect([serif.ascent, serif.descent]).toEqual([1151, 286]);
    for (const char of "，。、；：！？”’）》】") expect(serif.halt.get(char.codePointAt(0)!)).toEqual([0, 500]);
    for (const char of "“‘（《【") expect(serif.halt.get(char.codePointAt(0)!)).toEqual([-500, 500]);
    expect(serif.halt.has(0x62a5)).toBe(false);
  });

  it("knows · and joined dashes as the face draws them", () => {
    expect(serif.advances.get(0xb7)).toBe(327);
    expect(serif.dashes![0]).toBe(serif.advances.get(0x2014));
    expect(serif.dashes![1]).toBeLessThan(2 * serif.dashes![0]!);
  });

  it("kerns Latin as the font does", () => {
    expect(serif.kern.get(kernKey(0x41, 0x56))).toBeLessThan(0);
    expect(serif.kern.has(kernKey(0x48, 0x48))).toBe(false);
  });

  it("covers what the file holds and the theme allows", () => {
    expect(serif.covers(0x62a5)).toBe(true);
    expect(serif.covers(0x10ffff)).toBe(false);
  });
});

describe("load", () => {
  it("reads tables from the cache the second time, with the same result", async () => {
    const puts = cache.puts;
    const again = openFonts(cache);
    await again.load([song, kai, brush], new Diagnostics());
    expect(cache.puts).toBe(puts);
    expect(again.metrics(song).kern).toEqual(serif.kern);
    expect(again.metrics(kai).advances).toEqual(fonts.metrics(kai).advances);
  });

  it("limits a source to its class", async () => {
    const marks: FaceSource = { ...song, id: "song-2", only: ["marks"] };
    await fonts.load([marks], new Diagnostics());
    expect(fonts.metrics(marks).covers(0x3002)).toBe(true);
    expect(fonts.metrics(marks).covers(0x62a5)).toBe(false);
  });

  it("reports a file that is no font, and one that is cut short", async () => {
    const folder = await mkdtemp(join(tmpdir(), "banxin-fonts-"));
    const files = [join(folder, "text.ttf"), join(folder, "cut.ttf"), join(folder, "empty.ttf"), join(folder, "absent.ttf")];
    await writeFile(files[0]!, "this is certainly not a font file");
    await writeFile(files[1]!, (await fonts.subset(brush, codes("报"))).subarray(0, 3000));
    await writeFile(files[2]!, "");
    const diagnostics = new Diagnostics();
    await fonts.load(files.map((path, k) => ({ id: `bad-${k}`, path, only: undefined })), diagnostics);
    expect(diagnostics.all.map(({ code, place }) => [code, place.file])).toEqual(files.map((path) => ["font-unusable", path]));
  });
});

describe("a face that no press would take", () => {
  const changed = async (change: (tables: Map<string, Uint8Array>) => void): Promise<string> => {
    const tables = new Map([...readSfnt(await readFile(brush.path))].map(([tag, bytes]) => [tag, bytes.slice()] as const));
    change(tables);
    const path = join(await mkdtemp(join(tmpdir(), "banxin-fonts-")), "face.ttf");
    await writeFile(path, writeSfnt(0x00010000, tables));
    return path;
  };
  /** Bytes of no meaning, the same in every run. */
  const noise = (bytes: Uint8Array): void => {
    let state = 1;
    for (let i = 0; i < bytes.length; i++) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      bytes[i] = state >>> 16;
    }
  };
  it.each<[string, (tables: Map<string, Uint8Array>) => void, RegExp]>([
    ["without OS/2", (tables) => tables.delete("OS/2"), /OS\/2/],
    ["without outlines", (tables) => tables.delete("glyf"), /glyf/],
    ["of an em of one unit", (tables) => view(tables.get("head")!).setUint16(18, 1), /em has 1 units/],
    ["that varies", (tables) => tables.set("fvar", new Uint8Array(16)), /variable/],
    ["whose outlines are noise", (tables) => noise(tables.get("glyf")!), /outline of its glyph \d+ is damaged/],
    ["whose glyphs lie outside their table", (tables) => tables.get("loca")!.fill(0x7f), /outside its glyf table/],
    ["that draws nothing", (tables) => tables.get("loca")!.fill(0), /have no outline/],
    ["of advances of many ems", (tables) => tables.get("hmtx")!.fill(0xff), /wider than/],
    ["without advances", (tables) => tables.get("hmtx")!.fill(0), /narrower than/],
    ["that towers over its lines", (tables) => { view(tables.get("hhea")!).setInt16(4, 0x7fff); view(tables.get("OS/2")!).setInt16(68, 0x7fff); }, /ascent of/],
    ["that may not be embedded", (tables) => view(tables.get("OS/2")!).setUint16(8, 2), /fsType 2/],
  ])("%s is refused when it is loaded", async (_, change, words) => {
    const path = await changed(change);
    const diagnostics = new Diagnostics();
    await openFonts(new MemoryCache()).load([{ ...brush, path }], diagnostics);
    expect(diagnostics.all.map(({ code, place }) => [code, place.file])).toEqual([["font-unusable", path]]);
    expect(diagnostics.all[0].en).toMatch(words);
  });
  it("is taken where nothing was changed", async () => {
    const diagnostics = new Diagnostics();
    await openFonts(new MemoryCache()).load([{ ...brush, path: await changed(() => {}) }], diagnostics);
    expect(diagnostics.all).toEqual([]);
  });
});

describe("missingGlyphs", () => {
  it("finds what the admitted source lacks, and never looks further", () => {
    expect(missingGlyphs("报𰻝\u2060 纸", [song], fonts.metrics)).toEqual([{ char: "𰻝", at: 1 }]);
    // the brush face comes first and has no such glyph, Noto Serif has
    expect(missingGlyphs("龘", [brush, song], fonts.metrics)).toEqual([{ char: "龘", at: 0 }]);
    expect(missingGlyphs("龘", [song], fonts.metrics)).toEqual([]);
  });
});

describe("subset", () => {
  const open = (bytes: Uint8Array): Font => new Font(new Face(new Blob(bytes)));

  it("keeps glyph ids and their number whatever the characters are", async () => {
    const [few, many] = [await fonts.subset(song, codes("报纸，“AV”——")), await fonts.subset(song, codes("报纸，“AV”——国家人民新闻0123"))];
    expect(few.byteLength).toBeLessThan(1_500_000);
    for (const char of "报纸，“AV”—") expect(open(few).glyph(char.codePointAt(0)!)).toBe(open(many).glyph(char.codePointAt(0)!));
    const count = (bytes: Uint8Array): number => view(readSfnt(bytes).get("maxp")!).getUint16(4);
    expect(count(few)).toBe(count(many));
    expect(open(few).glyph(0x56fd)).toBeUndefined();
  });

  it("is the same for the same characters, in any order", async () => {
    const there = await fonts.subset(brush, codes("报纸版心"));
    expect(await fonts.subset(brush, codes("心版纸报"))).toEqual(there);
  });

  it("keeps halt, kern and the forms for vertical text, and no language forms", async () => {
    const face = new Face(new Blob(await fonts.subset(song, codes("报，“AV”——"))));
    expect(face.getTableFeatureTags("GPOS")).toEqual(expect.arrayContaining(["halt", "kern"]));
    expect(face.getTableFeatureTags("GSUB")).toEqual(expect.arrayContaining(["ccmp", "vert"]));
    expect(face.getTableFeatureTags("GSUB")).not.toContain("locl");
  });

  it("gives TrueType for WOFF2", async () => {
    const tables = readSfnt(await fonts.subset(kai, codes("报纸")));
    expect(tables.has("glyf")).toBe(true);
    expect(tables.has("CFF ")).toBe(false);
  });
});
