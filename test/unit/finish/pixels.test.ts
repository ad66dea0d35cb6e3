import { PDFContext } from "@cantoo/pdf-lib";
import { inflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { flateImage, jpegImage, readPixels, shrink } from "../../../src/finish/pixels.js";
import { name } from "../../../src/pdf/objects.js";

const context = PDFContext.create();
const empty = context.obj({});
const cmyk = { width: 16, height: 16, channels: 4 as const, data: new Uint8Array(16 * 16 * 4).map((_, i) => [10, 200, 90, 0][i % 4] ?? 0) };

describe("picture objects", () => {
  it("keep CMYK numbers through the JPEG encoder, inverted as Decode says", async () => {
    const image = await jpegImage(context, cmyk, 90, empty);
    expect(String(image.dict.get(name("Decode")))).toBe("[ 1 0 1 0 1 0 1 0 ]");
    expect(String(image.dict.get(name("ColorSpace")))).toBe("/DeviceCMYK");
    // The Adobe marker (APP14) announces the inversion; the components stay at full resolution.
    expect(Buffer.from(image.contents).includes(Buffer.from("Adobe"))).toBe(true);
    const back = await sharp(image.contents, { ignoreIcc: true }).pipelineColourspace("cmyk").toColourspace("cmyk").raw().toBuffer();
    [10, 200, 90, 0].forEach((ink, i) => expect(Math.abs((back[i] ?? 0) - ink)).toBeLessThanOrEqual(3));
  });

  it("write lossless pixels that the PNG predictor gives back", () => {
    const image = flateImage(context, cmyk, empty);
    const rows = inflateSync(image.contents);
    expect(rows.length).toBe(16 * (16 * 4 + 1));
    expect([...rows.subarray(0, 9)]).toEqual([1, 10, 200, 90, 0, 0, 0, 0, 0]);
  });

  it("never enlarge", async () => {
    const rgb = { width: 4, height: 4, channels: 3 as const, data: new Uint8Array(48) };
    expect(await shrink(rgb, 8, 8)).toBe(rgb);
    expect((await shrink(rgb, 2, 2)).data.length).toBe(12);
  });

  it("are not guessed at when their encoding is unknown", async () => {
    const stream = context.flateStream(new Uint8Array(12), { Width: 2, Height: 2, BitsPerComponent: 8, ColorSpace: "DeviceRGB", Decode: [1, 0, 1, 0, 1, 0] });
    expect(await readPixels(stream)).toBeUndefined();
  });
});
