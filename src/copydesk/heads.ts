/** Break places of a head by meaning. */
import type { CopyHead } from "../model/copy.js";
import { isHan, isWordCharacter } from "./characters.js";
import { headWords } from "./head-words.js";
import { noBreakSpans, type OffsetSpan } from "./no-break.js";
import type { Segmenter, Word } from "./segmenter.js";

/** No line starts with these: they lean on what stands before. */
const leaning = new Set(["的", "地", "得", "了", "着", "过", "等", "们", "之", "吗", "呢", "吧", "啊", "者", "后", "前", "中", "里", "上", "下", "内", "过后", "之后", "之前", "以后", "以前", "以来", "期间", "之间"]);
/** No line ends with these: they lead to what follows. */
const leading = new Set([
  "和", "与", "及", "或", "在", "对", "向", "为", "把", "被", "将", "从", "以", "让", "使", "给", "用", "由", "于", "同", "跟", "到", "至",
  "是", "就是", "还是", "成为", "以及", "不", "再", "又", "最", "更", "很", "也", "都", "还", "就", "才", "越", "可", "有", "获", "多", "少", "太", "已", "正", "共", "副", "新", "老", "小", "大", "第", "本", "这", "那", "各", "全", "每",
]);
const closing = new Set("，。、；：？！）》〉】〕”’」』…～·%‰℃");
const opening = new Set("（《〈【〔“‘「『¥");

/**
 * Costs: 0 between phrases, 1 between words. Against the rules (的 at a line's start, 和 at its end) is dearer than
 * any shape of the lines (see `compose/head.ts`), so that a smaller size or one line is taken first.
 */
const cost = { phrase: 0, listMark: 0.5, word: 1, close: 3, bad: 12 } as const;
/** A line that begins with what opens a new clause or says when and where. */
const opensClause = 0.5;
const clauseOpeners = /^(?:让|把|将|为|从|向|对|以|由|与|用|就是|全[国省市区县线城年]|各地|多地|[今明昨去][日天年晨晚]|单[日周月季年]|[上下]半年|年内|近日|日前|首[次批个条届]|同日|全程|一律|统一|同步|陆续|全部|全面|正式|即将|已|再|又|还|也|都|才)$/u;

/** A quotation or title up to this many characters should stay in one line. */
const shortQuotation = 8;

/**
 * The head's break places: offsets after which a line may end (a phrase space belongs to the line before it).
 * Places that no line may ever break at, such as inside a word, a number with its unit or before a closing
 * mark, are not listed.
 */
export function headBreaks(text: string, segmenter: Segmenter): CopyHead["breaks"] {
  const words = headWords(segmenter.cut(text), [...noBreakSpans(text), ...turns(text)]);
  const short = shortQuotations(text);
  const breaks: { at: number; cost: number }[] = [];
  let at = 0;
  for (let i = 0; i + 1 < words.length; i += 1) {
    const [word, next] = [words[i] as Word, words[i + 1] as Word];
    at += word.text.length;
    const price = priceBetween(word, next);
    if (price === undefined) continue;
    const inQuotation = short.some(([start, end]) => start < at && at < end);
    breaks.push({ at, cost: price + (inQuotation ? cost.bad : 0) });
  }
  return breaks;
}

/** Offsets of a running text at which a line would part a word or break the rules of heads: a caption's lines end elsewhere where they can. */
export function insideWords(text: string, segmenter: Segmenter): number[] {
  const open = new Set(headBreaks(text, segmenter).filter((place) => place.cost < cost.bad).map(({ at }) => at));
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, k) => k + 1).filter((at) => !open.has(at));
}

/** 12月31日 stays whole in a head (in copy it may part after the month), and so do 下周一起 and a turn like 向海而兴. */
function turns(text: string): OffsetSpan[] {
  return Array.from(text.matchAll(/\d+月\d+日|[上下本这]?(?:周|星期)[一二三四五六日]起?|[向因应为以逆乘迎依临傍随][\p{Script=Han}]而[\p{Script=Han}]/gu), (m) => [m.index, m.index + m[0].length]);
}

function priceBetween(word: Word, next: Word): number | undefined {
  const last = word.text.at(-1) as string;
  const first = next.text[0] as string;
  if (isSpace(first) || opening.has(last) || closing.has(first)) return undefined;
  if (last === "—" || first === "—") return last !== first && first === "—" ? cost.phrase : undefined;
  if (isSpace(last)) return last === "\u3000" ? cost.phrase : cost.close;
  if (last === "、") return cost.listMark;
  if (closing.has(last) && last !== "”" && last !== "》" && last !== "·" && last !== "%" && last !== "～") return cost.phrase;
  if (isWordCharacter(last) && isWordCharacter(first)) return undefined;
  if (leaning.has(next.text) || /^u/u.test(next.tag)) return cost.bad;
  if (leading.has(word.text) || /^[pc]$/u.test(word.tag)) return cost.bad;
  // 写在|祖国大地上: a verb that ends in a preposition leads on like it.
  if (/^v/u.test(word.tag) && /.[在于为给向]$/u.test(word.text)) return cost.bad;
  if (last === "的") return cost.word + 1.5;
  // 三年后|白鹭又飞回来了: what says when and where is a phrase of its own.
  if (word.tag === "s" && word.text.length > 2 && /^n/u.test(next.tag)) return opensClause;
  if (clauseOpeners.test(next.text) && !/^[pdc]/u.test(word.tag)) return opensClause;
  return cost.word + closeness(word, next);
}

const measuring = new Set(["历时", "耗时", "总投资", "总长", "全长", "达到", "超过", "突破", "增至", "降至", "新增"]);
const comparing = new Set(["同比", "环比", "累计", "平均", "人均", "全程", "一律", "统一", "同步", "陆续", "全部", "全面", "重新", "再次", "首次", "联合", "集中", "共同", "持续", "继续", "不断", "全力", "大力"]);

/** How much two words belong together, from their parts of speech. */
function closeness(word: Word, next: Word): number {
  // A verbal noun in front qualifies like a noun: 自动化|码头.
  const [a, b] = [word.tag === "vn" ? "n" : (word.tag[0] ?? "x"), next.tag[0] ?? "x"];
  const single = (w: Word): boolean => w.text.length === 1 && isHan(w.text) && w.tag !== "lex";
  if (single(word) && single(next)) return cost.close;
  if (single(next) && !/^[vpcdr]/u.test(next.tag)) return cost.close;
  if (single(word) && !/^u/u.test(word.tag)) return cost.close - 1;
  if (a === "m" && (b === "q" || b === "n")) return cost.close;
  // 历时五年, 增长8.6%, 同比增长: a verb and its quantity, a comparison and its verb.
  if ((b === "m" || b === "t") && (a === "v" || measuring.has(word.text))) return 1.5;
  if (comparing.has(word.text)) return 2;
  if (a === "t" && b === "n") return 2;
  if (a === "a" && b === "n") return 2;
  if (a === "d") return 2;
  if (a === "n" && b === "a") return 1;
  if (a === "n" && b === "n") return 2;
  if (a === "v" && b === "n") return 1;
  return 0;
}

function isSpace(char: string): boolean {
  return char === " " || char === "\u3000";
}

function shortQuotations(text: string): [number, number][] {
  const spans: [number, number][] = [];
  for (const match of text.matchAll(/“[^“”]*”|《[^《》]*》|（[^（）]*）/gu)) {
    if (match[0].length - 2 < shortQuotation) spans.push([match.index, match.index + match[0].length]);
  }
  return spans;
}
