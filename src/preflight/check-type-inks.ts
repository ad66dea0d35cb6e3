/** Small type in more than one ink: plates never meet so exactly that its strokes stay whole. */
import { isPaper, type Colour } from "../pdf/paint-state.js";
import { onPress, type Check } from "./check.js";

/** Below this, a tenth of a millimetre out of register is a good part of a stroke. */
export const smallTypePt = 9;
/** Decimals of a content stream. */
const slackPt = 0.005;

const inkCount = ({ space, values }: Colour): number => (space === "DeviceCMYK" ? values.filter((ink) => ink > 0).length : 1);

export const colouredType: Check = {
  name: "coloured-type",
  zh: "小于 9 pt 的字宜用一种油墨",
  en: "type under 9 pt should be in one ink",
  severity: "warning",
  applies: onPress,
  problems: ({ pages }) => pages.flatMap(({ texts }, index) => [
    ...new Set(texts.filter(({ fill, sizePt }) => sizePt < smallTypePt - slackPt && inkCount(fill) > 1).map(({ fill, sizePt }) => `${index + 1}: ${sizePt.toFixed(1)} pt ${fill.values.join(" ")}`)),
  ]),
};

/** Ink runs into small letters that are left open in a solid. */
export const reversedType: Check = {
  name: "reversed-type",
  zh: "反白字不宜小于 9 pt",
  en: "type left open in a solid should have 9 pt or more",
  severity: "warning",
  applies: onPress,
  problems: ({ pages }) => pages.flatMap(({ texts }, index) =>
    [...new Set(texts.filter(({ fill, sizePt }) => isPaper(fill) && sizePt < smallTypePt - slackPt).map(({ sizePt }) => `${index + 1}: ${sizePt.toFixed(1)} pt`))]),
};
