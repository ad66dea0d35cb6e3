/** An article with words that are typed but not saved, and its copy: blocks that did not change stay the same objects, which the composer has set. */
import type { Article } from "../model/article.js";
import { articleSchema } from "../model/article.js";
import type { ArticleCopy, CopyBlock } from "../model/copy.js";
import { EditRefused } from "./plan-edits.js";
import type { TextChange } from "./text-edits.js";

/** Writes a text at its place, which must hold one already. */
function write(root: unknown, { path, text }: TextChange): void {
  const name = path.at(-1) as string | number;
  let holder: unknown = root;
  for (const step of path.slice(0, -1)) holder = own(holder, step);
  if (typeof own(holder, name) !== "string") throw new EditRefused({ zh: `${path.join(".")} 不是文字`, en: `${path.join(".")} is no text.` });
  (holder as Record<string | number, unknown>)[name] = text;
}

function own(holder: unknown, name: string | number): unknown {
  return typeof holder === "object" && holder !== null && Object.hasOwn(holder, name) ? (holder as Record<string | number, unknown>)[name] : undefined;
}

/**
 * The article with these texts.
 * @throws EditRefused where a path names no text, or the article would be none with them (a head left empty)
 */
export function typedArticle(article: Article, changes: readonly TextChange[]): Article {
  const changed = structuredClone(article);
  for (const change of changes) write(changed, change);
  const read = articleSchema.safeParse(changed);
  if (!read.success) throw new EditRefused({ zh: "这样的文字还不能排：有空着的段落或标题", en: "These words cannot be set yet: a paragraph or a head is empty." });
  return read.data;
}

/** `copy` with the blocks of `before` wherever they are the same: what was set of them is not set again. */
export function sharing(copy: ArticleCopy, before: ArticleCopy | undefined): ArticleCopy {
  if (!before) return copy;
  const known = new Map<string, CopyBlock>(before.blocks.map((block) => [JSON.stringify(block), block]));
  return { ...copy, blocks: copy.blocks.map((block) => known.get(JSON.stringify(block)) ?? block) };
}
