/** What finishing has to say. One sentence in Chinese and English per code. */
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";

const words = {
  "unknown-operator": ["页面用了不认识的 PDF 操作符", "the page uses a PDF operator that is not known here"],
  "inline-image": ["页面含内嵌图像（BI），无法转换", "the page holds an inline image (BI), which cannot be converted"],
  "unknown-colour-space": ["页面用了不认识的色彩空间", "the page uses a colour space that is not known here"],
  "unknown-colour": ["页面有主题油墨以外的颜色", "the page has a colour that is no ink of the theme"],
  "colour-on-k-page": ["单黑版上出现了彩色", "a page printed in black carries a colour"],
  "second-spot": ["专色版上出现了第二个专色", "a page with one spot ink carries a second one"],
  "shading-function": ["渐变用了无法转换的函数", "a gradient uses a function that cannot be converted"],
  "tiling-pattern": ["页面用了平铺图案", "the page uses a tiling pattern"],
  "soft-mask": ["页面用了软蒙版（阴影、透明渐变或滤镜）", "the page uses a soft mask (a shadow, an alpha gradient or a filter)"],
  "blend-mode": ["页面用了无法在 CMYK 中保证结果的混合模式", "the page uses a blend mode whose result in CMYK is not certain"],
  "unknown-graphics-state": ["页面用了不认识的图形状态", "the page uses a graphics state that is not known here"],
  "unknown-object": ["页面引用的对象无法识别", "the page paints an object that is not known here"],
  "type3-font": ["页面有 Type 3 字体：字体文件须为 TrueType 轮廓", "the page has a Type 3 font: font files must have TrueType outlines"],
  "font-not-embedded": ["字体没有嵌入", "a font is not embedded"],
  "missing-glyph": ["页面印出了缺字（.notdef）", "the page shows a missing glyph (.notdef)"],
  "radical-remains": ["文字抽取仍会得到部首码位", "extracted text would still hold a radical's code point"],
  "untagged-text": ["有文字没有结构标签", "some text has no structure tag"],
  "unknown-tag": ["结构标签无法对应到标准标签", "a structure tag has no standard equivalent"],
  "figure-without-alt": ["图片没有替代文字", "a figure has no alternative text"],
  "page-size": ["浏览器给出的页面尺寸与版面不符", "the browser's page is not the size of the paper"],
  "bleed-missing": ["印刷配置要求出血，但页面只到裁切线，切边处会露白", "the press profile asks for bleed, but the page ends at the trim, and something on it reaches the edge"],
  "marks-without-room": ["印刷配置的版边太窄，放不下标记、色标或版边信息", "the profile's band outside the trim is too narrow for its marks, colour bar or slug line"],
  "transparency": ["PDF/X-1a 不允许透明", "PDF/X-1a allows no transparency"],
  "picture-colour-space": ["图片的色彩空间无法转换", "a picture's colour space cannot be converted"],
  "picture-encoding": ["图片的编码无法读取", "a picture's encoding cannot be read"],
  "low-ppi": ["图片分辨率不足", "a picture's resolution is too low"],
  "tac": ["图片转换后的总墨量超过上限", "a converted picture exceeds the ink limit"],
  "original-not-placed": ["印版上找不到 CMYK 原图的位置", "the place of a CMYK original was not found on the page"],
  "advert-not-placed": ["印版上找不到所供版面的位置", "the place of a supplied page was not found on the plate"],
  "advert-in-grey": ["单黑版、套红版上的彩色广告改印灰度图像", "a coloured advert on a page without those inks is printed as a grey picture"],
  "vector-tac": ["油墨配方的总墨量超过上限", "an ink's recipe exceeds the ink limit"],
} as const satisfies Record<string, readonly [string, string]>;

export type FindingCode = keyof typeof words;

/** A finding on a page; `zh` and `en` say exactly what was found. */
export function finding(
  code: FindingCode,
  page: string,
  detail: { readonly zh: string; readonly en: string },
  options: { readonly severity?: Severity; readonly hint?: { readonly zh: string; readonly en: string } } = {},
): Diagnostic {
  const [zh, en] = words[code];
  return {
    code,
    severity: options.severity ?? "error",
    place: { page },
    zh: detail.zh === "" ? zh : `${zh}：${detail.zh}`,
    en: detail.en === "" ? en : `${en}: ${detail.en}`,
    ...(options.hint === undefined ? {} : { hint: options.hint }),
  };
}

/** The same detail in both languages: a name, a number, an operator. */
export const same = (text: string): { readonly zh: string; readonly en: string } => ({ zh: text, en: text });
