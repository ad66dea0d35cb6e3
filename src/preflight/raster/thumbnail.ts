/** A small picture of a page's inks on which the worst spot is ringed. */
import sharp from "sharp";
import type { InkMaximum } from "../../model/render.js";
import { type InkRaster, totals } from "../../raster/ink-raster.js";

/** Of the picture's longer side. */
const longestPx = 900;
/** Screen colours of the process inks at full strength, near enough to be known again. */
const screenInks: Readonly<Record<string, readonly [number, number, number]>> = { Cyan: [0, 0.62, 0.89], Magenta: [0.9, 0, 0.49], Yellow: [1, 0.93, 0], Black: [0.12, 0.11, 0.12] };
/** A spot ink's own colour is not known here. */
const spotInk = [0.85, 0.2, 0.2] as const;
/** What dots over the limit are painted in: a colour of no newspaper. */
const overColour = [0, 255, 64] as const;

/** @param limit the press profile's total area coverage, in per cent: dots above it are painted green */
export async function inkThumbnail(raster: InkRaster, most: InkMaximum, limit: number): Promise<Uint8Array> {
  const { width, height, planes, box: [left = 0, bottom = 0, right = 0, top = 0] } = raster;
  const rgb = screenColours(raster, limit);
  const scale = Math.min(1, longestPx / Math.max(width, height));
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  const x = ((most.xPt - left) / (right - left)) * w;
  const y = ((top - most.yPt) / (top - bottom)) * h;
  const ring = (radius: number, colour: string, stroke: number): string => `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${colour}" stroke-width="${stroke}"/>`;
  const lines = `M0 ${y}H${x - 18}M${x + 18} ${y}H${w}M${x} 0V${y - 18}M${x} ${y + 18}V${h}`;
  const marks = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">${ring(18, "#fff", 6)}<path d="${lines}" stroke="#e0008c" stroke-opacity=".45"/>${ring(18, "#e0008c", 3)}</svg>`;
  const small = await sharp(rgb, { raw: { width, height, channels: 3 } }).resize(w, h, { fit: "fill" }).png().toBuffer();
  const said = { percent: most.percent.toFixed(0), inks: [...planes.keys()].join(" ") };
  return sharp(small).composite([{ input: Buffer.from(marks) }]).withExif({ IFD0: { ImageDescription: `${said.percent} % (${said.inks}) at ${most.xMm} mm, ${most.yMm} mm` } }).png().toBuffer();
}

function screenColours(raster: InkRaster, limit: number): Uint8Array {
  const sums = totals(raster);
  const over = (limit * 255) / 100;
  const rgb = new Uint8Array(sums.length * 3).fill(255);
  for (const [ink, plane] of raster.planes) {
    const light = screenInks[ink] ?? spotInk;
    for (let i = 0; i < sums.length; i++) {
      const amount = (plane[i] as number) / 255;
      if (amount > 0) for (let c = 0; c < 3; c++) rgb[i * 3 + c] = (rgb[i * 3 + c] as number) * (1 - amount * (1 - (light[c] as number)));
    }
  }
  for (let i = 0; i < sums.length; i++) if ((sums[i] as number) > over) rgb.set(overColour, i * 3);
  return rgb;
}
