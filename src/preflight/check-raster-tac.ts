/** Total ink as it lies on the paper: what overlaps, overprints or shines through is added up dot by dot. */
import type { InkMaximum } from "../model/render.js";
import type { Check, Subject } from "./check.js";
import { objectAt, storyAt } from "./named-place.js";
import type { Words } from "./words.js";

/** Rounding to eight bits an ink and the scaling of pictures take and give this much, in points. */
const slack = 2;

/** Without a press profile all the ink there can be of four. */
export const tacOf = (profile: Subject["profile"]): number => profile?.tac ?? 400;

export const rasterTac: Check = {
  name: "raster-tac",
  needs: "profile",
  zh: "重叠、叠印后的总墨量不得超过上限",
  en: "ink as it overlaps and overprints must not exceed the limit",
  applies: ({ target, profile, inkFigures }) => target === "press" && profile !== undefined && inkFigures !== undefined,
  measured: ({ inkFigures = [] }) => inkFigures.map((figure, index) => ("unread" in figure ? "" : `${index + 1}: ${figure.percent.toFixed(0)} % (${figure.xMm}, ${figure.yMm}) mm`)).join("; "),
  problems: (subject) => (subject.inkFigures ?? []).flatMap((figure, index) => {
    if ("unread" in figure) {
      const what = figure.unread.join(", ");
      return [{ zh: `${index + 1}：无法测量：${what}`, en: `${index + 1}: cannot be measured: ${what}` }];
    }
    const limit = tacOf(subject.profile);
    return figure.percent <= limit + slack ? [] : [over(figure, index, limit, placeOf(subject, index, figure))];
  }),
};

function over({ percent, xMm, yMm, overShare }: InkMaximum, index: number, limit: number, place: Words | undefined): Words {
  const share = overShare < 0.0001 ? "< 0.01" : (overShare * 100).toFixed(2);
  return {
    zh: `${index + 1}：${percent.toFixed(0)}%，上限 ${limit}%；最浓处距成品左边 ${xMm} mm、上边 ${yMm} mm${place === undefined ? "" : `，${place.zh}`}；超限面积占 ${share}%`,
    en: `${index + 1}: ${percent.toFixed(0)} % where ${limit} % is the limit, at ${xMm} mm from the trim's left and ${yMm} mm from its top${place === undefined ? "" : `, ${place.en}`}; ${share} % of the page is over`,
  };
}

function placeOf({ pages, laidOut }: Subject, index: number, { xMm, yMm, xPt, yPt }: InkMaximum): Words | undefined {
  const page = laidOut?.[index];
  const story = page && storyAt(page, (xMm * 72) / 25.4, (yMm * 72) / 25.4);
  const dict = pages[index]?.page;
  return story ?? (dict && objectAt(dict, xPt, yPt));
}
