/** A page's four inks as MuPDF paints them, read from its CMYK raster (PAM, `P7`, four channels of eight bits). */
import type { TestContext } from "vitest";
import { readFile } from "node:fs/promises";
import { witness } from "./witness.js";

export interface InkRaster {
  readonly width: number;
  readonly height: number;
  /** C, M, Y, K of each pixel, 255 = full ink, rows from the top. */
  readonly inks: Uint8Array;
}

/** Paints the first page of `pdf`; `scratch` is a file that may be written. */
export async function inkRaster(context: TestContext, pdf: string, scratch: string, dpi: number): Promise<InkRaster> {
  await witness(context, "mutool", "draw", "-q", "-r", String(dpi), "-c", "cmyk", "-F", "pam", "-o", scratch, pdf, "1");
  const bytes = await readFile(scratch);
  const end = bytes.indexOf("ENDHDR\n") + 7;
  const head = bytes.subarray(0, end).toString("latin1");
  const number = (key: string): number => Number(new RegExp(`${key} (\\d+)`).exec(head)?.[1]);
  if (number("DEPTH") !== 4) throw new Error(`mutool gave ${head}`);
  return { width: number("WIDTH"), height: number("HEIGHT"), inks: bytes.subarray(end) };
}

/** The highest total of the four inks in a rectangle (in pixels), in per cent. */
export function highestTotal({ width, inks }: InkRaster, left: number, top: number, right: number, bottom: number): number {
  let highest = 0;
  for (let y = Math.ceil(top); y < Math.floor(bottom); y++) {
    for (let at = (y * width + Math.ceil(left)) * 4; at < (y * width + Math.floor(right)) * 4; at += 4) highest = Math.max(highest, inks[at]! + inks[at + 1]! + inks[at + 2]! + inks[at + 3]!);
  }
  return (highest * 100) / 255;
}

/** Inked pixels of a rectangle (in pixels), and how many of them carry cyan, magenta or yellow. */
export function inkedIn({ width, inks }: InkRaster, left: number, top: number, right: number, bottom: number): { inked: number; coloured: number } {
  let inked = 0;
  let coloured = 0;
  for (let y = Math.ceil(top); y < Math.floor(bottom); y++) {
    for (let x = Math.ceil(left); x < Math.floor(right); x++) {
      const at = (y * width + x) * 4;
      const colour = inks[at]! + inks[at + 1]! + inks[at + 2]!;
      if (colour + inks[at + 3]! > 0) inked++;
      if (colour > 0) coloured++;
    }
  }
  return { inked, coloured };
}
