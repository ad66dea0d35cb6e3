/** What a press cannot hold: lines too thin, paint that vanishes, transparency where none may be. */
import { dictAt, dictOf, name, nameAt, numberAt, textAt } from "../pdf/objects.js";
import { onPress, type Check, type Subject } from "./check.js";
import { allDicts } from "../pdf/inspect.js";
import { onPage, type Words } from "./words.js";

/** Thinner lines break up on newsprint; a width of 0 is whatever the device likes (ISO 32000-1, 8.4.3.2). */
const hairlinePt = 0.25;
/** Decimals of a content stream. */
const slackPt = 0.005;

export const hairlines: Check = {
  name: "hairlines",
  zh: "线不得细于 0.25 pt",
  en: "no line may be thinner than 0.25 pt",
  applies: onPress,
  problems: ({ pages }) => pages.flatMap(({ lineWidthsPt }, index) =>
    [...lineWidthsPt].filter((width) => width < hairlinePt - slackPt).map((width) => `${index + 1}: ${width.toFixed(3)} pt`)),
};

const sideWords: Readonly<Record<"fill" | "stroke", Words>> = { fill: { zh: "填色", en: "fill" }, stroke: { zh: "描边", en: "stroke" } };

export const overprint: Check = {
  name: "overprint",
  zh: "没有墨的颜色不得叠印，否则会消失",
  en: "what leaves the paper bare may not overprint: it would vanish",
  applies: onPress,
  problems: ({ pages }) => pages.flatMap(({ vanishing }, index) => [...vanishing].map((side) => onPage(index, sideWords[side]))),
};

const isFlat = ({ context }: Subject): boolean => textAt(dictOf(context.lookup(context.trailerInfo.Info)), "GTS_PDFXVersion")?.startsWith("PDF/X-1a") === true;

/** ISO 15930-4, 6.14: no soft mask, no constant alpha but 1, no blend mode but Normal, no group. */
export const flatness: Check = {
  name: "no-transparency",
  zh: "PDF/X-1a 不得有透明",
  en: "PDF/X-1a has no transparency",
  applies: (subject) => onPress(subject) && (isFlat(subject) || subject.profile?.standard === "PDF/X-1a"),
  problems: ({ context }) => allDicts(context).flatMap((dict) => [
    ...(dict.has(name("SMask")) && nameAt(dict, "SMask") !== "None" ? ["SMask"] : []),
    ...(["CA", "ca"] as const).filter((key) => (numberAt(dict, key) ?? 1) < 1),
    ...(dict.has(name("BM")) && !["Normal", "Compatible"].includes(nameAt(dict, "BM") ?? "") ? [`BM ${nameAt(dict, "BM") ?? ""}`] : []),
    ...(nameAt(dictAt(dict, "Group"), "S") === "Transparency" ? ["Group"] : []),
  ]),
};

/** The file says the kind that its press profile asks for. */
export const standard: Check = {
  name: "standard",
  needs: "profile",
  zh: "文件标明的 PDF/X 版本须与印刷配置一致",
  en: "the PDF/X version that the file states must be the press profile's",
  applies: (subject) => onPress(subject) && subject.profile !== undefined,
  problems: (subject) => (isFlat(subject) === (subject.profile?.standard === "PDF/X-1a") ? [] : [`≠ ${subject.profile?.standard}`]),
};
