/** Proofs on an office printer's paper. */
import { PDFDocument, rgb } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import type { Issue } from "../../../src/model/issue.js";
import { proofSheets, sheetLine, sheetScale } from "../../../src/preview/proof-sheets.js";
import { rasterise } from "../../../src/raster/rasterise.js";
import { memoryCache } from "../../support/painted-page.js";

const mm = 72 / 25.4;
const issue = { id: "x", file: { title: "云汀日报", date: "2026-12-07" }, theme: { faces: {} } } as unknown as Issue;

describe("the scale of a sheet", () => {
  it("is the largest that leaves 6 mm on each side and a line at the foot", () => {
    // 285 of 390 mm across; 402 of 545 mm down would leave room.
    expect(sheetScale("A3", 390 * mm, 545 * mm)).toEqual({ scale: expect.closeTo(285 / 390, 6) as number, across: false });
    expect(sheetScale("A4", 390 * mm, 545 * mm).scale).toBeCloseTo(198 / 390, 6);
  });
  it("turns the paper for a double page", () => {
    expect(sheetScale("A3", 780 * mm, 545 * mm)).toEqual({ scale: expect.closeTo(279 / 545, 6) as number, across: true });
  });
  it("never makes a page larger than it is", () => {
    expect(sheetScale("A3", 275 * mm, 390 * mm).scale).toBe(1);
    expect(sheetLine(issue, "01", "A3", 1, "zh")).toContain("原大");
  });
  it("is said on the sheet", () => {
    expect(sheetLine(issue, "01", "A3", 285 / 390, "zh")).toBe("云汀日报 2026-12-07 第 01 版 大样 · A3 · 缩至 73.1 %");
    expect(sheetLine(issue, "A02", "A4", 198 / 390, "en")).toBe("云汀日报 2026-12-07 Page A02, proof · A4 · scaled to 50.8 %");
  });
});

describe("sheets", () => {
  /** A broadsheet page that is black to its edges. */
  const black = async (): Promise<Uint8Array> => {
    const page = await PDFDocument.create();
    page.addPage([390 * mm, 545 * mm]).drawRectangle({ x: 0, y: 0, width: 390 * mm, height: 545 * mm, color: rgb(0, 0, 0) });
    return page.save();
  };
  it("hold one page each, between the margins, and ask for no scaling of the printer's", async () => {
    const pdf = await proofSheets([{ label: "01", pdf: await black() }, { label: "02", pdf: await black() }], { paper: "A3", language: "zh", issue, cache: memoryCache() });
    const read = await PDFDocument.load(pdf);
    expect(read.getPages().map((page) => [Math.round(page.getWidth() / mm), Math.round(page.getHeight() / mm)])).toEqual([[297, 420], [297, 420]]);
    expect(String(read.catalog.getViewerPreferences()?.getPrintScaling())).toContain("None");
    // Two dots a millimetre.
    const [sheet] = await rasterise(pdf, 594, 840);
    const dark = (x: number, y: number): boolean => (sheet![y * 2 * 594 + x * 2] as number) < 128;
    expect([dark(5, 200), dark(7, 200), dark(290, 200), dark(292, 200)]).toEqual([false, true, true, false]);
    // 398.3 mm high, in the middle of the 402 mm that are free.
    expect([dark(148, 7), dark(148, 9), dark(148, 405), dark(148, 408)]).toEqual([false, true, true, false]);
  });
  it("are given up where nobody wants them any more", async () => {
    await expect(proofSheets([{ label: "01", pdf: await black() }], { paper: "A3", language: "zh", issue, cache: memoryCache(), signal: AbortSignal.abort(new Error("cancelled")) })).rejects.toThrow("cancelled");
  });
});
