/** The table of spoiled issues: how the sound issue is spoiled, and what the desk must be told. */
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { defaultArticles, defaultIssue, json, type IssueParts } from "../../support/issue-builder.js";
import { cmykTiff } from "../../support/picture-files.js";

export interface BadInput {
  readonly name: string;
  readonly parts: IssueParts;
  readonly code: string;
  readonly file: string;
  /** The line number, or text whose first occurrence in the file stands on the line. */
  readonly line?: number | string;
  readonly severity?: "warning" | "info";
  /** Further codes of errors that the same fault must give. */
  readonly also?: readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: rows reach freely into JSON that they spoil.
type Draft = Record<string, any>;

/** The default article `id`, changed. */
export function article(id: string, change: (draft: Draft) => void): Draft {
  const draft = structuredClone(defaultArticles()[id] ?? {});
  change(draft);
  return draft;
}

/** The default first page, changed, as the only page; more pages follow. */
export function page(change: (draft: Draft) => void, ...more: Draft[]): Draft {
  const [first] = structuredClone(defaultIssue().pages) as Draft[];
  if (first !== undefined) change(first);
  return { issue: { pages: [first, ...more] } };
}

/** Article a02's file as text, changed. */
function text(change: (source: string) => string): IssueParts {
  return { files: { "articles/a02.json": change(json(defaultArticles().a02)) } };
}

const a01 = (change: (draft: Draft) => void): IssueParts => ({ articles: { a01: article("a01", change) } });
const a02 = (change: (draft: Draft) => void): IssueParts => ({ articles: { a02: article("a02", change) } });
const svg = (body: string): IssueParts => ({
  pictures: { "map.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">\n${body}\n</svg>` },
  ...a01((a) => { a.figures[0].href = "pictures/map.svg"; }),
});

const file01 = "articles/a01.json";
const file02 = "articles/a02.json";
const gbkBytes = Uint8Array.from([0x7b, 0x0a, 0x22, 0x69, 0x64, 0x22, 0x3a, 0x22, 0xd6, 0xd0, 0xb9, 0xfa, 0x22, 0x7d]);
const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from('{"id":"a02"}', "utf16le")]);

export const syntaxRows: readonly BadInput[] = [
  { name: "a byte order mark", parts: text((t) => `\ufeff${t}`), code: "json-bom", file: file02, line: 1, severity: "warning" },
  { name: "CRLF line ends", parts: text((t) => t.replaceAll("\n", "\r\n")), code: "json-crlf", file: file02, line: 1, severity: "info" },
  { name: "a trailing comma in an object", parts: text((t) => t.replace(/\n}\n$/, ",\n}\n")), code: "trailing-comma", file: file02, line: "  ],\n}" },
  { name: "a trailing comma in an array", parts: text((t) => t.replace("\n  ],\n  \"blocks", ",\n  ],\n  \"blocks")), code: "trailing-comma", file: file02, line: "    },\n  ],\n  \"blocks" },
  { name: "a comment", parts: text((t) => t.replace('"kind": "feature",', '"kind": "feature", // 特写')), code: "json-comment", file: file02, line: "// 特写" },
  { name: "a duplicate key", parts: text((t) => t.replace('"kind": "feature",', '"kind": "feature",\n  "kind": "news",')), code: "duplicate-key", file: file02, line: 4 },
  { name: "a missing comma", parts: text((t) => t.replace('"feature",', '"feature"')), code: "json-syntax", file: file02, line: 4 },
  { name: "full-width quotes", parts: text((t) => t.replace('"feature"', "“feature”")), code: "json-syntax", file: file02, line: 3 },
  { name: "straight quotes inside a text", parts: text((t) => t.replace("江还在", '"江"还在')), code: "json-syntax", file: file02, line: '"江"还在' },
  { name: "a file cut off", parts: text((t) => t.slice(0, 60)), code: "json-syntax", file: file02 },
  { name: "an empty file", parts: text(() => ""), code: "empty-file", file: file02, line: 1 },
  { name: "GBK bytes", parts: { files: { [file02]: gbkBytes } }, code: "encoding", file: file02, line: 2 },
  { name: "UTF-16", parts: { files: { [file02]: utf16 } }, code: "encoding", file: file02, line: 1 },
  { name: "brackets without end", parts: text(() => "[".repeat(200_000)), code: "json-too-deep", file: file02, line: 1 },
  { name: "a file of 21 MB", parts: text((t) => t + " ".repeat(21 * 1024 * 1024)), code: "file-too-large", file: file02 },
  { name: "an issue.json that is no JSON", parts: { files: { "issue.json": "{" } }, code: "json-syntax", file: "issue.json", line: 1 },
];

export const schemaRows: readonly BadInput[] = [
  { name: "a misspelt key", parts: a02((a) => { a.prioritty = 3; }), code: "unknown-key", file: file02, line: "prioritty" },
  { name: "a misspelt key in a block", parts: a02((a) => { a.blocks[1].runin = "导语"; }), code: "unknown-key", file: file02, line: "runin" },
  { name: "an unknown kind", parts: a02((a) => { a.kind = "nws"; }), code: "unknown-value", file: file02, line: "nws" },
  { name: "an unknown block type", parts: a02((a) => { a.blocks[0].type = "paragraf"; }), code: "unknown-value", file: file02, line: "paragraf" },
  { name: "a block without a type", parts: a02((a) => { delete a.blocks[0].type; }), code: "missing-key", file: file02, line: '    {\n      "text": "老周' },
  { name: "a run of an unknown style", parts: a02((a) => { a.blocks[0].text = [{ t: "甲", style: "bold" }]; }), code: "unknown-value", file: file02, line: "bold" },
  { name: "text that is a number", parts: a02((a) => { a.blocks[0].text = 12345; }), code: "wrong-type", file: file02, line: "12345" },
  { name: "an empty paragraph", parts: a02((a) => { a.blocks[1].text = ""; }), code: "empty-value", file: file02, line: '"text": ""' },
  { name: "a paragraph of spaces", parts: a02((a) => { a.blocks[1].text = "　 "; }), code: "blank-text", file: file02, line: '"text": "　 "' },
  { name: "a subhead without text", parts: a02((a) => { a.blocks.unshift({ type: "subhead", text: "没有下文" }, { type: "subhead", text: "有下文" }); }), code: "subhead-without-text", file: file02, line: '"text": "没有下文"', severity: "warning" },
  { name: "a paragraph of a zero-width space and a soft hyphen", parts: a02((a) => { a.blocks[1].text = "\u200b\u00ad"; }), code: "blank-text", file: file02, line: '"text": "\u200b\u00ad"' },
  { name: "a priority of 11", parts: a02((a) => { a.priority = 11; }), code: "out-of-range", file: file02, line: '"priority"' },
  { name: "an id with a slash", parts: a02((a) => { a.id = "a/02"; }), code: "bad-id", file: file02, line: 2 },
  { name: "an article without an id", parts: a02((a) => { delete a.id; }), code: "missing-key", file: file02, line: 1 },
  { name: "an article that is an array", parts: text(() => "[]"), code: "wrong-type", file: file02, line: 1 },
  { name: "an id of 81 characters", parts: a02((a) => { a.id = "a".repeat(81); }), code: "bad-id", file: file02, line: 2 },
  { name: "an issue's id of 300 characters", parts: { issue: { id: "i".repeat(300) } }, code: "bad-id", file: "issue.json", line: 2 },
  { name: "the year 0", parts: { issue: { date: "0000-01-01" } }, code: "bad-date", file: "issue.json", line: '"date"' },
  { name: "a date after 2199", parts: { issue: { date: "2200-01-01" } }, code: "bad-date", file: "issue.json", line: '"date"' },
  { name: "a date that no calendar has", parts: { issue: { date: "2026-02-30" } }, code: "bad-date", file: "issue.json", line: '"date"' },
  { name: "an issue without pages", parts: { issue: { pages: [] } }, code: "empty-issue", file: "issue.json", line: '"pages"' },
  { name: "a page without a name", parts: page((p) => { delete p.name; }), code: "missing-key", file: "issue.json", line: '    {\n      "label"' },
];

export const articleRows: readonly BadInput[] = [
  { name: "an id used twice", parts: { files: { "articles/b02.json": json(article("a02", () => {})) } }, code: "duplicate-id", file: "articles/b02.json", line: 2 },
  { name: "a file name unlike the id", parts: { articles: { a02: null }, files: { "articles/story.json": json(defaultArticles().a02) } }, code: "file-name", file: "articles/story.json", line: 2, severity: "warning" },
  { name: "no main headline", parts: a02((a) => { a.headlines[0].role = "sub"; }), code: "missing-main-headline", file: file02, line: '"headlines"' },
  { name: "two main headlines", parts: a02((a) => { a.headlines.push({ role: "main", value: "又一个" }); }), code: "several-main-headlines", file: file02, line: '    {\n      "role": "main",\n      "value": "又一个"' },
  { name: "two kickers", parts: a01((a) => { a.headlines.push({ role: "kicker", value: "又一个" }); }), code: "headline-repeated", file: file01, line: '    {\n      "role": "kicker",\n      "value": "又一个"' },
  { name: "a vertical deck", parts: a01((a) => { a.headlines.push({ role: "sub", value: "两岸十分钟", direction: "vertical" }); }), code: "vertical-head", file: file01, line: '"direction"' },
  { name: "a vertical head on a notice", parts: a01((a) => { a.kind = "notice"; a.headlines[1].direction = "vertical"; }), code: "vertical-head", file: file01, line: '"direction"' },
  { name: "a vertical head beside a summary", parts: a01((a) => { a.headlines[1].direction = "vertical"; a.headlines.push({ role: "summary", value: "两岸十分钟" }); }), code: "vertical-head", file: file01, line: '"direction"' },
  { name: "a direction that does not exist", parts: a01((a) => { a.headlines[1].direction = "diagonal"; }), code: "unknown-value", file: file01, line: '"direction"' },
  { name: "a drop cap of one row", parts: a01((a) => { a.blocks[0].dropCap = 1; }), code: "out-of-range", file: file01, line: '"dropCap"' },
  { name: "headline lines that drop a character", parts: a01((a) => { a.headlines[1].lines = ["新桥今日通车", "两岸十分钟可"]; }), code: "headline-lines", file: file01, line: '"lines"' },
  { name: "a block that names no figure", parts: a01((a) => { a.blocks[1].figure = "f2"; }), code: "unknown-figure", file: file01, line: '"figure": "f2"' },
  { name: "a figure placed twice", parts: a01((a) => { a.blocks.push({ type: "figure", figure: "f1" }); }), code: "figure-twice", file: file01, line: '"figure": "f1"\n    }\n  ],' },
  { name: "a figure id used twice", parts: a01((a) => { a.figures.push({ ...a.figures[0], alt: "另一张" }); }), code: "duplicate-figure-id", file: file01, line: '"id": "f1",\n      "href": "pictures/bridge.png",\n      "alt": "另一张"' },
  { name: "a figure without alt", parts: a01((a) => { delete a.figures[0].alt; }), code: "missing-alt", file: file01, line: '    {\n      "id": "f1"' },
  { name: "a crop beyond the picture", parts: a01((a) => { a.figures[0].crop = { x: 0.5, y: 0, width: 0.6, height: 1 }; }), code: "crop-outside", file: file01, line: '"crop"' },
  { name: "a story without copy", parts: a02((a) => { a.blocks = []; }), code: "empty-article", file: file02, line: '"blocks"' },
  { name: "an article that ends on a subhead", parts: a02((a) => { a.blocks.push({ type: "subhead", text: "末尾的小标题", level: 2 }); }), code: "subhead-without-text", file: file02, line: "末尾的小标题" },
  { name: "fewer columns at most than at least", parts: a02((a) => { a.constraints = { minCols: 4, maxCols: 2 }; }), code: "bad-constraint", file: file02, line: '"minCols"' },
  { name: "a constraint on no article", parts: a02((a) => { a.constraints = { adjacent: ["a99"] }; }), code: "unknown-article", file: file02, line: "a99" },
  { name: "a control character", parts: a02((a) => { a.blocks[0].text = "老周\u0007守桥"; }), code: "control-character", file: file02, line: "\\u0007" },
  { name: "a lone surrogate", parts: a02((a) => { a.blocks[0].text = "老周\ud842"; }), code: "lone-surrogate", file: file02, line: "\\ud842" },
  { name: "a noncharacter", parts: a02((a) => { a.blocks[0].text = "老周\ufffe"; }), code: "noncharacter", file: file02, line: "老周" },
  { name: "a character lost in conversion", parts: a02((a) => { a.blocks[0].text = "老\ufffd守桥"; }), code: "replacement-character", file: file02, line: "老\ufffd" },
  { name: "a direction override", parts: { issue: { title: "\u202e报" } }, code: "direction-mark", file: "issue.json", line: '"title"' },
  { name: "an article on no page", parts: { articles: { a09: article("a02", (a) => { a.id = "a09"; }) } }, code: "unused-article", file: "articles/a09.json", severity: "info" },
];

/** A PNG that says 20,000 × 10,000 pixels and holds none: it must be refused before it is decoded. */
function hugePng(): Uint8Array {
  const chunk = (type: string, body: Buffer): Buffer => {
    const typed = Buffer.concat([Buffer.from(type, "latin1"), body]);
    const out = Buffer.alloc(8 + typed.length);
    out.writeUInt32BE(body.length, 0);
    typed.copy(out, 4);
    out.writeUInt32BE(crc32(typed), 4 + typed.length);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(20_000, 0);
  head.writeUInt32BE(10_000, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.alloc(1))), chunk("IEND", Buffer.alloc(0))]);
}
const frames = sharp(Buffer.concat([Buffer.alloc(20 * 20 * 3, 90), Buffer.alloc(20 * 20 * 3, 200)]), { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } });
const animatedGif = await frames.clone().gif().toBuffer();
const animatedWebp = await frames.clone().webp().toBuffer();
/** Sixteen bits an ink: BitsPerSample lies at 134 in that file. */
function deepCmykTiff(): Uint8Array {
  const tiff = cmykTiff(Buffer.alloc(20 * 20 * 8, 90), 20, 20);
  for (let i = 0; i < 4; i++) tiff.writeUInt16LE(16, 134 + i * 2);
  return tiff;
}

export const pictureRows: readonly BadInput[] = [
  { name: "a picture of 200 megapixels", parts: { pictures: { "bridge.png": hugePng() } }, code: "picture-too-large", file: file01, line: '"href"' },
  { name: "an animated GIF", parts: { pictures: { "bridge.png": animatedGif } }, code: "picture-format", file: file01, line: '"href"' },
  { name: "an animated WebP", parts: { pictures: { "bridge.png": animatedWebp } }, code: "picture-format", file: file01, line: '"href"' },
  { name: "a CMYK picture of sixteen bits", parts: { pictures: { "bridge.png": deepCmykTiff() } }, code: "picture-colour", file: file01, line: '"href"' },
  { name: "an SVG with text", parts: svg('<text x="1" y="5">版</text>'), code: "unsafe-svg", file: "pictures/map.svg", line: 2 },
  { name: "a missing picture", parts: a01((a) => { a.figures[0].href = "pictures/brigde.png"; }), code: "missing-picture", file: file01, line: "brigde" },
  { name: "a picture that is text", parts: { pictures: { "bridge.png": "this is not a picture" } }, code: "not-a-picture", file: file01, line: '"href"' },
  { name: "a picture cut off", parts: { pictures: { "bridge.png": Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) } }, code: "not-a-picture", file: file01, line: '"href"' },
  { name: "a path up and out", parts: a01((a) => { a.figures[0].href = "../bridge.png"; }), code: "path-outside", file: file01, line: '"href"' },
  { name: "an absolute path", parts: a01((a) => { a.figures[0].href = "/etc/hostname"; }), code: "path-outside", file: file01, line: '"href"' },
  { name: "a web address", parts: a01((a) => { a.figures[0].href = "https://example.org/a.png"; }), code: "path-outside", file: file01, line: '"href"' },
  { name: "a Windows path", parts: a01((a) => { a.figures[0].href = "pictures\\bridge.png"; }), code: "path-outside", file: file01, line: '"href"' },
  { name: "a folder for a picture", parts: a01((a) => { a.figures[0].href = "pictures"; }), code: "not-a-file", file: file01, line: '"href": "pictures"' },
  { name: "an SVG with a script", parts: svg("<script>alert(1)</script>"), code: "unsafe-svg", file: "pictures/map.svg", line: 2 },
  { name: "an SVG with foreign content", parts: svg('<foreignObject width="1" height="1"/>'), code: "unsafe-svg", file: "pictures/map.svg", line: 2 },
  { name: "an SVG with an event", parts: svg('<path d="M0 0" onload="x()"/>'), code: "unsafe-svg", file: "pictures/map.svg", line: 2 },
  { name: "an SVG with an image from the net", parts: svg('<image href="https://example.org/a.png"/>'), code: "unsafe-svg", file: "pictures/map.svg", line: 2 },
  { name: "an SVG that fetches by style", parts: svg('<path d="M0 0" style="fill:url(https://example.org/p)"/>'), code: "unsafe-svg", file: "pictures/map.svg", line: 2 },
  { name: "an SVG that hides a fetch in an entity", parts: svg('<path d="M0 0" style="fill:u&#114;l(//example.org/p)"/>'), code: "unsafe-svg", file: "pictures/map.svg", line: 2 },
  { name: "an SVG that is not well formed", parts: svg("<g><path d='M0 0'/>"), code: "bad-svg", file: "pictures/map.svg", line: 3 },
  { name: "an SVG with a document type", parts: { pictures: { "map.svg": '<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"/>' }, ...a01((a) => { a.figures[0].href = "pictures/map.svg"; }) }, code: "unsafe-svg", file: "pictures/map.svg", line: 1 },
  { name: "an SVG without a size", parts: { pictures: { "map.svg": "<svg><path d='M0 0'/></svg>" }, ...a01((a) => { a.figures[0].href = "pictures/map.svg"; }) }, code: "svg-without-size", file: "pictures/map.svg", line: 1 },
  { name: "an empty QR code", parts: a01((a) => { a.figures[0].href = "qr:"; }), code: "empty-qr", file: file01, line: '"href"' },
  { name: "a QR code too long to scan", parts: a01((a) => { a.figures[0].href = `qr:${"a".repeat(2332)}`; }), code: "qr-too-long", file: file01, line: '"href"' },
];

const slots = (...fills: Draft[]) => (p: Draft): void => {
  delete p.articles;
  p.layout = "front-two";
  p.slots = fills;
};
const sound = [{ slot: "lead", article: "a01" }, { slot: "left", article: "a02" }, { slot: "briefs", article: "a03" }];
const second = (...fills: Draft[]): Draft => ({ label: "02", name: "二版", layout: "front-two", slots: fills });
const issueFile = "issue.json";

export const pageRows: readonly BadInput[] = [
  { name: "an article that no file has", parts: page((p) => { p.articles[1] = "a20"; }), code: "unknown-article", file: issueFile, line: "a20" },
  { name: "a slot that names no article", parts: page(slots(...sound.slice(0, 2), { slot: "briefs", article: "a30" })), code: "unknown-article", file: issueFile, line: "a30" },
  { name: "a page label used twice", parts: page((p) => { p.articles = ["a01", "a02"]; }, { label: "01", name: "副刊", articles: ["a03"] }), code: "duplicate-label", file: issueFile, line: '"label": "01",\n      "name": "副刊"' },
  { name: "a page label of 21 characters", parts: page((p) => { p.label = "0".repeat(21); }), code: "bad-label", file: issueFile, line: '"label"' },
  { name: "a page label that is a path", parts: page((p) => { p.label = "../01"; }), code: "bad-label", file: issueFile, line: '"label"' },
  { name: "a page without articles", parts: page(() => {}, { label: "02", name: "副刊" }), code: "empty-page", file: issueFile, line: '    {\n      "label": "02"' },
  { name: "slots and articles on one page", parts: page((p) => { slots({ slot: "lead", article: "a01" })(p); p.articles = ["a02", "a03"]; }), code: "slots-and-articles", file: issueFile, line: '"articles"' },
  { name: "an article on two pages", parts: page(() => {}, { label: "02", name: "二版", articles: ["a02"] }), code: "article-twice", file: issueFile, line: '"a02"\n      ]' },
  { name: "a jump to no page", parts: page(slots({ ...sound[0], jump: { to: "09", afterBlocks: 1 } }, ...sound.slice(1))), code: "jump-target-missing", file: issueFile, line: '"to"' },
  { name: "a jump that the target does not take", parts: page(slots({ ...sound[0], jump: { to: "02", afterBlocks: 1 } }, sound[1] ?? {}), second(sound[2] ?? {})), code: "jump-not-continued", file: issueFile, line: '"to"' },
  { name: "a continuation that no page jumps to", parts: page(slots(...sound), second({ slot: "lead", article: "a01", continued: true })), code: "continued-without-jump", file: issueFile, line: '"continued"' },
  { name: "a jump after the last block", parts: page(slots({ ...sound[0], jump: { to: "02", afterBlocks: 4 } }, ...sound.slice(1)), second({ slot: "lead", article: "a01", continued: true })), code: "jump-after-end", file: issueFile, line: '"afterBlocks"' },
  { name: "a jump onto its own page", parts: page(slots({ ...sound[0], jump: { to: "01", afterBlocks: 1 } }, ...sound.slice(1))), code: "jump-to-itself", file: issueFile, line: '"to"' },
  { name: "an unknown layout", parts: page((p) => { p.layout = "front-tow"; }), code: "unknown-layout", file: issueFile, line: "front-tow" },
  { name: "an empty list of slots beside articles", parts: page((p) => { p.slots = []; }), code: "slots-and-articles", file: issueFile, line: '"articles"' },
  { name: "a continuation that jumps again", parts: page(slots({ ...sound[0], jump: { to: "02", afterBlocks: 1 } }, ...sound.slice(1)), second({ slot: "lead", article: "a01", continued: true, jump: { to: "03", afterBlocks: 2 } }), { ...second({ slot: "lead", article: "a01", continued: true }), label: "03" }), code: "jump-chained", file: issueFile, line: '"jump": {\n            "to": "03"', also: ["article-twice"] },
  { name: "an article continued twice on a page", parts: page(slots({ ...sound[0], jump: { to: "02", afterBlocks: 1 } }, ...sound.slice(1)), second({ slot: "lead", article: "a01", continued: true }, { slot: "left", article: "a01", continued: true })), code: "article-twice", file: issueFile, line: '"article": "a01",\n          "continued": true\n        }\n      ]' },
  { name: "an article in two series", parts: page((p) => { p.series = [{ banner: ["甲"], articles: ["a01", "a02"] }, { banner: ["乙"], articles: ["a03", "a02"] }]; }), code: "series-twice", file: issueFile, line: '"a02"\n          ]\n        }\n      ]' },
  { name: "an unknown slot", parts: page(slots(...sound.slice(0, 2), { slot: "brief", article: "a03" })), code: "unknown-slot", file: issueFile, line: '"brief"' },
  { name: "a slot given two stories", parts: page(slots({ slot: "left", article: "a01" }, { slot: "left", article: "a02" }, sound[2] ?? {})), code: "slot-twice", file: issueFile, line: '"slot": "left",\n          "article": "a02"' },
  { name: "a slot that refuses the kind", parts: page(slots(sound[0] ?? {}, { slot: "briefs", article: "a02" }, { slot: "left", article: "a03" })), code: "slot-refuses-kind", file: issueFile, line: '"a02"' },
  { name: "a series of articles from elsewhere", parts: page((p) => { p.articles = ["a01", "a03"]; p.series = [{ banner: ["系列"], articles: ["a01", "a02"] }]; }, { label: "02", name: "二版", articles: ["a02"] }), code: "article-not-on-page", file: issueFile, line: '"a02"\n          ]' },
  { name: "a pin outside the grid", parts: page((p) => { p.pins = [{ article: "a01", rect: { col: 4, row: 0, cols: 3, rows: 10 } }]; }), code: "pin-outside-grid", file: issueFile, line: '"rect"' },
  { name: "pins that overlap", parts: page((p) => { p.pins = [{ article: "a01", rect: { col: 0, row: 0, cols: 3, rows: 10 } }, { article: "a02", rect: { col: 2, row: 9, cols: 3, rows: 10 } }]; }), code: "pins-overlap", file: issueFile, line: '"rect": {\n            "col": 2' },
  { name: "a section on no page", parts: { issue: { sections: [{ name: "副刊", articles: [], pages: ["07"] }] } }, code: "unknown-page", file: issueFile, line: '"07"' },
  { name: "a section's page on a named layout", parts: { issue: { pages: [{ label: "01", name: "要闻", layout: "front-3" }], sections: [{ name: "新闻", articles: ["a01", "a02", "a03"], pages: ["01"] }] } }, code: "section-page-layout", file: issueFile, line: '"01"\n      ]', also: ["unknown-layout"] },
  { name: "a section's page of another section", parts: { issue: { pages: [{ label: "01", name: "要闻", section: "副刊" }, { label: "02", name: "副刊" }], sections: [{ name: "新闻", articles: ["a01", "a02"], pages: ["01"] }, { name: "副刊", articles: ["a03"], pages: ["02"] }] } }, code: "page-of-other-section", file: issueFile, line: '"01"\n      ]' },
  { name: "a pin of a section's article on a named layout", parts: { issue: { pages: [{ label: "01", name: "要闻", layout: "auto" }, { label: "02", name: "二版", layout: "front-3", pins: [{ article: "a01", rect: { col: 0, row: 0, cols: 3, rows: 10 } }] }], sections: [{ name: "新闻", articles: ["a01", "a02", "a03"], pages: ["01", "02"] }] } }, code: "article-not-on-page", file: issueFile, line: '"article": "a01"', also: ["section-page-layout", "unknown-layout"] },
  { name: "a guide to no page", parts: page((p) => { p.ears = { guide: [{ text: "看三版", page: "03" }] }; }), code: "guide-page-missing", file: issueFile, line: '"page"', severity: "warning" },
  { name: "an unknown theme", parts: { issue: { theme: "clasic" } }, code: "unknown-theme", file: issueFile, line: '"theme"' },
  { name: "a theme name that is a path", parts: { issue: { theme: "../themes/classic" } }, code: "unknown-theme", file: issueFile, line: '"theme"' },
  { name: "an unknown press profile", parts: { issue: { profile: "heatset" } }, code: "unknown-profile", file: issueFile, line: '"profile"' },
  { name: "a plan of another shape", parts: { files: { "plan.json": '{\n"version": 2\n}' } }, code: "unknown-value", file: "plan.json", line: 2, also: ["missing-key"] },
];
