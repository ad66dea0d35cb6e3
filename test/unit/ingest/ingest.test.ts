import { symlink } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { ingest } from "../../../src/ingest/ingest.js";
import { pressDir } from "../../../src/package-files.js";
import { buildIssue, defaultArticles, json, packaged, picture, type IssueParts } from "../../support/issue-builder.js";

async function read(parts: IssueParts = {}, options = packaged) {
  await using built = await buildIssue(parts);
  const diagnostics = new Diagnostics();
  return { issue: await ingest(built.folder, options, diagnostics), all: diagnostics.all, folder: built.folder };
}

describe("ingest", () => {
  it("resolves a sound issue without a word", async () => {
    const { issue, all, folder } = await read();
    expect(all).toEqual([]);
    expect(issue?.id).toBe("test-2026-12-07");
    expect(issue?.folder).toBe(folder);
    expect([...(issue?.articles.keys() ?? [])]).toEqual(["a01", "a02", "a03"]);
    expect(issue?.theme.name).toBe("classic");
    expect(issue?.profile.condition).toBe("TEST");
    expect(issue?.profile.iccBytes.length).toBe(132);
    expect(issue?.plan).toBeUndefined();
    const bridge = issue?.pictures.get("pictures/bridge.png");
    expect(bridge).toMatchObject({ format: "png", widthPx: 60, heightPx: 40, colour: "rgb" });
    expect(bridge?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("names the line of any JSON path, or of what holds it", async () => {
    const { issue } = await read();
    const lines = json(defaultArticles().a01).split("\n");
    const line = (needle: string) => lines.findIndex((text) => text.includes(needle)) + 1;
    const article = issue?.articles.get("a01");
    expect(article?.file).toBe("articles/a01.json");
    expect(article?.lineOf("kind")).toBe(2 + 1);
    expect(article?.lineOf("blocks[3].text[1].t")).toBe(line("三米宽"));
    expect(article?.lineOf("figures[0].alt")).toBe(line('"alt"'));
    expect(article?.lineOf("figures[0].focus.x")).toBe(line('"id": "f1"') - 1);
  });

  it("takes issue.json by its own path", async () => {
    await using built = await buildIssue();
    const diagnostics = new Diagnostics();
    expect(await ingest(join(built.folder, "issue.json"), packaged, diagnostics)).toBeDefined();
    expect(diagnostics.all).toEqual([]);
  });

  it("says where an issue was looked for", async () => {
    const diagnostics = new Diagnostics();
    expect(await ingest("no-such-issue", packaged, diagnostics)).toBeUndefined();
    expect(diagnostics.all.map((d) => d.code)).toEqual(["issue-not-found"]);
  });

  it("reports the faults of every file at once", async () => {
    const { all } = await read({
      issue: { date: "7 December" },
      articles: { a02: { ...defaultArticles().a02, kind: "essay" }, a03: { ...defaultArticles().a03, blocks: "none" } },
      pictures: { "bridge.png": "no picture" },
    });
    expect(all.map((d) => [d.code, d.place.file])).toEqual([
      ["bad-date", "issue.json"], ["unknown-value", "articles/a02.json"], ["wrong-type", "articles/a03.json"],
      ["not-a-picture", "articles/a01.json"],
    ]);
  });

  it("suggests the name that was meant", async () => {
    const { all } = await read({ articles: { a02: { ...defaultArticles().a02, prioritty: 3 } } });
    expect(all[0]).toMatchObject({ code: "unknown-key", place: { path: "prioritty" }, hint: { en: 'did you mean "priority"?' } });
  });

  it("lets a draft that no page names be at fault without stopping the issue", async () => {
    const { issue, all } = await read({ files: { "articles/draft.json": '{"id": "draft",}' } });
    expect(issue?.articles.has("draft")).toBe(false);
    expect(all.map((d) => [d.code, d.severity])).toEqual([["trailing-comma", "warning"], ["unused-article", "info"]]);
  });

  it("allows a jump whose two ends name each other", async () => {
    const { issue, all } = await read({
      issue: {
        pages: [
          { label: "01", name: "要闻", layout: "front-two", slots: [{ slot: "lead", article: "a01", jump: { to: "02", afterBlocks: 2 } }] },
          { label: "02", name: "综合", layout: "front-two", slots: [{ slot: "lead", article: "a01", continued: true }, { slot: "left", article: "a02" }, { slot: "briefs", article: "a03" }] },
        ],
      },
    });
    expect(all).toEqual([]);
    expect(issue?.file.pages).toHaveLength(2);
  });

  it("lets several briefs share a slot", async () => {
    const brief = defaultArticles().a03;
    const { all } = await read({
      articles: { a04: { ...brief, id: "a04" } },
      issue: { pages: [{ label: "01", name: "要闻", layout: "front-two", slots: [
        { slot: "lead", article: "a01" }, { slot: "left", article: "a02" }, { slot: "briefs", article: "a03" }, { slot: "briefs", article: "a04" },
      ] }] },
    });
    expect(all).toEqual([]);
  });

  it("takes slot names as a wish where the layout is left to the program", async () => {
    const { all } = await read({
      issue: { pages: [{ label: "01", name: "要闻", slots: [{ slot: "top", article: "a01" }, { slot: "any", article: "a02" }, { slot: "briefs", article: "a03" }] }] },
    });
    expect(all).toEqual([]);
  });

  it("takes a series for one thing in its slot", async () => {
    const page = (layout: object[]) => ({
      issue: {
        pages: [{
          label: "01", name: "要闻", layout: "front-two", series: [{ banner: ["走读"], articles: ["a01", "a02"] }],
          slots: [{ slot: "lead", article: "a01" }, { slot: "lead", article: "a02" }, ...layout],
        }],
      },
    });
    expect((await read(page([{ slot: "briefs", article: "a03" }]))).all).toEqual([]);
    const moved = page([{ slot: "briefs", article: "a03" }]);
    const [first] = moved.issue.pages;
    first?.slots.splice(0, 2, { slot: "left", article: "a01" } as never, { slot: "left", article: "a02" } as never);
    // The slot lists the kinds it takes, and a series is not among them.
    expect((await read(moved)).all.map((d) => d.code)).toEqual(["slot-refuses-kind", "slot-refuses-kind"]);
  });

  it("lets the program assign pages to a section's articles", async () => {
    const { all } = await read({
      issue: { pages: [{ label: "A01", name: "要闻", section: "A" }], sections: [{ name: "A", articles: ["a01", "a02", "a03"], pages: ["A01"] }] },
    });
    expect(all).toEqual([]);
  });

  it("derives a missing id from title and date, not from the folder", async () => {
    const { issue } = await read({ issue: { id: undefined, titleLatin: "Yunting Daily" } });
    expect(issue?.id).toBe("yunting-daily-2026-12-07");
  });

  it("does not follow a symbolic link out of the folder", async () => {
    await using outside = await buildIssue();
    await using built = await buildIssue({ articles: { a01: { ...defaultArticles().a01, figures: [{ id: "f1", href: "pictures/link.png", alt: "图" }] } } });
    await symlink(join(outside.folder, "pictures/bridge.png"), join(built.folder, "pictures/link.png"));
    const diagnostics = new Diagnostics();
    expect(await ingest(built.folder, packaged, diagnostics)).toBeUndefined();
    expect(diagnostics.all.map((d) => d.code)).toEqual(["path-outside"]);
  });

  it("reads QR codes, mastheads and a shared picture once each", async () => {
    const figure = { id: "f1", href: "pictures/bridge.png", alt: "桥" };
    const { issue, all } = await read({
      issue: { masthead: { href: "pictures/masthead.svg", alt: "测试报" } },
      pictures: { "masthead.svg": '<?xml version="1.0"?>\n<!-- art -->\n<svg xmlns="http://www.w3.org/2000/svg" width="72mm" viewBox="0 0 72 24"><g fill="#000"><path d="M0 0h72v24z"/></g></svg>' },
      articles: { a02: { ...defaultArticles().a02, figures: [figure, { id: "q", href: "qr:https://example.org/读", alt: "二维码" }] } },
    });
    expect(all).toEqual([]);
    expect([...(issue?.pictures.keys() ?? [])].sort()).toEqual(["pictures/bridge.png", "pictures/masthead.svg", "qr:https://example.org/读"]);
    const masthead = issue?.pictures.get("pictures/masthead.svg");
    // 72 mm at 96 px an inch; the height follows the view box.
    expect(masthead?.widthPx).toBeCloseTo((72 / 25.4) * 96, 6);
    expect(masthead?.heightPx).toBeCloseTo((24 / 25.4) * 96, 6);
    expect(issue?.pictures.get("qr:https://example.org/读")).toMatchObject({ format: "qr", widthPx: 1, heightPx: 1 });
  });

  it("prefers the issue's own theme and press profile", async () => {
    const { issue, all } = await read({
      issue: { theme: "modern", profile: "plant" },
      files: {
        "theme/theme.json": json({ name: "own", extends: "classic", grid: { rows: 60 } }),
        "press/plant/profile.json": json({ name: "plant", icc: "p.icc", condition: "OWN", tac: 260, minimumPpi: 150, maximumPpi: 300, standard: "PDF/X-4", bleedMm: 0, marks: false, slug: true, slugMm: 8 }),
        "press/plant/p.icc": icc("CMYK"),
      },
    });
    expect(issue?.theme.name).toBe("own");
    expect(issue?.theme.grid).toMatchObject({ rows: 60, columns: 6 });
    expect(issue?.profile.condition).toBe("OWN");
    expect(all.map((d) => [d.code, d.severity])).toEqual([["theme-ignored", "warning"]]);
  });

  it("reads a JPEG turned by EXIF at its upright size", async () => {
    const sharp = (await import("sharp")).default;
    const turned = await sharp(await picture(60, 40)).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { issue } = await read({
      pictures: { "turned.jpg": turned },
      articles: { a02: { ...defaultArticles().a02, figures: [{ id: "t", href: "pictures/turned.jpg", alt: "甲" }] } },
    });
    expect(issue?.pictures.get("pictures/turned.jpg")).toMatchObject({ format: "jpeg", widthPx: 40, heightPx: 60, colour: "rgb" });
  });

  it("takes a CMYK original and a TIFF, which the browser paints by stand-ins of their size", async () => {
    const sharp = (await import("sharp")).default;
    const cmyk = await sharp(await picture(60, 40)).toColourspace("cmyk").jpeg().toBuffer();
    const tiff = await sharp(await picture(60, 40)).tiff().toBuffer();
    const { issue, all } = await read({
      pictures: { "cmyk.jpg": cmyk, "scan.tif": tiff },
      articles: { a02: { ...defaultArticles().a02, figures: [{ id: "t", href: "pictures/scan.tif", alt: "甲" }, { id: "c", href: "pictures/cmyk.jpg", alt: "乙" }] } },
    }, { ...packaged, pressDir });
    expect(all.filter((d) => d.severity === "error").map((d) => d.code).sort()).toEqual([]);
    const scan = issue?.pictures.get("pictures/scan.tif");
    expect(scan).toMatchObject({ format: "tiff", colour: "rgb", shown: { type: "image/png" } });
    expect(scan?.original).toBeUndefined();
    const original = issue?.pictures.get("pictures/cmyk.jpg");
    expect(original).toMatchObject({ format: "jpeg", colour: "cmyk", shown: { type: "image/jpeg" }, original: { turned: false } });
    expect(await sharp(original!.shown!.bytes).metadata()).toMatchObject({ space: "srgb", width: 60, height: 40 });
  });

  it("says that a CMYK original needs a press profile that can be used", async () => {
    const sharp = (await import("sharp")).default;
    const cmyk = await sharp(await picture(60, 40)).toColourspace("cmyk").jpeg().toBuffer();
    // The profile of these tests is a header alone.
    const { issue, all } = await read({ pictures: { "bridge.png": cmyk } });
    expect(issue).toBeUndefined();
    expect(all.map((d) => d.code)).toEqual(["icc-unreadable"]);
  });

  it("tells a picture whose data is cut off", async () => {
    const sharp = (await import("sharp")).default;
    const noise = await sharp({ create: { width: 300, height: 200, channels: 3, background: "white", noise: { type: "gaussian", mean: 120, sigma: 40 } } }).jpeg().toBuffer();
    const { issue, all } = await read({
      pictures: { "half.jpg": noise.subarray(0, noise.length / 2) },
      articles: { a02: { ...defaultArticles().a02, figures: [{ id: "h", href: "pictures/half.jpg", alt: "甲" }] } },
    });
    expect(issue).toBeUndefined();
    expect(all.map((d) => d.code)).toEqual(["picture-damaged"]);
  });
});

const seed = fileURLToPath(new URL("../../../../shared/seed/issue", import.meta.url));

describe("the real page", () => {
  it.skipIf(!existsSync(seed))(`loads as it is (skipped where ${"../shared/seed/issue"} is absent)`, async () => {
    const diagnostics = new Diagnostics();
    const issue = await ingest(seed, packaged, diagnostics);
    expect(diagnostics.all).toEqual([]);
    expect([...(issue?.articles.keys() ?? [])]).toEqual(["a01", "a02", "a03", "a04", "a05", "a06"]);
    expect(issue?.articles.get("a05")?.article.status).toBe("incomplete");
    expect(issue?.file.pages[0]?.label).toBe("3");
  });
});

/** The header of an ICC profile: length, output class, data space, file signature (ICC.1, 7.2). */
function icc(space: string): Uint8Array {
  const bytes = Buffer.alloc(132);
  bytes.writeUInt32BE(132, 0);
  bytes.write("prtr", 12);
  bytes.write(space, 16);
  bytes.write("acsp", 36);
  return bytes;
}
