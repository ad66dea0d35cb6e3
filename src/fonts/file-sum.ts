/** SHA-256 of a file, without reading it again while it is the same file. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { Cache } from "../model/context.js";

/** A file changed this recently may change again within the clock's step: its sum is not kept. */
const settledMs = 5_000;

export const hash = (file: Uint8Array): string => createHash("sha256").update(file).digest("hex");

/**
 * The file's SHA-256. Sums are kept under path, inode, size and the times of the last change of content and of
 * inode; no program can set the latter, so that a replaced file is always read. The sum stays the identity.
 */
export async function fileSum(path: string, cache: Cache): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs, mtimeMs, ctimeMs } = await stat(path, { bigint: true });
  const key = [path, dev, ino, size, mtimeNs, ctimeNs].join("|");
  const kept = await cache.get("file-sum", key);
  if (kept) return new TextDecoder().decode(kept);
  const sum = hash(await readFile(path));
  const newest = Math.max(Number(mtimeMs), Number(ctimeMs));
  if (Date.now() - newest > settledMs) await cache.put("file-sum", key, new TextEncoder().encode(sum));
  return sum;
}
