/** What ends at the trim: the knife is never that exact, so it must go on to the edge of the bleed. */
import { arrayAt, numbersOf } from "../pdf/objects.js";
import { onPress, type Check } from "./check.js";
import { type Box, paintedObjects, type PaintedObject } from "./painted-objects.js";

/** Nearer to the trim than this a knife may reach it, and so near to the bleed's edge is at the edge; in pt. */
const slackPt = 0.3;
const sides = [{ zh: "左", en: "left" }, { zh: "下", en: "bottom" }, { zh: "右", en: "right" }, { zh: "上", en: "top" }] as const;

export const bleedReach: Check = {
  name: "bleed-reach",
  zh: "碰到成品边的图片和色块须铺到出血边",
  en: "pictures and areas that touch the trim must reach the edge of the bleed",
  applies: (subject) => onPress(subject) && (subject.profile?.bleedMm ?? 0) > 0,
  problems: ({ pages }) => pages.flatMap(({ page }, index) => {
    const trim = box(numbersOf(arrayAt(page, "TrimBox")));
    const bleed = box(numbersOf(arrayAt(page, "BleedBox")));
    if (trim === undefined || bleed === undefined) return [];
    return paintedObjects(page).filter(({ kind }) => kind !== "text").flatMap((object) => shortSides(object, trim, bleed).map((side) => ({
      zh: `${index + 1}：${object.kind === "picture" ? `图片 ${object.label}` : `色块 ${place(object.box, trim)}`} ${side.zh}边`,
      en: `${index + 1}: ${object.kind === "picture" ? `picture ${object.label}` : `area at ${place(object.box, trim)}`}, ${side.en} edge`,
    })));
  }),
};

const box = (numbers: readonly number[] | undefined): Box | undefined => (numbers?.length === 4 ? (numbers as unknown as Box) : undefined);
const place = ([left, , , top]: Box, trim: Box): string => `(${mm(left - trim[0])}, ${mm(trim[3] - top)}) mm`;
const mm = (pt: number): string => ((pt * 25.4) / 72).toFixed(1);

/** The sides on which the object touches the trim or goes past it, and stops before the bleed's edge. What lies outside the trim alone is marks. */
function shortSides({ box: seen }: PaintedObject, trim: Box, bleed: Box): readonly { readonly zh: string; readonly en: string }[] {
  if (seen[0] >= trim[2] || seen[2] <= trim[0] || seen[1] >= trim[3] || seen[3] <= trim[1]) return [];
  return sides.filter((_, i) => {
    const out = i < 2 ? -1 : 1;
    const edge = seen[i] as number;
    return (edge - (trim[i] as number)) * out > -slackPt && ((bleed[i] as number) - edge) * out > slackPt;
  });
}
