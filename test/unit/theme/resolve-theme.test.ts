import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { resolveTheme } from "../../../src/theme/resolve-theme.js";
import { json, packaged } from "../../support/issue-builder.js";

let base = "";
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "banxin-theme-"));
  await cp(packaged.themesDir, join(base, "themes"), { recursive: true });
});
afterEach(() => rm(base, { recursive: true }));

/** Writes files and resolves the issue's own theme on top of the packaged ones. */
async function own(theme: unknown, files: Record<string, string | Uint8Array> = {}) {
  const all = { "theme/theme.json": typeof theme === "string" ? theme : json(theme), ...files };
  for (const [path, content] of Object.entries(all)) {
    await mkdir(dirname(join(base, path)), { recursive: true });
    await writeFile(join(base, path), content);
  }
  return resolve({ folder: join(base, "theme") });
}

async function resolve(ref: Parameters<typeof resolveTheme>[0]) {
  const diagnostics = new Diagnostics();
  const theme = await resolveTheme(ref, { themesDir: join(base, "themes") }, diagnostics, { file: "issue.json", line: 3 });
  return { theme, all: diagnostics.all, codes: diagnostics.all.map((d) => `${d.code} ${d.place.file}`) };
}

// biome-ignore lint/suspicious/noExplicitAny: tests reach freely into JSON that they spoil.
type Draft = Record<string, any>;

async function classic(): Promise<Draft> {
  return JSON.parse(await readFile(join(packaged.themesDir, "classic/theme.json"), "utf8")) as Draft;
}

describe("a packaged theme", () => {
  it("is resolved with its faces as files of the installed packages", async () => {
    const { theme, all } = await resolve({ name: "classic" });
    expect(all).toEqual([]);
    expect(theme?.styles.body).toEqual({ face: "song", sizePt: 9, ink: "black" });
    expect(theme?.faces.hei?.map((source) => [source.id, source.only])).toEqual([["hei", ["han", "latin"]], ["hei-2", ["marks"]]]);
    for (const sources of Object.values(theme?.faces ?? {})) {
      for (const { path } of sources) expect((await readFile(path)).subarray(0, 4).toString("hex")).toBe("00010000");
    }
    expect(theme?.css).toEqual([]);
    expect(theme?.templates).toEqual({});
  });

  it("that does not exist is reported where it is named", async () => {
    const { theme, all } = await resolve({ name: "clasic" });
    expect(theme).toBeUndefined();
    expect(all).toMatchObject([{ code: "unknown-theme", place: { file: "issue.json", line: 3 }, hint: { en: 'did you mean "classic"?' } }]);
  });
});

describe("extends", () => {
  it("merges objects and replaces lists", async () => {
    const { theme, all } = await own({
      name: "own", extends: "classic",
      grid: { rows: 66 }, heads: { lead: { sizesPt: [60] } }, inks: { blue: { srgb: [0, 0, 1], cmyk: [100, 80, 0, 0] } }, styles: { label: { ink: "blue" } },
    });
    expect(all).toEqual([]);
    expect(theme).toMatchObject({ name: "own", extends: "classic", folder: join(base, "theme") });
    expect(theme?.grid).toMatchObject({ rows: 66, columns: 6 });
    expect(theme?.heads.lead).toMatchObject({ sizesPt: [60], main: "head" });
    expect(theme?.styles.label).toEqual({ face: "hei", sizePt: 9, ink: "blue" });
    expect(Object.keys(theme?.inks ?? {})).toEqual(["black", "red", "blue"]);
  });

  it("gathers stylesheets base first, and the inner template of a name", async () => {
    const { theme, all } = await own({ name: "own", extends: "classic" }, {
      "themes/classic/theme.css": ".a{}", "theme/theme.css": ".b{}",
      "themes/classic/templates/parts/masthead.hbs": "base", "themes/classic/templates/pages/front.hbs": "front", "theme/templates/parts/masthead.hbs": "own",
    });
    expect(all).toEqual([]);
    expect(theme?.css).toEqual([".a{}", ".b{}"]);
    expect(theme?.templates).toEqual({ "pages/front": "front", "parts/masthead": "own" });
  });

  it("may not go round in a circle", async () => {
    const { theme, codes } = await own({ name: "own", extends: "a" }, {
      "themes/a/theme.json": '{"name": "a", "extends": "b"}', "themes/b/theme.json": '{"name": "b", "extends": "a"}',
    });
    expect(theme).toBeUndefined();
    expect(codes).toEqual(["theme-cycle themes/b/theme.json"]);
  });

  it("blames the file that states a value", async () => {
    const broken = await classic();
    broken.grid.rows = "many";
    const { all } = await own('{\n"name": "own",\n"extends": "classic",\n"paper": {\n"widthMm": -1\n}}', { "themes/classic/theme.json": json(broken) });
    const rows = json(broken).split("\n").findIndex((line) => line.includes('"rows"')) + 1;
    expect(all.map((d) => [d.code, d.place.file, d.place.line])).toEqual([
      ["out-of-range", "theme/theme.json", 5], ["wrong-type", "themes/classic/theme.json", rows],
    ]);
  });

  it("names a base that does not exist at the word extends", async () => {
    const { all } = await own('{\n"name": "own",\n"extends": "modern"}');
    expect(all).toMatchObject([{ code: "unknown-theme", place: { file: "theme/theme.json", line: 3 } }]);
  });
});

describe("faces", () => {
  const font = Uint8Array.from([0x77, 0x4f, 0x46, 0x32, 0, 0, 0, 0]);

  it("are found in the folder of the theme that states them", async () => {
    const inBase = await classic();
    inBase.faces.own = [{ file: "fonts/a.woff2" }];
    const { theme, all } = await own({ name: "own", extends: "classic" }, { "themes/classic/theme.json": json(inBase), "themes/classic/fonts/a.woff2": font });
    expect(all).toEqual([]);
    expect(theme?.faces.own?.[0]?.path).toContain("classic");
  });

  it.each([
    ["a missing file", "fonts/none.ttf", "missing-font"],
    ["a path out of the theme", "../themes/classic/theme.json", "path-outside"],
    ["an absolute path", "/etc/hostname", "path-outside"],
    ["a web address", "https://example.org/a.woff2", "path-outside"],
    ["a package that is not installed", "npm:no-such-package-of-fonts/a.ttf", "missing-font"],
    ["a package without that file", "npm:@expo-google-fonts/noto-serif-sc/none.ttf", "missing-font"],
    ["a path out of a package", "npm:@expo-google-fonts/noto-serif-sc/../../zod/package.json", "path-outside"],
    ["a file that is no font", "theme.json", "font-format"],
  ])("refuse %s", async (_, file, code) => {
    const { theme, codes } = await own({ name: "own", extends: "classic", faces: { song: [{ file }] } });
    expect(theme).toBeUndefined();
    expect(codes).toEqual([`${code} theme/theme.json`]);
  });

  it("do not follow a link out of the theme", async () => {
    await mkdir(join(base, "theme"));
    await writeFile(join(base, "secret.woff2"), font);
    await symlink(join(base, "secret.woff2"), join(base, "theme/link.woff2"));
    expect((await own({ name: "own", extends: "classic", faces: { song: [{ file: "link.woff2" }] } })).codes).toEqual(["path-outside theme/theme.json"]);
  });
});

describe("checks", () => {
  const tree = (value: unknown) => ({ layouts: [{ name: "l", page: "front", tree: value }] });
  const slot = (name: string, cols?: number, rows?: number) => ({ slot: name, ...(cols && { cols }), ...(rows && { rows }) });

  it.each<[string, object, string]>([
    ["a style of an unknown face", { styles: { body: { face: "sonng" } } }, "unknown-face"],
    ["a style of an unknown ink", { styles: { body: { ink: "blak" } } }, "unknown-ink"],
    ["a head of an unknown style", { heads: { lead: { deck: "dekc" } } }, "unknown-style"],
    ["a kind's head of an unknown style", { headFaces: { poem: "kai" } }, "unknown-style"],
    ["a body size unlike the grid's", { styles: { body: { sizePt: 10.5 } } }, "body-size"],
    // 6 × 11 + 5 characters of 12 pt are 300.6 mm, the paper is 275 mm wide.
    ["columns wider than the paper", { grid: { bodyPt: 12 }, styles: { body: { sizePt: 12 } } }, "grid-exceeds-paper"],
    // 80 × 13.5 pt are 381 mm; 390 − 20 mm are there.
    ["paper wider than any PDF page", { paper: { widthMm: 1e9 } }, "out-of-range"],
    ["a head of a million points", { heads: { lead: { sizesPt: [1e6] } } }, "out-of-range"],
    ["more rows than any page has", { grid: { rows: 1e6 } }, "out-of-range"],
    ["rows higher than the paper", { grid: { rows: 80 } }, "grid-exceeds-paper"],
    ["a masthead that fills the page", { grid: { mastheadRows: 70 } }, "out-of-range"],
    ["columns that add up to too few", tree({ across: [slot("a", 3), slot("b", 2)] }), "layout-columns"],
    ["columns that add up to too many", tree({ across: [slot("a", 4), slot("b", 3)] }), "layout-columns"],
    ["no column left for a slot", tree({ across: [slot("a", 6), slot("b")] }), "layout-columns"],
    ["columns wrong further in", tree({ across: [slot("a", 2), { cols: 4, down: [slot("b"), { across: [slot("c", 1), slot("d", 1)] }] }] }), "layout-columns"],
    ["fixed rows higher than the page", tree({ down: [slot("a", undefined, 40), slot("b", undefined, 31)] }), "layout-rows"],
    ["a slot twice", tree({ down: [slot("a"), slot("a")] }), "slot-twice"],
    ["a slot for an unknown kind", tree({ slot: "a", accepts: ["newz"] }), "unknown-kind"],
    ["a misspelt key in a layout", tree({ across: [{ slot: "a", colz: 1 }] }), "unknown-key"],
    ["two layouts of one name", { layouts: [{ name: "l", page: "front", tree: slot("a") }, { name: "l", page: "inside", tree: slot("a") }] }, "layout-twice"],
    ["a stylesheet key", { sytles: {} }, "unknown-key"],
  ])("refuse %s", async (_, change, code) => {
    const { theme, codes } = await own({ name: "own", extends: "classic", ...change });
    expect(theme).toBeUndefined();
    expect(codes).toEqual([`${code} theme/theme.json`]);
  });

  it.each([
    ["sums that fit", tree({ across: [slot("a", 2), { cols: 4, down: [slot("b"), { across: [slot("c", 1), slot("d", 3)] }] }] })],
    ["spans left open", tree({ across: [slot("a"), slot("b", 2), slot("c")] })],
    ["rows that fit", tree({ down: [slot("a", undefined, 40), slot("b", undefined, 30)] })],
  ])("accept %s", async (_, change) => {
    expect((await own({ name: "own", extends: "classic", ...change })).codes).toEqual([]);
  });

  it.each([
    ['@import "b.css";', "theme-css-url"],
    [".a { background: url(https://example.org/a.png) }", "theme-css-url"],
    [".a { background: url('a.png') }", "theme-css-url"],
    [".a { background: u\\72l(https://example.org/a.png) }", "theme-css-url"],
    [".a { background: \\000075\\72 \\6C('a.png') }", "theme-css-url"],
    ["@\\69mport 'b.css';", "theme-css-url"],
    ['@font-face { font-family: Own; src: local("Own") }', "theme-css-face"],
    ["@FONT-F\\41 CE { font-family: Own }", "theme-css-face"],
  ])("refuse the stylesheet %s", async (css, code) => {
    expect((await own({ name: "own", extends: "classic" }, { "theme/theme.css": `\n${css}` })).all).toMatchObject([{ code, place: { file: "theme/theme.css", line: 2 } }]);
  });

  it.each([["faces", { "My Song": [{ file: "npm:@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf" }] }], ["inks", { "红/1": { srgb: [1, 0, 0], cmyk: [0, 100, 100, 0] } }]])("refuse a name that cannot stand in an address (%s)", async (key, named) => {
    const { all } = await own({ name: "own", extends: "classic", [key]: named });
    expect(all).toMatchObject([{ code: "theme-name", place: { file: "theme/theme.json" } }]);
  });

  it("accept data and fragments in a stylesheet", async () => {
    const css = "/* url(x) @import */ .a { background: url(data:image/png;base64,AA==); clip-path: url(#c) }";
    expect((await own({ name: "own", extends: "classic" }, { "theme/theme.css": css })).codes).toEqual([]);
  });
});
