/**
 * What stands outside the trim: crop and register marks, the colour bar, the slug line. Marks and slug are painted in
 * the colour All, so that every plate of the page carries them (ISO 32000-1, 8.6.6.4; marks: 14.11.3).
 */
import { type PDFContext, PDFDict } from "@cantoo/pdf-lib";
import type { PressProfile } from "../model/press.js";
import type { PageInk } from "../model/issue.js";
import { dictAt, name } from "../pdf/objects.js";
import { ptPerMm, type PageBoxes } from "./boxes.js";

/** A line of text as outlines, from the baseline's left end; lengths in pt. */
export interface Outline {
  readonly path: readonly string[];
  readonly widthPt: number;
}

export const slugSizePt = 6;
const allSpace = "BxAll";
/** The weight of marks that printers expect: thin, but above a hairline. */
const markPt = 0.25;
/** Marks keep this far from the bleed, so that a cut along them shows no ink. */
const clearMm = 1;
const markMm = 5;
const patchMm = 5;

const n = (value: number): string => String(Number(value.toFixed(3)));

/** Content to be painted after the page's own; empty where the profile asks for nothing. */
export function printersMarks(boxes: PageBoxes, profile: PressProfile, ink: PageInk, slug: Outline | undefined): string[] {
  const lines: string[] = [];
  if (profile.marks) lines.push(...cropMarks(boxes, profile.bleedMm), ...registerMarks(boxes));
  if (slug !== undefined) lines.push(...slugLine(boxes, slug));
  const inAll = lines.length === 0 ? [] : [`/${allSpace} cs 1 scn`, `/${allSpace} CS 1 SCN`, `${n(markPt)} w`, ...lines];
  const bar = profile.colourBar === true ? colourBar(boxes, ink) : [];
  return inAll.length + bar.length === 0 ? [] : ["/Artifact BMC", "q", ...inAll, "Q", "q", ...bar, "Q", "EMC"];
}

/** Puts the colour All into the page's resources; full ink on every plate. */
export function addAllSpace(context: PDFContext, resources: PDFDict): void {
  const tint = context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 });
  const spaces = dictAt(resources, "ColorSpace") ?? PDFDict.withContext(context);
  spaces.set(name(allSpace), context.obj([name("Separation"), name("All"), name("DeviceCMYK"), tint]));
  resources.set(name("ColorSpace"), spaces);
}

function cropMarks({ trimBox: [left, bottom, right, top] }: PageBoxes, bleedMm: number): string[] {
  const from = (bleedMm + clearMm) * ptPerMm;
  const to = from + markMm * ptPerMm;
  const line = (x1: number, y1: number, x2: number, y2: number): string => `${n(x1)} ${n(y1)} m ${n(x2)} ${n(y2)} l S`;
  return [[left, -1], [right, 1]].flatMap(([x = 0, sx = 0]) => [[bottom, -1], [top, 1]].flatMap(([y = 0, sy = 0]) => [
    line(x + sx * from, y, x + sx * to, y), line(x, y + sy * from, x, y + sy * to),
  ]));
}

/** A cross in a circle at the middle of each side, in the middle of the band. */
function registerMarks({ trimBox: [left, bottom, right, top], bleedBox, mediaBox }: PageBoxes): string[] {
  const away = left - (mediaBox[0] + bleedBox[0]) / 2;
  const radius = 1.5 * ptPerMm;
  const k = radius * 0.5523;
  return [[left - away, (bottom + top) / 2], [right + away, (bottom + top) / 2], [(left + right) / 2, bottom - away], [(left + right) / 2, top + away]].flatMap(([x = 0, y = 0]) => [
    `${n(x - 1.6 * radius)} ${n(y)} m ${n(x + 1.6 * radius)} ${n(y)} l S`, `${n(x)} ${n(y - 1.6 * radius)} m ${n(x)} ${n(y + 1.6 * radius)} l S`,
    `${n(x + radius)} ${n(y)} m ${n(x + radius)} ${n(y + k)} ${n(x + k)} ${n(y + radius)} ${n(x)} ${n(y + radius)} c ${n(x - k)} ${n(y + radius)} ${n(x - radius)} ${n(y + k)} ${n(x - radius)} ${n(y)} c`,
    `${n(x - radius)} ${n(y - k)} ${n(x - k)} ${n(y - radius)} ${n(x)} ${n(y - radius)} c ${n(x + k)} ${n(y - radius)} ${n(x + radius)} ${n(y - k)} ${n(x + radius)} ${n(y)} c S`,
  ]);
}

/** Solid and half tone of each ink that the page is printed with, above the trim from its left quarter on. */
function colourBar({ trimBox: [left, , right, top], mediaBox }: PageBoxes, ink: PageInk): string[] {
  const inks = ink === "cmyk" ? [0, 1, 2, 3] : [3];
  const side = Math.min(patchMm * ptPerMm, (mediaBox[3] - top) * 0.4);
  const y = mediaBox[3] - side - 0.5 * ptPerMm;
  const start = left + (right - left) / 8;
  return inks.flatMap((index) => [1, 0.5].map((tint, half) => {
    const values = [0, 0, 0, 0].map((_, i) => (i === index ? tint : 0));
    return `${values.join(" ")} k ${n(start + (index * 2 + half) * side)} ${n(y)} ${n(side)} ${n(side)} re f`;
  }));
}

/** Below the trim, half way to the sheet's edge, from an eighth of its width on. */
function slugLine({ trimBox: [left, bottom, right], bleedBox, mediaBox }: PageBoxes, slug: Outline): string[] {
  const y = (Math.min(bottom, bleedBox[1]) + mediaBox[1]) / 2 - slugSizePt * 0.35;
  return ["q", `1 0 0 1 ${n(left + (right - left) / 8)} ${n(y)} cm`, ...slug.path, "f", "Q"];
}

/** Every way in which a page is inked. */
export const pageInks: readonly PageInk[] = ["cmyk", "k", "k+spot"];

const inkNames: Readonly<Record<PageInk, string>> = { cmyk: "CMYK", k: "K", "k+spot": "K+S" };

/** What the slug says: title, date, page, ink, revision; nothing of it comes from a clock. */
export function slugText(meta: { readonly title: string; readonly date: string; readonly revision: number }, label: string, ink: PageInk): string {
  return `${meta.title}  ${meta.date}  ${label}  ${inkNames[ink]}  r${meta.revision}`;
}
