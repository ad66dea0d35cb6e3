/** A supplied page against the press profile. It is placed untouched, so nothing of it can be mended here. */
import type { Diagnostics, Severity } from "../diagnostics/diagnostic.js";
import type { InkMaximum } from "../model/render.js";
import type { PressProfile } from "../model/press.js";
import type { SuppliedFacts } from "./supplied-facts.js";
import type { FontFault } from "./supplied-fonts.js";

/** Where most ink lies, in mm from the page's left and top; or what could not be seen through single inks. */
export type InkFinding = Pick<InkMaximum, "percent" | "xMm" | "yMm" | "overShare"> | { readonly unread: readonly string[] };

interface Looked {
  readonly facts: SuppliedFacts;
  readonly alike: boolean;
  readonly ink: InkFinding;
  readonly href: string;
}

/** Rounding to eight bits an ink takes and gives this much, in points, as in preflight. */
const inkSlack = 2;
/** Thinner lines break up on newsprint; decimals of a content stream take and give a little. */
const hairlinePt = 0.245;

/**
 * Adds, as errors, `advert-ambiguous`, `advert-font`, `advert-blank`, `advert-colour`, `advert-content`, `advert-transparency`, `advert-tac`; as warnings
 * `advert-profile`, `advert-ppi`, `advert-hairline`, `advert-overprint`, `advert-left-out`.
 * @returns true where the page may be placed
 */
export function judgeSupplied({ facts, alike, ink, href }: Looked, profile: PressProfile, diagnostics: Diagnostics): boolean {
  let sound = true;
  const report = (code: string, severity: Severity, zh: string, en: string, hintZh: string, hintEn: string): void => {
    if (severity === "error") sound = false;
    diagnostics.add({ code, severity, place: {}, zh: `“${href}”${zh}`, en: `"${href}" ${en}`, hint: { zh: hintZh, en: hintEn } });
  };
  const fonts = (fault: FontFault): string => facts.fonts.filter((font) => font.fault === fault).map((font) => font.name).join(", ");
  if (fonts("not-embedded") !== "") report("advert-font", "error", `的字体没有嵌入：${fonts("not-embedded")}`, `has fonts that are not embedded: ${fonts("not-embedded")}`, "请供稿方嵌入字体或转曲后重新导出", "have it exported again with its fonts embedded, or as outlines");
  if (fonts("type3") !== "") report("advert-font", "error", `有 Type 3 字体：${fonts("type3")}`, `has Type 3 fonts: ${fonts("type3")}`, "请供稿方换用普通字体或转曲", "have it set in ordinary fonts, or turned into outlines");
  if (fonts("damaged") !== "") report("advert-font", "error", `的字体文件已损坏：${fonts("damaged")}`, `has fonts whose files are damaged: ${fonts("damaged")}`, "请供稿方重新导出，或把文字转曲", "have it exported again, or its type turned into outlines");
  const colours = [...facts.colours, ...facts.spots];
  if (colours.length > 0) report("advert-colour", "error", `有四色油墨以外的颜色：${colours.join("、")}`, `has colours that are not of the four inks: ${colours.join(", ")}`, "广告原样上版，不转颜色：请供稿方按 CMYK 导出（PDF/X-1a 即是）", "an advert is placed untouched: have it exported in CMYK (as PDF/X-1a)");
  if (facts.refused.length > 0) report("advert-content", "error", `含有印版不能有的内容：${facts.refused.join("、")}`, `holds what a press file may not hold: ${facts.refused.join(", ")}`, "请供稿方导出为 PDF/X-1a 或 PDF/X-4", "have it exported as PDF/X-1a or PDF/X-4");
  if (facts.hidden.length > 0) report("advert-content", "error", `有隐藏的图层：${facts.hidden.join("、")}`, `has hidden layers: ${facts.hidden.join(", ")}`, "广告整页上版，隐藏的图层会露出来：请供稿方删去后重新导出", "an advert is placed whole, and what is hidden would show: have those layers deleted and export it again");
  if (facts.missing.length > 0) report("advert-content", "error", `用到了文件里没有的资源，会缺东西：${facts.missing.join("、")}`, `uses what the file does not hold, so something would be missing: ${facts.missing.join(", ")}`, "请供稿方重新导出为 PDF/X-1a 或 PDF/X-4", "have it exported again as PDF/X-1a or PDF/X-4");
  if (facts.transparent && profile.standard === "PDF/X-1a") report("advert-transparency", "error", "有透明效果，而印刷配置是 PDF/X-1a", "has transparency, and the press profile is PDF/X-1a", "请供稿方拼合透明后导出为 PDF/X-1a", "have it flattened and exported as PDF/X-1a");
  if (!alike && sound) report("advert-ambiguous", "error", "有歧义：不同的阅读程序显示的画面不一样", "is ambiguous: readers differ in what they show of it", "文件里有互相覆盖的旧内容或错误的引用：请供稿方重新导出为 PDF/X-1a", "it holds remains of earlier versions or wrong references: have it exported again as PDF/X-1a");
  // What is no ink has been named already.
  if ("unread" in ink && sound) report("advert-content", "error", `无法逐墨检查：${ink.unread.join("、")}`, `cannot be checked ink by ink: ${ink.unread.join(", ")}`, "请供稿方导出为 PDF/X-1a", "have it exported as PDF/X-1a");
  if (!("unread" in ink) && ink.percent === 0) report("advert-blank", "error", "是空白的：页面上一点墨也没有", "is blank: there is no ink on its page", "打开文件看看是不是导出错了页面或图层", "open it and see whether the wrong page or layer was exported");
  if (!("unread" in ink) && ink.percent > profile.tac + inkSlack) report("advert-tac", "error", inkWords(ink, profile.tac).zh, inkWords(ink, profile.tac).en, `请供稿方按新闻纸总墨量 ${profile.tac}% 重新分色`, `have it separated anew for a total ink of ${profile.tac} %`);
  if (facts.profiles.length > 0) report("advert-profile", "warning", `是按 ${facts.profiles.join("、")} 分色的，墨量数值原样上版`, `was separated for ${facts.profiles.join(", ")}; its ink values are printed as they are`, `本报的印刷条件是 ${profile.condition}：颜色不能差的，请供稿方按此重新分色`, `the press prints ${profile.condition}: have it separated for that where its colours matter`);
  const coarse = facts.pictures.filter(({ ppi }) => Math.round(ppi) < profile.minimumPpi).map(({ name, ppi }) => `${name} ${ppi.toFixed(0)} ppi`).join(", ");
  if (coarse !== "") report("advert-ppi", "warning", `的图片分辨率不足 ${profile.minimumPpi} ppi：${coarse}`, `has pictures under ${profile.minimumPpi} ppi: ${coarse}`, "请供稿方换更大的图片", "have it made with larger pictures");
  if (facts.thinnestPt !== undefined && facts.thinnestPt < hairlinePt) report("advert-hairline", "warning", `的线细到 ${facts.thinnestPt.toFixed(2)} pt，新闻纸上会断`, `has lines of ${facts.thinnestPt.toFixed(2)} pt, which break up on newsprint`, "线宽不小于 0.25 pt", "lines should have 0.25 pt or more");
  if (facts.vanishes) report("advert-overprint", "warning", "有设为叠印的白色，印出来会消失", "has white that overprints: it vanishes on the press", "请供稿方把白色改为镂空", "have the white knocked out");
  if (facts.leftOut > 0) report("advert-left-out", "warning", `有 ${facts.leftOut} 处批注或表单，不会印出`, `has ${facts.leftOut} annotations or form fields, which are not printed`, "要印的内容应画在页面里", "what is to be printed must be drawn on the page itself");
  return sound;
}

function inkWords({ percent, xMm, yMm, overShare }: Pick<InkMaximum, "percent" | "xMm" | "yMm" | "overShare">, limit: number): { zh: string; en: string } {
  const share = overShare < 0.0001 ? "< 0.01" : (overShare * 100).toFixed(2);
  return {
    zh: `的总墨量达 ${percent.toFixed(0)}%，上限 ${limit}%；最浓处距左边 ${xMm} mm、上边 ${yMm} mm，超限面积占 ${share}%`,
    en: `has ${percent.toFixed(0)} % ink where ${limit} % is the limit, most of it ${xMm} mm from its left and ${yMm} mm from its top; ${share} % of it is over`,
  };
}
