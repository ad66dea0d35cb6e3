/** Separations of a press page: the inks that it is printed with, and no others. */
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { openRaw } from "../../../src/finish/parsed-page.js";
import { finishPress } from "../../../src/finish/press.js";
import type { PageInk } from "../../../src/model/issue.js";
import { plateInks } from "../../../src/preview/plate-inks.js";
import { separations } from "../../../src/preview/separations.js";
import { inks, pressContext, rawPage } from "../../support/raw-page.js";

async function plate(ink: PageInk, name: "colour" | "plain" = "colour"): Promise<Uint8Array> {
  const ctx = await pressContext({ inks: { ...inks, red: { ...inks.red!, spot: "大红" } } });
  return (await finishPress(await openRaw(rawPage(name, { ink })), ctx))!.pdf;
}

describe("the inks of a plate", { timeout: 60_000 }, () => {
  it.each([
    ["cmyk", "colour", ["all", "Cyan", "Magenta", "Yellow", "Black"]],
    ["k", "plain", ["all", "Black"]],
    ["k+spot", "colour", ["all", "Black", "大红"]],
    // Its head might have been red, and is not.
    ["k+spot", "plain", ["all", "Black"]],
  ] as const)("of a page in %s, %s", async (ink, name, wanted) => {
    expect(await plateInks(await plate(ink, name), ink)).toEqual(wanted);
  });
  it("have a picture each, and the soft proof shows a spot ink in its colour", async () => {
    const { colour } = await pressContext();
    const pictures = await separations(await plate("k+spot"), colour);
    for (const ink of ["all", "Black", "大红"]) expect(pictures.has(ink), ink).toBe(true);
    const reddest = async (png: Uint8Array): Promise<number> => {
      const data = await sharp(png).removeAlpha().toColourspace("srgb").raw().toBuffer();
      let most = 0;
      for (let i = 0; i < data.length; i += 3) most = Math.max(most, data[i]! - data[i + 1]!);
      return most;
    };
    expect(await reddest(pictures.get("all")!)).toBeGreaterThan(80);
    expect(await reddest(pictures.get("Black")!)).toBe(0);
  });
});
