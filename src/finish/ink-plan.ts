/** How the colours of one page are printed: theme inks to CMYK, to black alone, or to a spot ink. */
import type { PageInk } from "../model/issue.js";
import type { Ink } from "../model/theme.js";

export type Rgb = readonly [number, number, number];
export type Cmyk = readonly [number, number, number, number];

export type Printed =
  /** Fractions of C, M, Y, K. */
  | { readonly kind: "process"; readonly cmyk: Cmyk }
  | { readonly kind: "spot"; readonly spot: string; readonly tint: number }
  | { readonly kind: "refused"; readonly code: "unknown-colour" | "colour-on-k-page"; readonly nearest: string | undefined };

export interface InkPlan {
  print(rgb: Rgb): Printed;
  /** Pictures go to black alone. */
  readonly greyPictures: boolean;
  /** Spot inks with the process recipe that stands for them on other devices. */
  readonly spots: ReadonlyMap<string, Cmyk>;
}

/** Skia prints colours with about four decimals. */
export const tolerance = 0.0006;

const distance = (a: Rgb, b: Rgb): number => Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));
const isGrey = ([r, g, b]: Rgb): boolean => Math.max(r, g, b) - Math.min(r, g, b) <= tolerance;
const black = (k: number): Printed => ({ kind: "process", cmyk: [0, 0, 0, Number(k.toFixed(4))] });

/** @param mourning every colour is printed in black, at the grey of its luminance */
export function inkPlan(inks: Readonly<Record<string, Ink>>, ink: PageInk, mourning: boolean): InkPlan {
  const named = Object.entries(inks);
  const match = (rgb: Rgb): readonly [string, Ink] | undefined => {
    const near = named.filter(([, candidate]) => distance(rgb, candidate.srgb) <= tolerance);
    return near.sort(([, a], [, b]) => distance(rgb, a.srgb) - distance(rgb, b.srgb))[0];
  };
  const nearest = (rgb: Rgb): string | undefined => [...named].sort(([, a], [, b]) => distance(rgb, a.srgb) - distance(rgb, b.srgb))[0]?.[0];
  const blackOnly = mourning || ink === "k";
  return {
    greyPictures: mourning || ink !== "cmyk",
    spots: new Map(blackOnly || ink === "cmyk" ? [] : named.flatMap(([, { spot, cmyk }]) => (spot === undefined ? [] : [[spot, fractions(cmyk)] as const]))),
    print(rgb) {
      const found = match(rgb);
      if (found === undefined && !isGrey(rgb)) return { kind: "refused", code: "unknown-colour", nearest: nearest(rgb) };
      if (found === undefined) return black(1 - rgb[0]);
      const [, { cmyk, spot }] = found;
      const coloured = cmyk[0] + cmyk[1] + cmyk[2] > 0;
      if (!coloured) return black(cmyk[3] / 100);
      if (mourning) return black(1 - greyOf(rgb));
      if (ink === "cmyk") return { kind: "process", cmyk: fractions(cmyk) };
      if (ink === "k+spot" && spot !== undefined) return { kind: "spot", spot, tint: 1 };
      return { kind: "refused", code: "colour-on-k-page", nearest: found[0] };
    },
  };
}

const fractions = ([c, m, y, k]: Ink["cmyk"]): Cmyk => [c / 100, m / 100, y / 100, k / 100];

/** The sRGB grey of the same luminance (IEC 61966-2-1: primaries' weights and transfer curve), 0–1. */
export function greyOf([r, g, b]: Rgb): number {
  const luminance = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  return luminance <= 0.0031308 ? 12.92 * luminance : 1.055 * luminance ** (1 / 2.4) - 0.055;
}

const linear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
