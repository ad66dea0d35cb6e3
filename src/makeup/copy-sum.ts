/** Sums of copy: what was made of a story is known by them. */
import { createHash } from "node:crypto";
import type { ArticleCopy } from "../model/copy.js";

const sums = new WeakMap<ArticleCopy, string>();

/** SHA-256 of a story's copy, worked out once: copy is never changed. */
export function copySum(article: ArticleCopy): string {
  let sum = sums.get(article);
  if (sum === undefined) sums.set(article, (sum = createHash("sha256").update(JSON.stringify(article)).digest("hex")));
  return sum;
}
