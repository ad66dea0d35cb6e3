/**
 * Finished files before programs that are not ours: veraPDF for archive files, MuPDF and Ghostscript for the inks of
 * press files, qpdf for both. Where one is not installed its tests are skipped and say so.
 */
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFWriter } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import type { BuildResult } from "../../src/build.js";
import type { DummyPage } from "../../src/model/dummy.js";
import { name, readPdf } from "../../src/pdf/objects.js";
import type { Desk } from "../../src/pipeline.js";
import { inspectPages } from "../../src/pdf/inspect.js";
import { inkMaximum, inkRaster as ownRaster } from "../../src/raster/ink-raster.js";
import { filesBelow, projectRoot, sample, Workshop } from "../support/built.js";
import { highestTotal, inkedIn, inkRaster } from "../support/ink-raster.js";
import { type Flavour, verapdf } from "../support/verapdf.js";
import { witness } from "../support/witness.js";

const seedPage = join(projectRoot, "..", "shared", "seed", "issue");
const issues = [sample("yunting-daily"), sample("yunting-campus"), ...(existsSync(seedPage) ? [seedPage] : [])];
const dpi = 150;
/** A dot a point: the page is a whole number of them, so that two programs put them at the same places. */
const pointDpi = 72;

/** Lines of running text, which a theme sets in black. */
const bodyLines = (page: DummyPage) => page.modules.flatMap(({ parts }) => parts.flatMap((part) => (part.type === "text" && part.role === "paragraph" ? part.lines : [])));

describe.each(issues)("%s", (issue) => {
  let shop: Workshop;
  let result: BuildResult;
  let plain: BuildResult;
  let done: Desk;
  const below = async (built: BuildResult, target: string) =>
    [...(await filesBelow(built.folder!)).keys()].filter((path) => path.endsWith(`.${target}.pdf`)).map((path) => join(built.folder!, path));
  beforeAll(async () => {
    shop = await Workshop.open();
    result = await shop.build(issue, "out", { targets: ["press", "archive"] });
    plain = await shop.build(issue, "plain", { targets: ["archive"], standard: "2u" });
    done = await shop.desk(issue);
  });
  afterAll(() => shop?.close());

  const passes = async (context: TestContext, flavour: Flavour, ...builds: readonly BuildResult[]): Promise<void> => {
    const files = (await Promise.all(builds.map((built) => below(built, "archive")))).flat();
    expect(files).toHaveLength((done.dummy!.pages.length + 1) * builds.length);
    expect(await verapdf(context, flavour, files)).toEqual(files.map((file) => ({ file, compliant: true, failedRules: 0, failures: [] })));
  };
  it("archive files, each page's and the issue's, are PDF/A-3u to veraPDF", (context) => passes(context, "3u", result));
  it("without their sources they are PDF/A-2u", (context) => passes(context, "2u", plain));
  it("both are PDF/UA-1", (context) => passes(context, "ua1", result, plain));
  it("veraPDF passes no other file: with sources it is no 2u, and a press file is no archive", async (context) => {
    if (issue !== issues[0]) return context.skip("asked of one issue");
    const [archive] = await below(result, "archive");
    const [press] = await below(result, "press");
    const verdicts = await verapdf(context, "2u", [archive!, press!]);
    expect(verdicts.map(({ compliant }) => compliant)).toEqual([false, false]);
  });

  it("archive files carry the issue's files as they are; one page's file its own", async (context) => {
    const file = (await below(result, "archive")).find((path) => path.endsWith(`${result.issue}.archive.pdf`))!;
    const folder = shop.path("attached");
    await witness(context, "mkdir", "-p", folder);
    await witness(context, "pdfdetach", "-saveall", "-o", folder, file);
    const attached = await filesBelow(folder);
    const { articles } = done.issue!;
    expect([...attached.keys()].sort()).toEqual(["issue.json", ...[...articles.values()].map(({ file: path }) => path.replace("articles/", ""))].sort());
    expect(attached.get("issue.json")!.equals(readFileSync(join(issue, "issue.json")))).toBe(true);
    for (const { file: path } of articles.values()) expect(attached.get(path.replace("articles/", ""))!.equals(readFileSync(join(issue, path))), path).toBe(true);
  });

  it("body text carries no cyan, magenta or yellow, and no spot more ink than the limit", async (context) => {
    const { profile } = done.issue!;
    for (const page of done.dummy!.pages) {
      const file = join(result.folder!, `pages/${result.issue}-${page.label}.press.pdf`);
      const raster = await inkRaster(context, file, shop.path("page.pam"), dpi);
      const offsetPt = (profile.slugMm * 72) / 25.4;
      const px = (pt: number): number => ((pt + offsetPt) * dpi) / 72;
      // Marks and slug outside the trim carry every ink, on purpose: each plate is told by them.
      const trim = [px(0), px(0), px((page.paper.widthMm * 72) / 25.4), px((page.paper.heightMm * 72) / 25.4)] as const;
      expect(highestTotal(raster, ...trim), page.label).toBeLessThanOrEqual(profile.tac + 2);
      expect(highestTotal(raster, trim[0], trim[3] + 1, trim[2], raster.height), "the slug").toBeGreaterThan(390);
      let inked = 0;
      for (const { line, xPt, yPt, heightPt } of bodyLines(page)) {
        const found = inkedIn(raster, px(xPt), px(yPt), px(xPt + line.widthPt), px(yPt + heightPt));
        inked += found.inked;
        expect(found.coloured, `${page.label} ${line.runs.map((run) => run.text).join("")}`).toBe(0);
      }
      if (bodyLines(page).length > 0) expect(inked).toBeGreaterThan(10_000);
    }
  });

  it("preflight's own raster of the inks agrees with MuPDF's, and has no colour in body text either", async (context) => {
    const { profile } = done.issue!;
    for (const page of done.dummy!.pages) {
      const file = join(result.folder!, `pages/${result.issue}-${page.label}.press.pdf`);
      const trimmed = shop.path("trimmed.pdf");
      const plate = await readPdf(readFileSync(file));
      const [inspected] = inspectPages(plate);
      const ours = await ownRaster(plate, inspected!, pointDpi);
      if ("unread" in ours) throw new Error(ours.unread.join(", "));
      // Both have their dots at the same places when MuPDF's page, too, begins at the trim.
      inspected!.page.set(name("MediaBox"), inspected!.page.get(name("TrimBox"))!);
      await writeFile(trimmed, await PDFWriter.forContext(plate, 1000).serializeToBuffer());
      const theirs = await inkRaster(context, trimmed, shop.path("page.pam"), pointDpi);
      const most = inkMaximum(ours, profile.tac);
      // MuPDF paints a spot ink with the process inks of its recipe.
      if (page.ink !== "k+spot") expect(Math.abs(most.percent - highestTotal(theirs, 0, 0, theirs.width, theirs.height)), page.label).toBeLessThanOrEqual(2);
      expect(most.percent, page.label).toBeLessThanOrEqual(profile.tac + 2);
      for (const [i, ink] of ["Cyan", "Magenta", "Yellow", "Black"].entries()) {
        if (page.ink === "k+spot" && ink !== "Black") continue;
        const mean = (values: Uint8Array, step: number, from: number): number => { let sum = 0; for (let at = from; at < values.length; at += step) sum += values[at]!; return (sum * step) / values.length / 2.55; };
        expect(Math.abs(mean(ours.planes.get(ink)!, 1, 0) - mean(theirs.inks, 4, i)), `${page.label} ${ink}`).toBeLessThan(0.5);
      }
            // A dot a point: px is pt.
      const inks = new Uint8Array(ours.width * ours.height * 4);
      [...ours.planes.values()].slice(0, 4).forEach((plane, ink) => plane.forEach((value, i) => { inks[i * 4 + ink] = value; }));
      let inked = 0;
      for (const { line, xPt, yPt, heightPt } of bodyLines(page)) {
        const found = inkedIn({ width: ours.width, height: ours.height, inks }, xPt, yPt, xPt + line.widthPt, yPt + heightPt);
        inked += found.inked;
        expect(found.coloured, `${page.label} ${line.runs.map((run) => run.text).join("")}`).toBe(0);
      }
      if (bodyLines(page).length > 0) expect(inked).toBeGreaterThan(10_000);
    }
  });

  it("a page printed in black has no other ink to Ghostscript", async (context) => {
    for (const { label, ink } of done.dummy!.pages.filter((page) => page.ink === "k")) {
      const coverage = await witness(context, "gs", "-q", "-dBATCH", "-dNOPAUSE", "-dUseTrimBox", "-sDEVICE=inkcov", "-o", "-", join(result.folder!, `pages/${result.issue}-${label}.press.pdf`));
      const [c, m, y, k] = coverage.trim().split(/\s+/).map(Number);
      expect([c, m, y]).toEqual([0, 0, 0]);
      expect(k).toBeGreaterThan(0.05);
    }
  });

  it("every file is sound to qpdf", async (context) => {
    for (const file of [...(await below(result, "press")), ...(await below(result, "archive"))]) {
      expect(await witness(context, "qpdf", "--check", file), file).toContain("No syntax or stream encoding errors");
    }
  });
});
