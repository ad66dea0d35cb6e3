import { PDFContext } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { cmykPixels, highestInk } from "../../../src/colour/cmyk-pixels.js";
import { leanImage } from "../../../src/finish/lean-image.js";
import { nameAt } from "../../../src/pdf/objects.js";

const context = PDFContext.create();
/** Pixels whose ink is `low` or `high` in a pattern that JPEG cannot hold exactly. */
function pattern(low: number, high: number) {
  const data = new Uint8Array(64 * 64 * 4);
  for (let i = 0; i < 64 * 64; i++) data.fill((i * 7919) % 13 < 6 ? low : high, i * 4, i * 4 + 4);
  return { width: 64, height: 64, channels: 4 as const, data };
}

describe("a separated picture", () => {
  it("that JPEG's error would lift above the ink limit is written without loss", async () => {
    // 4 × 152 / 2.55 = 238 %, within 240; the jumps ring far beyond it.
    const pixels = pattern(20, 152);
    expect(highestInk(pixels.data)).toBeLessThan(240);
    expect(nameAt((await leanImage(context, pixels, true, context.obj({}), 240)).dict, "Filter")).toBe("FlateDecode");
  });
  it("that stays within it is a JPEG", async () => {
    const image = await leanImage(context, pattern(100, 110), true, context.obj({}), 240);
    expect(nameAt(image.dict, "Filter")).toBe("DCTDecode");
    expect(highestInk((await cmykPixels(image.contents)).data)).toBeLessThanOrEqual(242);
  });
});
