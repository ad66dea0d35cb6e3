/** Separations and soft proof of a press page: pictures of what its plates carry, from the real file. */
import sharp from "sharp";
import type { ColourEngine } from "../colour/colour-engine.js";
import { arrayAt, numbersOf, readPdf } from "../pdf/objects.js";
import { inspectPages } from "../pdf/inspect.js";
import { type SpotRecipe, inkName, spotInks } from "./plate-inks.js";
import { type InkRaster, inkRaster } from "../raster/ink-raster.js";

/** Dots an inch: fine enough to read a head, and made in a second. */
const proofDpi = 100;

/**
 * PNG pictures of the trim by ink, black where the ink is full, and `all`: what the inks together look like in print.
 * @param engine of the press profile; without it there is no `all`
 * @throws Error where the page has what cannot be taken apart by inks
 */
export async function separations(pdf: Uint8Array, engine?: ColourEngine): Promise<ReadonlyMap<string, Uint8Array>> {
  const context = await readPdf(pdf);
  const [page] = inspectPages(context);
  if (!page) throw new Error("the file has no page");
  // The trim alone: the picture lies over the page as the preview shows it.
  const raster = await inkRaster(context, page, proofDpi, numbersOf(arrayAt(page.page, "TrimBox")));
  if ("unread" in raster) throw new Error(raster.unread.join(", "));
  const { width, height } = raster;
  const pictures = new Map<string, Uint8Array>();
  for (const [ink, plane] of raster.planes)
    pictures.set(inkName(ink), await sharp(plane.map((amount) => 255 - amount), { raw: { width, height, channels: 1 } }).png({ compressionLevel: 3 }).toBuffer());
  if (engine) pictures.set("all", await sharp(engine.toSrgb(interleaved(raster, spotInks(context))), { raw: { width, height, channels: 3 } }).png({ compressionLevel: 3 }).toBuffer());
  return pictures;
}

/** CMYK dots; a spot ink is shown by the process inks that stand for it. */
function interleaved({ width, height, planes }: InkRaster, spots: ReadonlyMap<string, SpotRecipe | undefined>): Uint8Array {
  const dots = new Uint8Array(width * height * 4);
  for (const [channel, ink] of (["Cyan", "Magenta", "Yellow", "Black"] as const).entries()) {
    const plane = planes.get(ink);
    if (plane) for (let i = 0; i < plane.length; i++) dots[4 * i + channel] = plane[i] as number;
    for (const [spot, recipe] of spots) {
      const [share, tint] = [recipe?.[channel] ?? 0, planes.get(spot)];
      if (share > 0 && tint) for (let i = 0; i < tint.length; i++) dots[4 * i + channel] = Math.min(255, (dots[4 * i + channel] as number) + share * (tint[i] as number));
    }
  }
  return dots;
}
