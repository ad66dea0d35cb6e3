/** Pictures that the browser cannot paint as they are meant: what it paints instead. */
import { createHash } from "node:crypto";
import sharp from "sharp";
import { type CmykPixels, cmykPixels, highestInk } from "../colour/cmyk-pixels.js";
import type { ColourEngine } from "../colour/colour-engine.js";
import type { Cache } from "../model/context.js";
import type { Picture, ShownPicture } from "../model/issue.js";
import type { PictureFacts } from "./bitmap.js";

/** Fine enough for an archive file, whose picture this becomes. */
const jpegQuality = 92;

/** Raised when other bytes are made of the same file. */
const shownVersion = 1;

export type Repainted = Pick<Picture, "shown" | "original">;

/** The press profile's side of repainting. */
export interface PressColour {
  /** Opened when the first picture needs it. */
  readonly engine: () => Promise<ColourEngine | undefined>;
  /** Hash of the press profile's ICC file. */
  readonly iccSha256: string;
}

/**
 * What the browser paints in place of `picture`, kept under the hash of its bytes and of the press profile, by which
 * CMYK without a profile of its own is shown. A CMYK picture becomes a JPEG, which the browser prints byte by byte:
 * so `finish` knows it again and can put the original in its place. Undefined where the press profile cannot be opened.
 */
export async function repaint(picture: Picture, facts: PictureFacts, press: PressColour, cache: Cache): Promise<Repainted | undefined> {
  if (picture.colour !== "cmyk") return { shown: shownAs("image/png", await kept(cache, "picture-shown", `${picture.sha256}-${shownVersion}`, () => plainPng(picture.bytes))) };
  const colour = await press.engine();
  if (colour === undefined) return undefined;
  const key = `${picture.sha256}-${press.iccSha256}-${shownVersion}`;
  let decoded: Promise<CmykPixels> | undefined;
  const pixels = () => (decoded ??= cmykPixels(picture.bytes));
  const jpeg = await kept(cache, "picture-shown", key, async () => {
    const { icc } = await sharp(picture.bytes).metadata();
    const { width, height, data } = await pixels();
    return sharp(colour.toSrgb(data, icc), { raw: { width, height, channels: 3 } }).jpeg({ quality: jpegQuality, chromaSubsampling: "4:4:4" }).toBuffer();
  });
  const ink = await kept(cache, "picture-ink", key, async () => new TextEncoder().encode(String(highestInk((await pixels()).data))));
  return { shown: shownAs("image/jpeg", jpeg), original: { highestInkPct: Number(new TextDecoder().decode(ink)), turned: facts.turned === true } };
}

/** Eight bits a component, turned upright, sRGB or grey; of bilevel and grey pictures the numbers stay. */
async function plainPng(bytes: Uint8Array): Promise<Buffer> {
  const { space, icc } = await sharp(bytes).metadata();
  const grey = space === "b-w" || space === "grey16";
  const rgbProfile = icc?.subarray(16, 20).toString("latin1") === "RGB ";
  const image = sharp(bytes, { ignoreIcc: grey || !rgbProfile }).autoOrient();
  return image.toColourspace(grey ? "b-w" : "srgb").png({ compressionLevel: 6 }).toBuffer();
}

const shownAs = (type: ShownPicture["type"], bytes: Uint8Array): ShownPicture => ({ bytes, type, sha256: createHash("sha256").update(bytes).digest("hex") });

async function kept(cache: Cache, kind: string, key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const known = await cache.get(kind, key);
  if (known !== undefined) return known;
  const bytes = await make();
  await cache.put(kind, key, bytes);
  return bytes;
}
