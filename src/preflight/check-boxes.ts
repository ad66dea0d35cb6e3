/** Page boxes: present, nested, of the paper's size. */
import type { PDFDict } from "@cantoo/pdf-lib";
import { arrayAt, numbersOf } from "../pdf/objects.js";
import { always, type Check } from "./check.js";
import { lacks, onPage, type Words } from "./words.js";

/** A hundredth of a millimetre, in pt: far below what a press holds, far above what decimals lose. */
const slack = 0.03;

const box = (page: PDFDict, key: string): readonly number[] | undefined => {
  const numbers = numbersOf(arrayAt(page, key));
  return numbers?.length === 4 ? numbers : undefined;
};
const inside = ([a0 = 0, a1 = 0, a2 = 0, a3 = 0]: readonly number[], [b0 = 0, b1 = 0, b2 = 0, b3 = 0]: readonly number[]): boolean =>
  a0 >= b0 - slack && a1 >= b1 - slack && a2 <= b2 + slack && a3 <= b3 + slack;

export const boxes: Check = {
  name: "boxes",
  zh: "页面框须齐全并逐层包含",
  en: "page boxes must be present and nested",
  applies: always,
  problems: ({ pages }) => pages.flatMap(({ page }, index): (string | Words)[] => {
    const media = box(page, "MediaBox");
    const trim = box(page, "TrimBox");
    if (media === undefined || trim === undefined) return [onPage(index, lacks(media === undefined ? "MediaBox" : "TrimBox"))];
    const bleed = box(page, "BleedBox") ?? trim;
    const crop = box(page, "CropBox") ?? media;
    const nested = inside(trim, bleed) && inside(bleed, media) && inside(crop, media);
    return nested ? [] : [`${index + 1}: TrimBox ⊄ BleedBox ⊄ MediaBox`];
  }),
};

export const trimSize: Check = {
  name: "trim-size",
  needs: "issue",
  zh: "成品尺寸须与版面一致",
  en: "the trim must have the paper's size",
  applies: ({ paper }) => paper !== undefined,
  problems: ({ pages, paper }) => pages.flatMap(({ page }, index) => {
    const trim = box(page, "TrimBox");
    if (trim === undefined || paper === undefined) return [onPage(index, lacks("TrimBox"))];
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = trim;
    const width = ((x1 - x0) * 25.4) / 72;
    const height = ((y1 - y0) * 25.4) / 72;
    const exact = Math.abs(width - paper.widthMm) <= 0.01 && Math.abs(height - paper.heightMm) <= 0.01;
    const [found, wanted] = [`${width.toFixed(2)} × ${height.toFixed(2)} mm`, `${paper.widthMm} × ${paper.heightMm} mm`];
    return exact ? [] : [onPage(index, { zh: `${found}，应为 ${wanted}`, en: `${found}, expected ${wanted}` })];
  }),
};

export const bleedSize: Check = {
  name: "bleed",
  needs: "profile",
  zh: "出血须与印刷配置一致",
  en: "the bleed must be the press profile's",
  applies: ({ profile, target }) => profile !== undefined && target === "press",
  problems: ({ pages, profile }) => pages.flatMap(({ page }, index): (string | Words)[] => {
    const trim = box(page, "TrimBox");
    const bleed = box(page, "BleedBox");
    if (trim === undefined || bleed === undefined) return [onPage(index, lacks("BleedBox"))];
    const mm = bleed.map((edge, i) => (Math.abs(edge - (trim[i] ?? 0)) * 25.4) / 72);
    return mm.every((side) => Math.abs(side - (profile?.bleedMm ?? 0)) <= 0.01) ? [] : [`${index + 1}: ${mm.map((side) => side.toFixed(2)).join(" ")} mm`];
  }),
};
