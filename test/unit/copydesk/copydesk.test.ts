import { describe, expect, it } from "vitest";
import { copydesk } from "../../../src/copydesk/copydesk.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import type { Article } from "../../../src/model/article.js";
import type { ArticleCopy, Copy, CopyBlock } from "../../../src/model/copy.js";
import type { Issue, IssueFile } from "../../../src/model/issue.js";
import type { PressProfile } from "../../../src/model/press.js";
import type { Theme } from "../../../src/model/theme.js";

const W = "\u3000";
const head = { main: "headSong", kicker: "kicker", deck: "deck" };
const theme = {
  styles: { masthead: {}, folio: {}, folioTitle: {}, banner: {}, bannerSub: {}, ear: {}, imprint: {} },
  heads: { lead: head, second: head, third: head, minor: head, brief: { ...head, main: "briefHead" } },
  wording: { editorNote: "编者按", jumpTo: "", jumpFrom: "", briefs: "", advert: "", weather: "", guide: "" },
} as unknown as Theme;

interface Result {
  readonly copy: Copy;
  readonly diagnostics: Diagnostics;
  readonly article: ArticleCopy;
}

function desk(article: Partial<Article>, file: Partial<IssueFile> = {}, missing = ""): Result {
  const whole: Article = { id: "a1", kind: "news", blocks: [], ...article };
  const issue: Issue = {
    id: "i", folder: "/issue", source: "", pictures: new Map(), theme, profile: {} as PressProfile, plan: undefined,
    file: { title: "云汀日报", date: "2026-12-07", pages: [{ label: "01", name: "要闻" }], ...file },
    articles: new Map([["a1", { article: whole, file: "articles/a1.json", source: "", lineOf: (path) => (path.startsWith("blocks[0]") ? 12 : 3) }]]),
  };
  const diagnostics = new Diagnostics();
  const missingGlyphs = (text: string) => Array.from(missing).flatMap((char) => (text.includes(char) ? [{ char, at: text.indexOf(char) }] : []));
  const copy = copydesk(issue, { missingGlyphs }, diagnostics);
  return { copy, diagnostics, article: copy.articles.get("a1") as ArticleCopy };
}

const shown = (block: CopyBlock | undefined): string[] => (block?.runs ?? []).map((r) => `${r.style}:${r.text}`);
const paragraph = (text: string) => ({ type: "paragraph", text }) as const;

describe("blocks", () => {
  it("turns every type of block into runs of named styles with stable ids and paths", () => {
    const { article } = desk({
      kind: "interview",
      blocks: [
        { type: "paragraph", text: [{ t: "他说," }, { t: "重", style: "strong" }, { t: "楷", style: "kai" }, { t: "线", style: "underline" }, { t: "链", href: "https://a.cn" }] },
        { type: "paragraph", runIn: "一是强基", text: "发展。" },
        { type: "question", speaker: "记者:", text: "问?" },
        { type: "answer", speaker: "林武", text: "答。", optional: true },
        { type: "entry", label: "7月1日~25日", text: "大会举行。" },
        { type: "note", text: "注。" },
        { type: "quote", text: "引。" },
        { type: "pullquote", text: "摘。" },
        { type: "verse", text: "行一\n行二" },
        { type: "subhead", text: "用心 服务" },
        { type: "subhead", text: "--立根铸魂", style: "dash" },
        { type: "figure", figure: "f" },
        { type: "list", items: ["甲", [{ t: "乙" }]] },
        { type: "table", rows: [["姓名", "数"], ["张三", "3"]], caption: "表" },
      ],
    });
    expect(article.blocks.map((b) => [b.id, b.role, b.path, ...shown(b)])).toEqual([
      ["b0", "paragraph", "blocks[0]", "body:他说，", "strong:重", "kai:楷", "body:线", "body:链"],
      ["b1", "paragraph", "blocks[1]", `runIn:一是强基${W}`, "body:发展。"],
      ["b2", "question", "blocks[2]", "speaker:记者：", "body:问？"],
      ["b3", "answer", "blocks[3]", "speaker:林武：", "body:答。"],
      ["b4", "entry", "blocks[4]", `label:7月1日～25日${W}`, "body:大会举行。"],
      ["b5", "note", "blocks[5]", "note:注。"],
      ["b6", "quote", "blocks[6]", "quote:引。"],
      ["b7", "pullquote", "blocks[7]", "pullquote:摘。"],
      ["b8", "verse", "blocks[8]", "verse:行一\n行二"],
      ["b9", "subhead", "blocks[9]", `subhead:用心${W}服务`],
      ["b10", "subheadDash", "blocks[10]", "subhead:——立根铸魂"],
      ["b12.0", "listItem", "blocks[12].items[0]", "body:甲"],
      ["b12.1", "listItem", "blocks[12].items[1]", "body:乙"],
      ["b13", "table", "blocks[13]", "caption:表"],
    ]);
    expect(article.blocks[0]?.runs[3]?.underline).toBe(true);
    expect(article.blocks[0]?.runs[4]?.href).toBe("https://a.cn");
    expect(article.blocks[3]?.optional).toBe(true);
    expect(article.blocks.at(-1)?.cells).toEqual([["姓名", "数"], ["张三", "3"]]);
  });
  it("marks unbreakable spans in the joined runs", () => {
    const block = desk({ dateline: { text: "本报讯" }, blocks: [paragraph("6月30日")] }).article.blocks[0];
    expect(block?.noBreak).toEqual([[0, 3], [4, 9]]);
  });
  it("maps edits to path and offset", () => {
    const { copy } = desk({ blocks: [{ type: "paragraph", text: [{ t: "甲" }, { t: "乙,丙" }] }] });
    expect(copy.edits).toEqual([{ file: "articles/a1.json", path: "blocks[0].text[1].t", at: 1, from: ",", to: "，", rule: "full-width-mark" }]);
  });
});

describe("credits", () => {
  const news = { dateline: { text: "本报讯" }, blocks: [{ type: "subhead", text: "题" } as const, paragraph("正文。")] };

  it("sets dateline and reporter in front of the first paragraph", () => {
    const { article } = desk({ ...news, credits: [{ role: "reporter", names: ["陈知远"], text: "（记者 陈知远）", position: "dateline" }] });
    expect(shown(article.blocks[1])).toEqual([`dateline:本报讯（记者${W}陈知远）${W}`, "body:正文。"]);
  });
  it("builds and merges dateline credits and lists what it built", () => {
    const { article, copy } = desk({ ...news, credits: [{ role: "reporter", names: ["张三"] }, { role: "correspondent", names: ["李四", "王五"] }] });
    expect(shown(article.blocks[1])[0]).toBe(`dateline:本报讯（记者${W}张三${W}通讯员${W}李四${W}王五）${W}`);
    expect(copy.edits.map((e) => [e.path, e.to, e.rule])).toEqual([
      ["credits[0]", `记者${W}张三`, "credit-built"], ["credits[1]", `通讯员${W}李四${W}王五`, "credit-built"],
    ]);
  });
  it("sets a dateline alone", () => {
    expect(shown(desk({ ...news, credits: [] }).article.blocks[1])).toEqual([`dateline:本报讯${W}`, "body:正文。"]);
  });
  it("puts authors under the head, before the editor's note", () => {
    const { article } = desk({ ...news, dateline: undefined, editorNote: "按语,好。", credits: [{ role: "author", names: ["田子格"] }] });
    expect(article.blocks.map((b) => b.role)).toEqual(["byline", "editorNote", "subhead", "paragraph"]);
    expect(shown(article.blocks[0])).toEqual(["byline:田子格"]);
    expect(shown(article.blocks[1])).toEqual([`noteLabel:编者按${W}`, "note:按语，好。"]);
  });
  it("joins an inline credit to the last text and sets it apart where the last block takes none", () => {
    const credits = [{ role: "unknown", names: ["杨沫"], text: "(杨沫)", position: "endInline" as const }];
    expect(shown(desk({ ...news, dateline: undefined, credits }).article.blocks.at(-1))).toEqual(["body:正文。", "credit:（杨沫）"]);
    const verse = desk({ kind: "poem", blocks: [{ type: "verse", text: "诗" }], credits }).article.blocks;
    expect(verse.map((b) => [b.id, b.role])).toEqual([["b0", "verse"], ["credit", "endCredit"]]);
  });
  it.each([
    [{ role: "reporter", names: ["李杰华"] }, `本报记者${W}李杰华`],
    [{ role: "unknown", names: ["胡平"] }, "（胡平）"],
    [{ role: "photographer", names: ["张三"] }, `张三${W}摄`],
    [{ role: "特约撰稿", names: ["张三"] }, `特约撰稿${W}张三`],
  ])("sets %j at the end as %s", (credit, text) => {
    const block = desk({ blocks: [paragraph("文。")], credits: [credit] }).article.blocks.at(-1);
    expect([block?.role, ...shown(block)]).toEqual(["endCredit", `credit:${text}`]);
  });
  it("loses no credit of an article without text", () => {
    const { article } = desk({ kind: "photo", dateline: { text: "本报讯" }, blocks: [] });
    expect(article.blocks.map((b) => shown(b))).toEqual([["dateline:本报讯"]]);
  });
});

describe("heads and figures", () => {
  it("fills the five heads, keeps the author's lines and says what is not printed", () => {
    const { article, diagnostics } = desk({
      headlines: [
        { role: "kicker", value: "引题" }, { role: "main", value: "学党史 践初心", lines: ["学党史", "践初心"] },
        { role: "sub", value: "--访张三" }, { role: "sub", value: "副题二" }, { role: "summary", value: "提要。" },
        { role: "jumpHead", value: "短题" }, { role: "web", value: "网题" },
      ],
    });
    expect([article.kicker, article.main, article.deck, article.summary, article.jumpHead].map((h) => h?.text))
      .toEqual(["引题", `学党史${W}践初心`, `——访张三${W}副题二`, "提要。", "短题"]);
    expect(article.main).toMatchObject({ lines: ["学党史", "践初心"], breaks: expect.arrayContaining([{ at: 4, cost: 0 }]) as unknown, path: "headlines[1].value" });
    expect(article.deck?.lines).toEqual(["——访张三", "副题二"]);
    expect(diagnostics.all.map((d) => [d.code, d.place.path])).toEqual([["web-head-omitted", "headlines[6]"]]);
  });
  it("joins caption and credit", () => {
    const { article } = desk({ figures: [{ id: "f", href: "a.jpg", alt: "图", caption: "桥头,清晨。", credit: "张三 摄" }, { id: "g", href: "b.jpg", alt: "图" }] });
    expect(article.figures.map((f) => f.caption)).toEqual([
      [{ text: "桥头，清晨。", style: "caption" }, { text: `${W}张三${W}摄`, style: "captionCredit" }], [],
    ]);
  });
});

describe("findings", () => {
  it("reports a missing glyph with its code point, file, line and path", () => {
    const { diagnostics } = desk({ blocks: [paragraph("姓𬭊的人，又见𬭊。")] }, {}, "𬭊");
    expect(diagnostics.all).toHaveLength(1);
    expect(diagnostics.all[0]).toMatchObject({
      code: "missing-glyph", severity: "error", place: { file: "articles/a1.json", line: 12, path: "blocks[0].text", module: "a1" },
    });
    expect(diagnostics.all[0]?.zh).toContain("“𬭊”（U+2CB4A）");
    expect(diagnostics.all[0]?.hint?.en).toContain("font file");
  });
  it("reports a face without Latin once a style, and every character with its place in the details", () => {
    const { diagnostics } = desk({ blocks: [paragraph("ABC出版"), paragraph("ABCDEFGHIJKLMN"), paragraph("DA")] }, {}, "ABCDEFGHIJKLMN");
    const found = diagnostics.all.filter(({ code }) => code === "missing-glyph");
    expect(found).toHaveLength(1);
    expect(found[0]?.place).toMatchObject({ path: "blocks[0].text" });
    expect(found[0]?.en).toContain("14 characters: A B C D E F G H I J K L … (in 3 texts of 1 file");
    // Three, fourteen and two characters.
    expect(found[0]?.details).toHaveLength(19);
    expect(found[0]?.details).toContainEqual(expect.stringMatching(/^U\+004E N articles\/a1\.json(:\d+)? blocks\[1\]\.text$/));
  });
  it("checks heads, cells, masthead, editors, ears, banners and imprint", () => {
    const { diagnostics } = desk(
      { headlines: [{ role: "main", value: "缺" }], blocks: [{ type: "table", rows: [["缺"]] }] },
      {
        title: "缺报", imprint: { publisher: "缺社", other: ["缺"] },
        pages: [{
          label: "01", name: "缺版", editors: [{ role: "责编", name: "缺" }], ears: { weather: ["缺"], guide: [{ text: "缺", page: "02" }] },
          series: [{ banner: ["缺", "缺"], articles: ["a1", "a2"] }],
        }],
      },
      "缺",
    );
    expect(new Set(diagnostics.all.map((d) => d.place.path))).toEqual(new Set([
      "title", "imprint.publisher", "imprint.other[0]", "pages[0].name", "pages[0].editors[0].name", "pages[0].ears.weather[0]",
      "pages[0].ears.guide[0].text", "pages[0].series[0].banner[0]", "pages[0].series[0].banner[1]", "headlines[0].value", "blocks[0].rows[0][0]",
    ]));
  });
  it("says where the source broke off and where a quote has no partner", () => {
    const { diagnostics } = desk({ status: "incomplete", blocks: [{ type: "paragraph", text: "好\"。汇", truncated: true }] });
    expect(diagnostics.all.map((d) => [d.code, d.severity, d.place.path])).toEqual([
      ["unpaired-quote", "warning", "blocks[0].text"], ["truncated-copy", "warning", "blocks[0]"],
    ]);
  });
});

describe("furniture", () => {
  it("normalises banners and leaves addresses and numbers of the imprint", () => {
    const { copy } = desk({}, {
      imprint: { address: "江路1号(乙座), 电话:0571-1234" },
      pages: [{ label: "01", name: "要闻", series: [{ banner: ["县(市、区)委书记 专访"], articles: ["a1", "a2"] }] }],
    });
    expect(copy.issue.file.pages[0]?.series?.[0]?.banner).toEqual([`县（市、区）委书记${W}专访`]);
    expect(copy.issue.file.imprint?.address).toBe("江路1号(乙座), 电话:0571-1234");
    expect(copy.edits[0]).toMatchObject({ file: "issue.json", path: "pages[0].series[0].banner[0]" });
  });
  it("brings the date line", () => expect(desk({}).copy.dateLine.lunar).toBe("农历丙午年十月廿九"));
});

describe("a missing glyph", () => {
  it.each([
    ["甲𠮷𠮷𠮷𠮷囍𠀀𠀀𠀀𠀀乙", "𠮷𠮷𠮷𠮷囍𠀀𠀀𠀀𠀀"],
    ["甲𠮷乙丙丁囍一二三𠀀四", "𠮷乙丙丁囍一二三𠀀"],
    ["囍", "囍"],
  ])("in %s is shown among whole characters", (text, around) => {
    const { diagnostics } = desk({ blocks: [paragraph(text)] }, {}, "囍");
    const [found] = diagnostics.all.filter((d) => d.code === "missing-glyph");
    expect(found?.zh).toContain(`见“${around}”`);
    expect(found?.en).toContain(`in "${around}"`);
  });
});
