/** Words of a head that may not be parted though the dictionary parts them: names, offices, suffixes, complements. */
import { isHan } from "./characters.js";
import type { OffsetSpan } from "./no-break.js";
import type { Word } from "./segmenter.js";

/** Aspect and structure that stand right behind their verb. */
const aspects = new Set(["了", "着", "过"]);
/** 端出, 写在, 走进, 留给: what completes a verb of one character. */
const complements = new Set([..."在到给成为向于入出进回起上下过好住开完掉来去至"]);
/** 省科技厅, 市人大常委会: the authority in front of an office. */
const authorities = new Set(["省", "市", "区", "县", "州", "国", "镇", "乡", "村"]);
/** Nouns of one character that end a name or a compound: 学习会, 科技奖, 三号线. */
const suffixes = new Set([
  ..."馆站室厅局院所节赛奖法案区园镇村乡县州路街桥线队团组班圈带网库厂店港湖河江山岛湾寺塔楼城梦论史志报刊社校系部委办处科所性化界型式率力者家员长师手民",
]);
/** 盐碱地里, 元旦前, 三年后: what says where or when of the noun before it. */
const localizers = new Set([..."里中上下内外前后间旁"]);
/** Words that jieba makes of a localizer and what follows it: 元旦|前向|市民. */
const miscut = new Set(["前向", "后向", "里种", "上向", "中向", "后又", "前又", "里有"]);
/** 明年起, 年底前: what stands behind a time. */
const times = new Set([..."起前后底初末间中"]);
/** Offices and works that a name of unknown words is part of: 云汀大学, 云汀区委. */
const namedWorks = /^(?:大学|学院|中学|小学|医院|大桥|大道|公园|广场|机场|车站|高铁|地铁|区委|市委|县委|省委|镇政府|区政府|市政府|县政府|法院|检察院|公司|集团|银行|水库|湿地|古城|老街|日报|晚报|新区|开发区|论坛)$/u;
/** Words that are swallowed by a guessed word at its end: 添绿为. */
const swallowed = new Set([..."为在和与及对向把被将从让给的了着"]);
/** Where a line may end by rule whatever the dictionary says of the word. */
const separators = new Set([..."\u3000 —"]);

/** Whether a boundary between two words is none: what stands left and right of it belongs to one word. */
function oneWord(word: Word, next: Word, after: Word | undefined): boolean {
  const [a, b] = [word.text, next.text];
  if (separators.has(a.at(-1) as string) || separators.has(b[0] as string)) return false;
  if (!isHan(a.at(-1)) || !isHan(b[0])) return false;
  if (aspects.has(b)) return true;
  if (b === "们" || next.tag === "k" || word.tag === "h") return true;
  if (a.length === 1 && /^v/u.test(word.tag) && complements.has(b)) return true;
  if (/^t/u.test(word.tag) && times.has(b)) return true;
  if (localizers.has(b) && /^(?:n|t|s|m|q|x|lex|v?n)/u.test(word.tag)) return true;
  if ((b === "来" || b === "去") && /^v/u.test(word.tag) && complements.has(a.at(-1) as string)) return true;
  // 会 and its like are verbs too: 记者会失业吗. At the end of a phrase they are nouns.
  if (b === "会") return a.length > 1 && /^[nvl]/u.test(word.tag) && (after === undefined || !isHan(after.text[0]));
  if (suffixes.has(b) && a.length > 1 && /^(?:n|m|vn|l|x|j|b)/u.test(word.tag)) return true;
  if (authorities.has(a) && /^n/u.test(next.tag)) return true;
  // A surname that was cut from its given name.
  if (a.length === 1 && word.tag === "nr") return true;
  return /^(?:nr|ns|nz|x|lex)/u.test(word.tag) && a.length <= 4 && namedWorks.test(b);
}

/** 添绿|为: gives a guessed word's last character back where it is a word that leads to what follows. */
function splitSwallowed(word: Word): readonly Word[] {
  const last = word.text.at(-1) as string;
  if (miscut.has(word.text)) return [{ text: word.text.slice(0, 1), tag: "f" }, { text: word.text.slice(1), tag: "p" }];
  if (word.tag !== "x" || word.text.length < 3 || !swallowed.has(last)) return [word];
  return [{ text: word.text.slice(0, -1), tag: "x" }, { text: last, tag: "p" }];
}

/** The words of a head as it may be parted: `kept` spans are one word each, a number with its unit. */
export function headWords(cut: readonly Word[], kept: readonly OffsetSpan[]): Word[] {
  const words = cut.flatMap(splitSwallowed);
  const joined: Word[] = [];
  let at = 0;
  words.forEach((word, i) => {
    const last = joined.at(-1);
    const before = words[i - 1];
    const inside = kept.some(([start, end]) => start < at && at < end);
    at += word.text.length;
    if (last === undefined || before === undefined) joined.push(word);
    else if (inside) joined[joined.length - 1] = { text: last.text + word.text, tag: "m" };
    else if (oneWord(before, word, words[i + 1])) joined[joined.length - 1] = { text: last.text + word.text, tag: joinedTag(last, word) };
    else joined.push(word);
  });
  return joined;
}

/** A verb with its aspect or complement is a verb, a name with its suffix what the suffix is. */
function joinedTag(word: Word, next: Word): string {
  if (aspects.has(next.text) || /^v/u.test(word.tag)) return next.text === "会" ? "n" : "v";
  if (localizers.has(next.text)) return "s";
  if (next.text === "们" || next.tag === "k") return word.tag;
  return /^n/u.test(next.tag) ? next.tag : "n";
}
