import { describe, expect, it } from "vitest";
import { normalise, type Normalised } from "../../../src/copydesk/normalise.js";
import type { TextKind } from "../../../src/copydesk/spaces.js";

const W = "\u3000";

function desk(texts: string | string[], kind: TextKind = "body", spellings: string[] = []): Normalised {
  const pieces = [texts].flat().map((text, i) => ({ text, path: `p[${i}]` }));
  return normalise(pieces, { file: "a.json", kind, spellings, isRange: (before, after) => before.endsWith("北京") && after.startsWith("上海") });
}
const set = (text: string, kind: TextKind = "body", spellings: string[] = []): string => desk(text, kind, spellings).texts[0] as string;

describe("marks beside Han", () => {
  it.each([
    ["你好,世界.真的?真的!好;是:", "你好，世界。真的？真的！好；是："],
    ["记者:关注", "记者：关注"],
    ["《书》,他说", "《书》，他说"],
    ["他说“好”,走了", "他说“好”，走了"],
    ["AI,人工智能", "AI，人工智能"],
    ["你用过ChatGPT,Claude吗?", "你用过ChatGPT，Claude吗？"],
    ["真大!!!好?!", "真大！！！好？！"],
    ["共计100.", "共计100。"],
    ["时间是10:30.", "时间是10:30。"],
  ])("%s → %s", (from, to) => expect(set(from)).toBe(to));

  it.each([
    "总价1,234.5元，比分3:2，10:30开始，圆周率3.14",
    "1.加强领导",
    "Hello, world! It is 5 p.m.",
    "他说“Hello, world!”后离开",
    "在Tokyo, Japan，举行",
    "见https://a.cn/x,y?z=1的说明，写信到a.b@c.com，打开issue.json",
  ])("leaves numbers, times, Latin and addresses: %s", (text) => expect(desk(text)).toMatchObject({ texts: [text], edits: [] }));

  it("ends a URL before the sentence's own mark", () => {
    expect(set("见https://a.cn/x,详情")).toBe("见https://a.cn/x，详情");
  });
  it("keeps the marks of a name in the lexicon", () => {
    expect(set("Yahoo!公司", "body", ["Yahoo!"])).toBe("Yahoo!公司");
    expect(set("Yahoo!公司")).toBe("Yahoo！公司");
  });
});

describe("brackets", () => {
  it.each([
    ["县(市、区)党政", "县（市、区）党政"],
    ["国内生产总值(GDP)增长", "国内生产总值（GDP）增长"],
    ["GDP(国内生产总值)", "GDP（国内生产总值）"],
    ["(张临山)", "（张临山）"],
    ["外(内(GDP)内)外", "外（内（GDP）内）外"],
    ["（张三)", "（张三）"],
    ["1)加强", "1）加强"],
    ["World Trade (WTO) Office", "World Trade (WTO) Office"],
  ])("%s → %s", (from, to) => expect(set(from)).toBe(to));
});

describe("quotes", () => {
  it.each([
    ["他说\"好\"。", "他说“好”。"],
    ["\"他说'好'吧\"", "“他说‘好’吧”"],
    ["It's Tom's and the students' book", "It’s Tom’s and the students’ book"],
    ["“他说'好'”", "“他说‘好’”"],
  ])("%s → %s", (from, to) => expect(set(from)).toBe(to));

  it("pairs across runs and gives each run its own edits", () => {
    const { texts, edits } = desk(["他说\"你", "好", "\",走"]);
    expect(texts).toEqual(["他说“你", "好", "”，走"]);
    expect(edits.map((e) => [e.path, e.at, e.from, e.to])).toEqual([["p[0]", 2, "\"", "“"], ["p[2]", 0, "\"", "”"], ["p[2]", 1, ",", "，"]]);
  });
  it("reports a quote without partner and leaves inch marks", () => {
    expect(desk("55\"电视和\"好\"书")).toMatchObject({ texts: ["55\"电视和“好”书"], unpairedQuote: true });
    expect(desk("好\"好\"").unpairedQuote).toBe(false);
  });
  it("opens a paragraph of a long quotation", () => expect(set("\"第一段没有收")).toBe("“第一段没有收"));
});

describe("dashes, ellipses, ranges", () => {
  it.each([
    ["等等...", "等等……"], ["啊。。。好", "啊……好"], ["好⋯⋯完…", "好……完……"], ["嗯......好", "嗯……好"],
    ["--访书记", "——访书记"], ["来了──走了", "来了——走了"], ["来了—走了", "来了——走了"], ["好，—也好", "好，——也好"],
    ["增加1-3项", "增加1-3项"], ["增加1—2项", "增加1—2项"], ["6月—8月", "6月—8月"], ["北京—上海高铁", "北京—上海高铁"],
    ["7月1日~25日", "7月1日～25日"], ["约1~2天", "约1～2天"], ["wait... then -- go", "wait... then -- go"],
    ["好…………好", "好…………好"],
  ])("%s → %s", (from, to) => expect(set(from)).toBe(to));
});

describe("one code point per glyph", () => {
  it.each([
    ["１２ＡＢｃ〜", "12ABc～"], ["约翰・史密斯", "约翰·史密斯"], ["6‧10事故", "6·10事故"], ["甲﹑乙", "甲、乙"],
    ["⼀⼆三", "一二三"], ["\uF9DC好", "隆好"], ["零\u200B宽\u2060字\u00AD符\uFEFF", "零宽字符"], ["甲\u00A0Art\u00A0Deco乙", "甲Art Deco乙"],
    ["﨑", "﨑"],
  ])("%s → %s", (from, to) => expect(set(from)).toBe(to));

  it("folds what layout programs and word processors paste, and figures in circles that share a glyph", () => {
    expect(set("非断‑连字‐符 \u2780\u278a 甲\u2028乙\u1680丙", "body")).toBe("非断-连字-符①❶甲乙丙");
  });
  it("folds even where text rules are off", () => expect(set("地址：１号,\u00A0(乙) A", "furniture")).toBe("地址：1号, (乙) A"));
});

describe("spaces", () => {
  it.each<[string, TextKind, string]>([
    ["学党史 践初心", "head", `学党史${W}践初心`],
    ["学党史 践初心", "body", "学党史践初心"],
    ["用 AI 写稿", "body", "用AI写稿"],
    ["用 AI 写稿", "head", "用AI写稿"],
    ["奋进2026 谱写新篇", "head", `奋进2026${W}谱写新篇`],
    ["长5.2公里 年龄", "head", `长5.2公里${W}年龄`],
    ["（记者 陈知远）", "credit", `（记者${W}陈知远）`],
    ["本报记者 李杰华", "body", `本报记者${W}李杰华`],
    ["本报讯 6月30日，", "body", `本报讯${W}6月30日，`],
    ["展出“党史书画展 丹青话百年”等", "body", `展出“党史书画展${W}丹青话百年”等`],
    ["　　段首缩进。 ", "body", "段首缩进。"],
    ["iPhone 17 Pro 手机", "body", "iPhone 17 Pro手机"],
    ["行一 半\n　行二 ", "verse", `行一${W}半\n　行二`],
    ["断\n行", "body", "断行"],
  ])("%s as %s → %s", (from, kind, to) => expect(set(from, kind)).toBe(to));

  it("names the rule", () => {
    expect(desk("用 AI 写稿").edits).toEqual([
      { file: "a.json", path: "p[0]", at: 1, from: " ", to: "", rule: "han-latin-space" },
      { file: "a.json", path: "p[0]", at: 4, from: " ", to: "", rule: "han-latin-space" },
    ]);
  });
});
