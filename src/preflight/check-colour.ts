/** Press colours: nothing but inks, black text in black alone, no more ink than the paper takes. */
import { PDFArray, PDFName } from "@cantoo/pdf-lib";
import { dictAt, name, nameAt } from "../pdf/objects.js";
import { onPress, type Check } from "./check.js";
import { allDicts } from "../pdf/inspect.js";
import type { Colour } from "../pdf/paint-state.js";
import { onPage, type Words } from "./words.js";

const write = ({ space, values }: Colour): string => `${space} ${values.join(" ")}`.trim();

export const deviceColours: Check = {
  name: "ink-colours",
  zh: "线条、色块和文字只能用油墨色（CMYK、灰、专色）",
  en: "rules, areas and text may use inks only (CMYK, grey, spot)",
  applies: onPress,
  problems: ({ pages }) => pages.flatMap(({ colours, unread }, index) => [
    ...[...colours.values()].filter(({ space }) => space === "DeviceRGB" || space === "other").map((colour) => `${index + 1}: ${write(colour)}`),
    ...[...unread].map((operator) => `${index + 1}: ${operator}`),
  ]),
};

/** A colour space that ends in inks: device spaces, named inks whose recipe is CMYK, a palette of such. */
function isInk(space: unknown): boolean {
  if (space instanceof PDFName) return ["DeviceCMYK", "DeviceGray"].includes(space.decodeText());
  if (!(space instanceof PDFArray)) return false;
  const family = space.lookup(0);
  if (family === PDFName.of("Indexed")) return isInk(space.lookup(1));
  return (family === PDFName.of("Separation") || family === PDFName.of("DeviceN")) && isInk(space.lookup(2));
}

const called = (zh: string, en: string, space: unknown): Words => ({ zh: `${zh} ${space}`, en: `${en} ${space}` });

export const objectColours: Check = {
  name: "object-colours",
  zh: "图片、渐变和透明组只能用油墨色",
  en: "pictures, gradients and transparency groups may use inks only",
  applies: onPress,
  problems: ({ context }) => allDicts(context).flatMap((dict) => {
    const found: Words[] = [];
    const stencil = String(dict.get(name("ImageMask"))) === "true";
    if (nameAt(dict, "Subtype") === "Image" && !stencil && !isInk(dict.lookup(name("ColorSpace")))) found.push(called("图片", "picture", dict.get(name("ColorSpace"))));
    const shading = dict.has(name("ShadingType")) ? dict : dictAt(dict, "Shading");
    if (shading?.has(name("ShadingType")) === true && !isInk(shading.lookup(name("ColorSpace")))) found.push(called("渐变", "gradient", shading.get(name("ColorSpace"))));
    const group = dictAt(dict, "Group");
    // A form's group without a space of its own blends in that of the page (ISO 32000-1, 11.6.6).
    const inherits = nameAt(dict, "Subtype") === "Form" && group?.has(name("CS")) === false;
    if (nameAt(group, "S") === "Transparency" && !inherits && !isInk(group?.lookup(name("CS")))) found.push(group?.has(name("CS")) ? called("透明组", "group", group.get(name("CS"))) : { zh: "透明组没有 CS", en: "group without CS" });
    return found;
  }),
};

export const blackText: Check = {
  name: "black-text",
  zh: "黑色文字须为单黑并叠印",
  en: "black text must be black alone and overprint",
  applies: onPress,
  problems: ({ pages }) => pages.flatMap(({ texts }, index) => {
    const wrong = new Map<string, Words>();
    const add = (colour: string, zh = "", en = ""): void => { wrong.set(colour + en, onPage(index, { zh: colour + zh, en: colour + en })); };
    for (const { fill, overprint } of texts) {
      const [c = 0, m = 0, y = 0, k = 0] = fill.values;
      if (fill.space === "DeviceRGB" && c === m && m === y) add(write(fill));
      if (fill.space !== "DeviceCMYK") continue;
      const colours = [c, m, y].filter((ink) => ink > 0).length;
      if (colours > 0 && (k >= 0.5 || (k > 0 && colours === 3))) add(write(fill));
      if (colours === 0 && k === 1 && !overprint) add(write(fill), " 未叠印", " without overprint");
    }
    return [...wrong.values()];
  }),
};

export const vectorTac: Check = {
  name: "vector-tac",
  needs: "profile",
  zh: "线条、色块和文字的总墨量不得超过上限",
  en: "ink of rules, areas and text must not exceed the limit",
  applies: ({ target, profile }) => target === "press" && profile !== undefined,
  problems: ({ pages, profile }) => pages.flatMap(({ colours }, index) =>
    [...colours.values()]
      .filter(({ space, values }) => space === "DeviceCMYK" && values.reduce((sum, ink) => sum + ink * 100, 0) > (profile?.tac ?? 400) + 0.5)
      .map((colour) => `${index + 1}: ${write(colour)}`)),
};

export const interactive: Check = {
  name: "no-annotations",
  zh: "印版不得含批注和链接",
  en: "a press file has no annotations",
  applies: onPress,
  problems: ({ pages }) => pages.flatMap(({ page }, index) => {
    const annotations = page.lookup(name("Annots"));
    return annotations instanceof PDFArray && annotations.size() > 0 ? [`${index + 1}: ${annotations.size()}`] : [];
  }),
};

export const noScripts: Check = {
  name: "no-scripts",
  zh: "不得含脚本、自动动作或加密",
  en: "no scripts, automatic actions or encryption",
  applies: () => true,
  problems: ({ context }) => [
    ...(context.trailerInfo.Encrypt === undefined ? [] : ["Encrypt"]),
    ...allDicts(context).flatMap((dict) => ["JavaScript", "JS", "OpenAction", "AA", "Launch"].filter((key) => dict.has(name(key)) || nameAt(dict, "S") === key)),
  ],
};

