/** The sample issues, built whole; their files read back and held against paper, ledger and the rules for fonts. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BuildResult } from "../../src/build.js";
import type { Manifest } from "../../src/deliver/deliver.js";
import type { DummyPage } from "../../src/model/dummy.js";
import { comparable } from "../../src/model/ledger.js";
import type { Desk } from "../../src/pipeline.js";
import { filesBelow, sample, Workshop } from "../support/built.js";
import { expectEveryWordOnce, expectLinesInFrames, expectSoundPage } from "../support/page-invariants.js";
import { readPlate, structureText } from "../support/read-plate.js";
import { witness } from "../support/witness.js";

const targets = ["press", "archive", "screen"] as const;
const ledgerText = (page: DummyPage): string => comparable(page.ledger.entries.map(({ text }) => text).join(""));

describe.each(["yunting-campus", "yunting-daily"])("%s", (name) => {
  let shop: Workshop;
  let result: BuildResult;
  let done: Desk;
  let pages: readonly DummyPage[];
  let files: Map<string, Buffer>;
  const issueFile = (target: string) => files.get(`${result.issue}.${target}.pdf`)!;
  const pageFile = (label: string, target: string) => files.get(`pages/${result.issue}-${label}.${target}.pdf`)!;
  beforeAll(async () => {
    shop = await Workshop.open();
    result = await shop.build(sample(name), "out");
    done = await shop.desk(sample(name));
    pages = done.dummy!.pages;
    files = await filesBelow(result.folder!);
  });
  afterAll(() => shop.close());

  it("has no error, no overset line, no hole", () => {
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result.ok).toBe(true);
    for (const { metrics } of result.plan!.pages) expect(metrics).toMatchObject({ oversetLines: 0, holeLines: 0, fillPct: 100 });
  });
  it("is placed without loss, exactly on its grid", () => {
    for (const [i, page] of pages.entries()) {
      expectLinesInFrames(page, done.issue!.theme);
      expectSoundPage(page, done.plan!.pages[i]!, done.copy!);
      const file = done.issue!.file.pages[i]!;
      const jumps = done.issue!.file.pages.flatMap((p) => p.slots ?? []).filter((slot) => slot.jump);
      // A page with part of a jumped story shows part of its words: those pages are held against the file instead.
      if (jumps.length === 0) expectEveryWordOnce(page, done.copy!, file.articles ?? file.slots!.map(({ article }) => article));
    }
  });
  it("gives every page and the whole issue for every target, and a true manifest", () => {
    const wanted = ["plan.json", "report.json", "report.html", "manifest.json", "timings.json", ...targets.flatMap((target) => [`${result.issue}.${target}.pdf`, ...pages.map(({ label }) => `pages/${result.issue}-${label}.${target}.pdf`)])];
    expect([...files.keys()].sort()).toEqual(wanted.sort());
    const manifest = JSON.parse(files.get("manifest.json")!.toString()) as Manifest;
    expect(manifest.files.map(({ path, sha256, bytes, stale }) => [path, sha256, bytes, stale])).toEqual(
      [...files].filter(([path]) => path !== "manifest.json" && path !== "timings.json").sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, bytes]) => [path, createHash("sha256").update(bytes).digest("hex"), bytes.length, undefined]),
    );
  });
  it.each(targets)("%s pages have the theme's paper, to a hundredth of a millimetre", async (target) => {
    const { paper } = done.issue!.theme;
    const plate = await readPlate(issueFile(target));
    expect(plate.pages).toHaveLength(pages.length);
    const { slugMm, bleedMm } = done.issue!.profile;
    for (const { boxesMm } of plate.pages) {
      const band = target === "press" ? Math.max(slugMm, bleedMm) : 0;
      for (const [box, around] of [["TrimBox", 0], ["MediaBox", band], ["BleedBox", target === "press" ? bleedMm : 0]] as const) {
        const size = boxesMm[box];
        // A screen file needs no trim: its media box is the page.
        if (size === undefined && box !== "MediaBox" && target !== "press") continue;
        expect(Math.abs(size![0] - paper.widthMm - 2 * around), box).toBeLessThan(0.01);
        expect(Math.abs(size![1] - paper.heightMm - 2 * around), box).toBeLessThan(0.01);
      }
    }
  });
  it.each(targets)("%s fonts are embedded TrueType outlines, none Type 3, each with its Unicode", async (target) => {
    const { fonts } = await readPlate(issueFile(target));
    expect(fonts.length).toBeGreaterThan(3);
    for (const font of fonts) expect(font).toMatchObject({ subtype: "Type0", descendant: "CIDFontType2", program: "FontFile2", toUnicode: true });
  });
  it.each(targets)("%s reads as its ledger, in the order of its structure", async (target) => {
    const read = await structureText(issueFile(target));
    expect(read.map(({ outside }) => comparable(outside))).toEqual(pages.map(() => ""));
    expect(read.map(({ inside }) => comparable(inside))).toEqual(pages.map(ledgerText));
    for (const page of pages) expect(comparable((await structureText(pageFile(page.label, target)))[0]!.inside)).toBe(ledgerText(page));
  });
  it("reads as its ledger to pdftotext -raw too", async (context) => {
    for (const target of targets)
      for (const page of pages) {
        const text = await witness(context, "pdftotext", "-raw", join(result.folder!, `pages/${result.issue}-${page.label}.${target}.pdf`), "-");
        expect(comparable(text), `${page.label} ${target}`).toBe(ledgerText(page));
      }
  });
  it("is sound to qpdf", async (context) => {
    expect(await witness(context, "qpdf", "--check", join(result.folder!, `${result.issue}.press.pdf`))).toContain("No syntax or stream encoding errors");
  });
  it("looks as it did: page 1 at 40 dpi", async (context) => {
    const picture = shop.path("page-1");
    // The sheet around the trim carries the slug: the picture is of the trim alone.
    const sheet = await PDFDocument.load(pageFile(pages[0]!.label, "press"), { updateMetadata: false });
    const { x, y, width, height } = sheet.getPage(0).getTrimBox();
    sheet.getPage(0).setMediaBox(x, y, width, height);
    writeFileSync(shop.path("trim.pdf"), await sheet.save());
    await witness(context, "pdftoppm", "-r", "40", "-png", "-singlefile", shop.path("trim.pdf"), picture);
    const now = PNG.sync.read(readFileSync(`${picture}.png`));
    const kept = new URL(`${name}/page-1.png`, import.meta.url);
    if (process.env.UPDATE_GOLDEN === "1") {
      mkdirSync(new URL(".", kept), { recursive: true });
      writeFileSync(kept, PNG.sync.write(now, { colorType: 2, inputHasAlpha: true, deflateLevel: 9 }));
    }
    if (!existsSync(kept)) return context.skip("no picture is kept of this page: UPDATE_GOLDEN=1 keeps one");
    const then = PNG.sync.read(readFileSync(kept));
    expect([now.width, now.height]).toEqual([then.width, then.height]);
    const different = pixelmatch(then.data, now.data, undefined, now.width, now.height, { threshold: 0.25 });
    // Poppler's versions smooth glyphs differently; a line set elsewhere changes far more.
    expect(different / (now.width * now.height), "share of pixels that differ").toBeLessThan(0.01);
  });
});
