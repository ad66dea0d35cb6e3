/** Random sound issues of one page: every kind of article and block, pictures, credits, mixed scripts and marks. */
import fc from "fast-check";
import sharp from "sharp";
import type { IssueParts } from "./issue-builder.js";

const phrases = [
  "新桥今天通车", "两岸居民步行十分钟可以过江", "施工方用了三年", "记者在现场看到", "他说", "这条路走了一辈子", "江水很静", "年初以来",
  "图书馆延长开放时间", "孩子们围着展台", "老师傅把炉火调小", "山里的茶刚刚采完", "数据显示", "比去年同期增长", "大家都来得很早",
];
const mixed = ["2026年12月7日", "GDP", "5G 基站", "3.5%", "1,234.5 万元", "第 12 届", "A4 纸", "COVID-19", "14:30", "Wi-Fi", "10～25 公里", "iPhone", "7 kg"];
const marks = ["，", "，", "，", "、", "；", "：", "——", "……", "。", "！", "？"];
const quoted = ["“走，看看去。”", "《江边日记》", "（记者 李晓）", "“‘慢’字当头”", "《春》《秋》", "（见第 3 版）"];

/** A sentence that ends in a full stop. */
const clause = fc.tuple(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...phrases) }, { weight: 2, arbitrary: fc.constantFrom(...mixed) }, { weight: 1, arbitrary: fc.constantFrom(...quoted) }), fc.constantFrom(...marks)).map((parts) => parts.join(""));
const sentence = fc.array(clause, { minLength: 1, maxLength: 6 }).map((clauses) => `${clauses.join("").replace(/[，、；：—…。！？]+$/u, "")}。`);

/** Copy of about `characters` characters. */
const copy = (characters: number): fc.Arbitrary<string> =>
  fc.array(sentence, { minLength: 1, maxLength: 8 }).map((sentences) => {
    let text = "";
    for (let i = 0; text.length < characters; i++) text += sentences[i % sentences.length];
    return text;
  });

const headText = fc.tuple(fc.constantFrom("新桥今天通车", "守桥人的一天", "图书馆延长开放", "山里新茶上市", "一炉火，三十年", "5G 进山村"), fc.constantFrom("", "　两岸十分钟可达", "：从清晨到日暮", "“慢”下来")).map((parts) => parts.join(""));

type Json = Record<string, unknown>;

const textBlock = (characters: number): fc.Arbitrary<Json> => fc.oneof(
  { weight: 8, arbitrary: copy(characters).map((text) => ({ type: "paragraph", text })) },
  { weight: 1, arbitrary: copy(characters).map((text) => ({ type: "paragraph", runIn: "一是强基。", text })) },
  { weight: 1, arbitrary: fc.tuple(copy(characters / 2), copy(characters / 2)).map(([a, b]) => ({ type: "paragraph", text: [{ t: a }, { t: "要紧的一句", style: "strong" }, { t: b }, { t: "楷体", style: "kai" }] })) },
  { weight: 2, arbitrary: copy(characters).map((text) => ({ type: "paragraph", text, optional: true })) },
  { weight: 1, arbitrary: copy(characters).map((text) => ({ type: "quote", text })) },
  { weight: 1, arbitrary: copy(characters / 2).map((text) => ({ type: "note", text })) },
);
const otherBlock: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("走路也能过江", "一天一万步", "灯火").map((text) => ({ type: "subhead", text })) },
  { weight: 1, arbitrary: fc.constantFrom("立根", "铸魂").map((text) => ({ type: "subhead", text: `——${text}`, style: "dash" })) },
  { weight: 1, arbitrary: fc.constant({ type: "pullquote", text: "江还在，船也还在。" }) },
  { weight: 1, arbitrary: fc.array(sentence, { minLength: 2, maxLength: 4 }).map((items) => ({ type: "list", items })) },
  { weight: 1, arbitrary: fc.constant({ type: "table", caption: "客流", rows: [["站", "人数"], ["南岸", "1200"], ["北岸", "980"]] }) },
);

/** Blocks of about `characters` characters in paragraphs; other blocks stand between them, never last. */
function body(characters: number): fc.Arbitrary<Json[]> {
  const each = 90;
  const count = Math.max(1, Math.round(characters / each));
  return fc.tuple(fc.array(textBlock(each), { minLength: count, maxLength: count }), fc.array(fc.tuple(fc.nat(count), otherBlock), { maxLength: 2 }))
    .map(([texts, others]) => {
      const blocks = [...texts];
      for (const [at, block] of others) if (at < count) blocks.splice(at, 0, block);
      return blocks;
    });
}

const credits = fc.constantFrom<Json[]>(
  [], [{ role: "reporter", names: ["方一行"], position: "dateline" }], [{ role: "author", names: ["林溪"] }],
  [{ role: "unknown", names: ["杨沫"], position: "endInline" }], [{ role: "editor", names: ["陈知远"], position: "endLine" }],
);

interface Drawn {
  readonly article: Json;
  readonly pictures: Readonly<Record<string, readonly [number, number]>>;
}

function article(id: string, characters: number, lead: boolean): fc.Arbitrary<Drawn> {
  const kind = lead ? fc.constantFrom("news", "feature", "interview") : fc.constantFrom("news", "news", "feature", "commentary", "interview", "brief", "brief", "chronicle", "notice", "poem");
  const figure = fc.record({
    width: fc.integer({ min: 40, max: 160 }), height: fc.integer({ min: 40, max: 160 }),
    caption: fc.boolean(), credit: fc.boolean(), focus: fc.boolean(), never: fc.boolean(),
  });
  return fc.record({
    kind, head: headText, kicker: fc.boolean(), deck: fc.boolean(), label: fc.boolean(), note: fc.boolean(), dateline: fc.boolean(),
    credits, priority: fc.integer({ min: 1, max: 9 }), figures: fc.array(figure, { maxLength: lead ? 2 : 1 }), body: body(characters), short: body(60),
  }).map((drawn): Drawn => {
    const plain = drawn.kind === "brief" || drawn.kind === "poem" || drawn.kind === "notice";
    const figures = plain ? [] : drawn.figures;
    const blocks: Json[] = drawn.kind === "poem"
      ? [{ type: "verse", text: "江水东流去\n灯火满城开\n桥上人来往\n风从海上来" }, { type: "verse", text: "一座桥\n一座城\n一声汽笛\n一路行人" }]
      : drawn.kind === "brief" ? drawn.short
      : drawn.kind === "interview" ? drawn.body.map((b, i) => (b.type === "paragraph" && typeof b.text === "string" && !b.runIn ? { type: i % 2 ? "answer" : "question", speaker: i % 2 ? "林武" : "记者", text: b.text, ...(b.optional ? { optional: true } : {}) } : b))
      : drawn.kind === "chronicle" ? drawn.body.map((b) => (b.type === "paragraph" && typeof b.text === "string" && !b.runIn ? { type: "entry", label: "1921年7月", text: b.text, ...(b.optional ? { optional: true } : {}) } : b))
      : drawn.body;
    return {
      article: {
        id, kind: drawn.kind, priority: lead ? 10 : drawn.priority,
        headlines: [
          ...(drawn.kicker && !plain ? [{ role: "kicker", value: "清晨的江边" }] : []), { role: "main", value: drawn.head },
          ...(drawn.deck && !plain ? [{ role: "sub", value: "三年建设，一朝通车" }] : []),
        ],
        ...(drawn.label && !plain ? { column: ["江城纪事"] } : {}),
        ...(drawn.dateline && !plain ? { dateline: { text: "本报讯" } } : {}),
        ...(drawn.note && drawn.kind === "feature" ? { editorNote: "江边的桥，是一座城的门。" } : {}),
        credits: plain ? [] : drawn.credits,
        blocks,
        figures: figures.map((f, i) => ({
          id: `f${i}`, href: `pictures/${id}-${i}.png`, alt: "晨光里的桥",
          ...(f.caption ? { caption: "新桥全长 1200 米，两侧是步道。" } : {}), ...(f.credit ? { credit: "方一行 摄" } : {}),
          ...(f.focus ? { focus: { x: 0.2, y: 0.8 } } : {}), ...(f.never ? { crop: "never" } : {}),
        })),
      },
      pictures: Object.fromEntries(figures.map((f, i) => [`${id}-${i}.png`, [f.width, f.height] as const])),
    };
  });
}

export interface RandomIssue {
  readonly articles: Readonly<Record<string, Json>>;
  readonly issue: Json;
  readonly pictures: Readonly<Record<string, readonly [number, number]>>;
}

/** Issues of one page in the tabloid theme, with one to eight articles that fill it more or less. */
export const randomIssue: fc.Arbitrary<RandomIssue> = fc
  .record({ count: fc.integer({ min: 1, max: 8 }), fill: fc.double({ min: 0.45, max: 0.95, noNaN: true }), front: fc.boolean(), imprint: fc.boolean() })
  .chain(({ count, fill, front, imprint }) => {
    const characters = (fill * (front ? 3700 : 4300)) / (count + 1);
    const ids = Array.from({ length: count }, (_, i) => `r${i + 1}`);
    return fc.tuple(...ids.map((id, i) => article(id, i === 0 ? 2 * characters : characters, i === 0))).map((drawn): RandomIssue => ({
      articles: Object.fromEntries(drawn.map((d, i) => [ids[i], d.article])),
      pictures: Object.assign({}, ...drawn.map((d) => d.pictures)) as RandomIssue["pictures"],
      issue: {
        id: "random-2026-12-07", title: "江城报", titleLatin: "JIANGCHENG", date: "2026-12-07", theme: "classic-tabloid", issueNumber: 12,
        ...(imprint ? { imprint: { address: "江城大道 1 号", printer: "江城印务" } } : {}),
        pages: [{ label: front ? "01" : "02", name: "要闻", layout: "auto", articles: ids, ears: { weather: ["晴 3～9℃"] }, editors: [{ role: "责编", name: "方一行" }] }],
      },
    }));
  });

/** A picture of two colours, so that no side is mistaken for another. */
async function png([width, height]: readonly [number, number]): Promise<Uint8Array> {
  const half = await sharp({ create: { width: Math.ceil(width / 2), height, channels: 3, background: "#c33" } }).png().toBuffer();
  return sharp({ create: { width, height, channels: 3, background: "#36a" } }).composite([{ input: half, left: 0, top: 0 }]).png().toBuffer();
}

/** What the issue builder writes; its default articles are taken out. */
export async function issueParts({ articles, issue, pictures }: RandomIssue): Promise<IssueParts> {
  const drawn = await Promise.all(Object.entries(pictures).map(async ([name, size]) => [name, await png(size)] as const));
  return { articles: { a01: null, a02: null, a03: null, ...articles }, issue, pictures: Object.fromEntries(drawn) };
}
