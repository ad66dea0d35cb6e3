/** Markup: copy is data. Whatever a text holds, it stays text; numbers and ids reach the page as planned. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markupPage } from "../../../src/markup/markup.js";
import { compileTemplates, type TemplateSource } from "../../../src/markup/templates.js";
import type { DummyPage, PlacedModule, PlacedPart, PlacedText } from "../../../src/model/dummy.js";
import type { Picture } from "../../../src/model/issue.js";
import type { Theme } from "../../../src/model/theme.js";
import type { LineRun } from "../../../src/model/typesetter.js";

const folder = new URL("../../../templates/", import.meta.url).pathname;
const packaged: TemplateSource[] = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".hbs"))
  .map((name) => ({ name: name.replace(/\.hbs$/, ""), text: readFileSync(join(folder, name), "utf8").trimEnd() }));
const template = compileTemplates(packaged);
const theme = { inks: { black: { srgb: [0, 0, 0], cmyk: [0, 0, 0, 100] }, red: { srgb: [0.8, 0.1, 0.2], cmyk: [0, 100, 80, 0] } } } as unknown as Theme;
const box = { xPt: 10, yPt: 20, widthPt: 100, heightPt: 50 };

const run = (text: string, change: Partial<LineRun> = {}): LineRun => ({ text, source: "song", sizePt: 9, ink: "black", trackingPt: 0, halt: false, kern: false, beforePt: 0, ...change });
const textPart = (id: string, runs: readonly LineRun[], role: PlacedText["role"] = "paragraph"): PlacedText => ({
  type: "text", id, role, frames: [box],
  lines: [{ line: { runs, xPt: 2, widthPt: 60, stretchEm: 0, last: true, text: runs.map((r) => r.text).join("") }, xPt: 10, yPt: 20, heightPt: 13.5 }],
});
const picture = (href: string, format: Picture["format"]): Picture => ({ href, format, widthPx: 200, heightPx: 100, colour: "rgb", bytes: new Uint8Array([1, 2]), sha256: "abc" });
const figurePart = (alt: string, held: Picture, captions: readonly PlacedText[] = []): PlacedPart => ({ type: "figure", id: "f", picture: held, alt, box, crop: { x: 0.1, y: 0, width: 0.5, height: 1 }, captions });

function pageOf(parts: readonly PlacedPart[], change: Partial<DummyPage> = {}, kind: PlacedModule["kind"] = "news"): DummyPage {
  return {
    label: "02", name: "要闻", index: 1, side: "left", template: "inside", ink: "cmyk", paper: { widthMm: 275, heightMm: 390 }, area: box,
    folio: [], slug: [], modules: [{ id: "02-a", article: "a", kind, rank: "second", box, parts }], ornaments: [], ledger: { page: "02", entries: [] }, faulty: false, ...change,
  };
}
const html = (page: DummyPage) => markupPage(page, theme, template, "shell").html;

/** What a browser makes of text content: tags out, character references back. */
const references: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: "\"", "#x27": "'", "#x60": "`", "#x3D": "=" };
const read = (markup: string): string => markup.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (whole, name: string) => references[name] ?? whole);

describe("hostile copy", () => {
  it.each(["<script>alert(1)</script>", "{{x}}", "{{{x}}}", "{{> parts/text}}", "a & b < c > d", "&lt;b&gt;", "\"'`=", "</p><p>", "<!-- -->", "\\{{x}}"])("%s stays text", (text) => {
    const out = html(pageOf([textPart("02-a-b0", [run(text)])]));
    expect(out).not.toContain("<script");
    expect(out).toContain("data-l=\"0\"");
    const span = /<p id="02-a-b0"[\s\S]*?<\/p>/.exec(out)![0];
    expect(read(span)).toBe(text);
  });
  it("any text at all is what the element reads as", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."<>&\"'`={}/!-x 新桥"), minLength: 1, maxLength: 30 }), (text) => {
      const span = /<p id="02-a-b0"[\s\S]*?<\/p>/.exec(html(pageOf([textPart("02-a-b0", [run(text)])])))![0];
      expect(read(span)).toBe(text);
    }));
  });
  it("in an alt text, a page name or a link closes no attribute", () => {
    const hostile = "\" onerror=\"alert(1)\" x='";
    const out = html(pageOf([figurePart(hostile, picture("p.png", "png")), textPart("b", [run("链接", { href: `https://a.cn/?q=${hostile}` })])], { name: hostile }));
    for (const tag of out.match(/<[a-z][^>]*>/g)!) expect(tag.replace(/"[^"]*"/g, "")).not.toMatch(/onerror|alert/);
  });
});

describe("a page", () => {
  it("tells the browser every line, in document order", () => {
    const page = pageOf([textPart("02-a-main", [run("题", { sizePt: 24 })], "main"), textPart("02-a-b0", [run("文", { beforePt: 3 }), run("Ab", { kern: true, trackingPt: 0.5 })])], {
      folio: [textPart("02-folio-name", [run("要闻")], "folio")],
    });
    const { lines, html: out } = markupPage(page, theme, template, "shell");
    expect(lines.map(({ index, id, text }) => [index, id, text])).toEqual([[0, "02-folio-name", "要闻"], [1, "02-a-main", "题"], [2, "02-a-b0", "文Ab"]]);
    expect([...out.matchAll(/data-l="(\d+)"/g)].map(([, index]) => Number(index))).toEqual([0, 1, 2]);
    // 1 pt is 4/3 px: x is the measure's edge, the line's own offset and the white before its first run.
    expect(lines[2]!.leftPx).toBeCloseTo(((10 + 2 + 3) * 4) / 3, 9);
    expect(lines[2]!.widthPx).toBeCloseTo(((60 - 3) * 4) / 3, 9);
    expect(lines[2]!.topPx).toBeCloseTo((20 * 4) / 3, 9);
  });
  it("has one H1: the folio's name inside, the title in front; stories are H2, briefs and subheads H3", () => {
    const parts = [textPart("m", [run("题")], "main"), textPart("s", [run("小题")], "subhead"), textPart("h", [run("讯")], "briefHead")];
    const tags = (out: string) => [...out.matchAll(/<(h\d) id="(\w+)"/g)].map(([, tag, id]) => `${tag} ${id}`);
    expect(tags(html(pageOf(parts, { folio: [textPart("n", [run("要闻")], "folio"), textPart("t", [run("报")], "folio")] })))).toEqual(["h1 n", "h2 m", "h3 s", "h3 h"]);
    expect(tags(html(pageOf(parts, {}, "briefs")))).toEqual(["h3 m", "h3 s", "h3 h"]);
    expect(tags(html(pageOf([textPart("t", [run("报")], "title")], { template: "front" }, "masthead")))).toEqual(["h1 t"]);
  });
  it("has a hash of all that can change it", () => {
    const page = pageOf([textPart("b", [run("文")])]);
    const hash = (p: DummyPage, shell = "shell", proof = false) => markupPage(p, theme, template, shell, proof).hash;
    expect(hash(page)).toBe(hash(pageOf([textPart("b", [run("文")])])));
    const others = [hash(page, "other"), hash(page, "shell", true), hash(pageOf([textPart("b", [run("字")])])), hash(pageOf([figurePart("图", picture("p.png", "png"))]))];
    expect(new Set([hash(page), ...others]).size).toBe(5);
  });
  it("shows the cropped part of a picture: the image is larger than its box by the crop", () => {
    const out = html(pageOf([figurePart("图", picture("p.png", "png"))]));
    expect(out).toContain("left:10pt;top:20pt;width:100pt;height:50pt");
    expect(out).toContain("left:-20pt;top:0pt;width:200pt;height:50pt");
    expect(out).toContain("src=\"/picture/abc\"");
  });
  it("gives the browser each picture once, and a QR code none", () => {
    const page = pageOf([figurePart("图", picture("p.png", "png")), figurePart("图", picture("p.png", "png")), figurePart("码", picture("qr:https://a.cn", "qr"))]);
    expect([...markupPage(page, theme, template, "shell").pictures].map(([name, { type }]) => [name, type])).toEqual([["/picture/abc", "image/png"]]);
  });
});
