/** The desk's ten checks by name, in the order of `deskChecks`. */
export const checkNames: readonly { readonly zh: string; readonly en: string }[] = [
  { zh: "报头够大", en: "Masthead outranks every head" },
  { zh: "标题有级差", en: "Heads step down in size" },
  { zh: "引题、副题与主题相称", en: "Kicker and deck match their main head" },
  { zh: "标题有呼吸", en: "Heads have air" },
  { zh: "不碰题", en: "No heads collide" },
  { zh: "图片占比与主次", en: "Pictures: share of the page, one dominant" },
  { zh: "没有灰版", en: "No grey slab of text" },
  { zh: "栏长合适、栏脚齐平", en: "Legs of a good length, feet level" },
  { zh: "稿件之间有分隔", en: "Stories are parted" },
  { zh: "视线顺序", en: "Lead, picture, second are seen in order" },
];
