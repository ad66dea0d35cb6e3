/** Stretches that a line may not part: numbers with their units, ranges, times, the dot of a foreign name. */

export type OffsetSpan = readonly [number, number];

/** Nothing longer may be kept whole: a basic column is 11 to 13 em. */
const longestEm = 9;

/** Units and measure words that stay with their number; 万, 亿 and the like may stand between. */
export const units: readonly string[] = [
  "平方公里", "立方米", "平方米", "千瓦时", "毫安时", "摄氏度", "百分点", "公里", "千米", "厘米", "毫米", "微米", "纳米",
  "海里", "英里", "英寸", "英尺", "公顷", "公斤", "千克", "毫克", "毫升", "兆瓦", "千瓦", "字节", "平米",
  "小时", "分钟", "秒钟", "周年", "周岁", "人次", "个月", "年代", "世纪", "年度", "年级", "学年", "学期", "学分", "学时", "时许",
  "号线", "号楼", "美元", "欧元", "日元", "英镑",
  "年", "月", "日", "号", "时", "点", "分", "秒", "天", "周", "季", "岁", "届", "次", "期", "版", "章", "条", "款", "项", "个", "人",
  "名", "位", "户", "家", "件", "篇", "部", "本", "册", "份", "张", "套", "支", "只", "头", "棵", "株", "座", "栋", "幢", "间",
  "层", "楼", "室", "辆", "艘", "架", "台", "列", "趟", "场", "班", "批", "组", "队", "对", "双", "门", "首", "幅", "枚", "块", "片",
  "元", "角", "米", "里", "亩", "吨", "斤", "克", "升", "度", "倍", "成", "折", "级", "类", "种", "样", "些",
  "例", "起", "宗", "处", "所", "路", "排", "步", "站", "字", "行", "句", "页", "集", "轮", "局", "球", "票", "环", "强",
];

const anyUnit = [...units].sort((a, b) => b.length - a.length).join("|");
const number = String.raw`(?:第|[¥￥$€£+-])?\d+(?:,\d{3})*(?:[.:·]\d+)*`;
const unit = `(?:[%‰℃°]|(?:多|余|几)?(?:[百千万亿]{0,2}?(?:多|余)?(?:${anyUnit})|[百千万亿]{1,2}))`;
const amount = `${number}${unit}?`;
const expressions: readonly RegExp[] = [
  // 1—2项, 7月1日～25日, 10:30-11:00, 3.6公里, 第3届, ¥45, 1,234, 第100
  new RegExp(`${amount}(?:[～~—–-]${amount})?`, "gu"),
  // 12月1日: a date is one word
  /\d{1,2}月\d{1,2}日/gu,
  // 约翰·史密斯: only around the dot
  /[\p{L}\d]·[\p{L}\d]/gu,
  // J. K. Rowling
  /(?:\b[A-Z]\.\s?){1,3}[A-Z][a-z]+/gu,
  // Wi-Fi, A-12: a hyphen inside a short name is part of it
  /(?<![A-Za-z\d])[A-Za-z]{1,3}-[A-Za-z\d]{1,3}(?![A-Za-z\d-])/gu,
  // 《…》 and “…” of one or two characters
  /(?:《[^》]{1,2}》|“[^”]{1,2}”)/gu,
];

/**
 * The spans [start, end) of a text that may not be broken, sorted and disjoint, none wider than 9 em:
 * a longer one is parted after a range mark, else between number and unit, else at 9 em.
 */
export function noBreakSpans(text: string): OffsetSpan[] {
  const found: [number, number][] = [];
  for (const expression of expressions) {
    for (const match of text.matchAll(expression)) {
      if (match[0].length > 1) found.push([match.index, match.index + match[0].length]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged: [number, number][] = [];
  for (const [start, end] of found) {
    const last = merged.at(-1);
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged.flatMap(([start, end]) => part(text, start, end)).filter(([start, end]) => end - start > 1);
}

/** Width for the limit only: Latin and digits at 0.56 em, all else at one. The composer measures the real one. */
function widthEm(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + ((char.codePointAt(0) as number) < 0x2000 ? 0.56 : 1), 0);
}

const afterRangeMark = /(?<=[～~—–]|\d-)./u;
const closingUnit = new RegExp(`${unit}[～~—–-]?$`, "u");

function part(text: string, start: number, end: number): OffsetSpan[] {
  const inner = text.slice(start, end);
  if (widthEm(inner) <= longestEm) return [[start, end]];
  const limit = hardLimit(inner);
  const beforeUnit = inner.search(closingUnit);
  const places = [inner.search(afterRangeMark), beforeUnit <= limit ? beforeUnit : 0, inner.lastIndexOf(",", limit - 1) + 1];
  const at = places.find((p) => p > 0) ?? limit;
  return [...part(text, start, start + at), ...part(text, start + at, end)];
}

function hardLimit(text: string): number {
  let at = 0;
  let width = 0;
  for (const char of text) {
    width += widthEm(char);
    if (width > longestEm && at > 0) return at;
    at += char.length;
  }
  return at;
}
