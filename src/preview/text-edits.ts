/** A story's text as it is edited in the preview: read from its file and written back with key order and layout as they were. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { sep } from "node:path";
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { z } from "zod";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { fileInside } from "../files/inside.js";
import { parseJson } from "../json/document.js";
import type { Article, RichText } from "../model/article.js";
import { articleSchema } from "../model/article.js";
import { EditRefused } from "./plan-edits.js";
import type { StoryField, StoryText } from "./story-protocol.js";
import { writeWhole } from "../files/write-whole.js";

export const articleFile = z.string().regex(/^articles\/[^/\\]+\.json$/).max(200);

/** Texts by their places in the article's JSON. */
export const textChanges = z.array(z.strictObject({ path: z.array(z.union([z.string(), z.number().int().min(0)])).min(1).max(12), text: z.string().max(200_000) })).max(500);
export type TextChange = z.infer<typeof textChanges>[number];

export const textEditSchema = z.strictObject({
  file: articleFile,
  /** SHA-256 of the file as the editor saw it. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  changes: textChanges.min(1),
});
export type TextEdit = z.infer<typeof textEditSchema>;

/** The file was changed underneath: nothing is written, and both are shown. */
export class TextConflict extends Error {
  constructor(readonly current: StoryText) {
    super("the file has changed");
  }
}

/** Told by ingest as a warning; the text after it is sound. */
const byteOrderMark = /^\uFEFF/;

/** Characters that no copy has: controls, and halves of a pair. */
const unprintable = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

/** SHA-256 of a file's text. */
export const sum = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The path of an article's file. @throws EditRefused where it is no article of the issue */
async function pathOf(folder: string, file: string): Promise<string> {
  const found = articleFile.safeParse(file).success ? await fileInside(folder, file) : undefined;
  // A link may lead to another story, whose pages may be signed.
  if (!found || "problem" in found || found.path.split(sep).slice(-2).join("/") !== file) throw new EditRefused({ zh: `${file} 不是本期的稿件`, en: `${file} is no article of the issue.` });
  return found.path;
}

/** The words of a story that may be edited, in the order in which they are read. */
export async function readStory(folder: string, file: string): Promise<StoryText> {
  return storyOf(file, await readFile(await pathOf(folder, file), "utf8"));
}

function storyOf(file: string, source: string): StoryText {
  const document = parseJson(source.replace(byteOrderMark, ""), file, new Diagnostics());
  if (!document) {
    throw new EditRefused({ zh: `${file} 现在不是完整的 JSON，请先在编辑器里改好`, en: `${file} is no valid JSON now: mend it in an editor first.` });
  }
  const article = articleSchema.safeParse(document.value);
  if (!article.success) throw new EditRefused({ zh: `${file} 有错，请先按“问题”里的提示改好`, en: `${file} has faults: mend them first, as told under Problems.` });
  return { file, sha256: sum(source), fields: fieldsOf(article.data) };
}

function fieldsOf(article: Article): StoryField[] {
  const rich = (text: RichText, path: readonly (string | number)[], role: string): StoryField[] =>
    typeof text === "string" ? [{ path, role, text }] : text.map(({ t, style }, i) => ({ path: [...path, i, "t"], role: style ? `${role} ${style}` : role, text: t }));
  return [
    ...(article.headlines ?? []).map(({ role, value }, i): StoryField => ({ path: ["headlines", i, "value"], role, text: value })),
    ...article.blocks.flatMap((block, i): StoryField[] => {
      if ("text" in block) return rich(block.text, ["blocks", i, "text"], block.type);
      return block.type === "list" ? block.items.flatMap((item, j) => rich(item, ["blocks", i, "items", j], "listItem")) : [];
    }),
    ...(article.figures ?? []).flatMap((figure, i): StoryField[] => (figure.caption === undefined ? [] : [{ path: ["figures", i, "caption"], role: "caption", text: figure.caption }])),
  ];
}

/**
 * Writes changed texts into the article's file.
 * @throws TextConflict where the file is not as the editor saw it; EditRefused where a path names no text
 */
export async function editText(folder: string, { file, sha256, changes }: TextEdit): Promise<StoryText> {
  const path = await pathOf(folder, file);
  const source = await readFile(path, "utf8");
  if (sum(source) !== sha256) throw new TextConflict(storyOf(file, source));
  const offered = new Set(storyOf(file, source).fields.map((field) => JSON.stringify(field.path)));
  const mark = byteOrderMark.exec(source)?.[0] ?? "";
  const bare = source.slice(mark.length);
  const tree = parseTree(bare);
  // From the last to the first: the places before it stay where they are.
  const strings: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  for (const change of new Map(changes.map((one) => [JSON.stringify(one.path), one])).values()) {
    if (!offered.has(JSON.stringify(change.path))) throw new EditRefused({ zh: `${change.path.join(".")} 不是可改的文字`, en: `${change.path.join(".")} is no text that can be edited here.` });
    if (unprintable.test(change.text)) throw new EditRefused({ zh: "文字里有不能排印的控制字符", en: "The text has control characters, which cannot be printed." });
    const node = tree && findNodeAtLocation(tree, [...change.path]);
    if (node?.type !== "string") throw new EditRefused({ zh: `${change.path.join(".")} 不是文字`, en: `${change.path.join(".")} is no text.` });
    strings.push({ from: node.offset, to: node.offset + node.length, text: JSON.stringify(change.text) });
  }
  strings.sort((a, b) => b.from - a.from);
  const text = mark + strings.reduce((all, { from, to, text: string }) => all.slice(0, from) + string + all.slice(to), bare);
  const story = storyOf(file, text);
  let now = source;
  const still = async (): Promise<boolean> => (now = await readFile(path, "utf8")) === source;
  if (!(await writeWhole(path, text, still))) throw new TextConflict(storyOf(file, now));
  return story;
}
