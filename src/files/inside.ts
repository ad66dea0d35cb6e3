/** Paths that may not leave their folder. */
import { realpath } from "node:fs/promises";
import { isAbsolute, join, posix, relative, sep } from "node:path";
import { isAbsent, isFile, unreadable } from "./read.js";

export type Inside =
  | { readonly path: string }
  | { readonly problem: "outside" | "backslash" | "missing" | "not-a-file" };

/**
 * The real path of the file that `href` (with `/`) names inside `folder`. `outside`: an absolute path, a URL, a
 * `..` or a symbolic link leads out; `backslash`: written the Windows way, which no other system understands.
 */
export async function fileInside(folder: string, href: string): Promise<Inside> {
  if (href.includes("\0") || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(href) || href.startsWith("/")) return { problem: "outside" };
  if (href.includes("\\")) return { problem: "backslash" };
  const normal = posix.normalize(href);
  if (normal === ".." || normal.startsWith("../")) return { problem: "outside" };
  const target = await real(join(folder, normal));
  const root = await real(folder);
  if (target === undefined || root === undefined) return { problem: "missing" };
  const way = relative(root, target);
  if (way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way)) return { problem: "outside" };
  return (await isFile(target)) ? { path: target } : { problem: "not-a-file" };
}

async function real(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (cause) {
    if (isAbsent(cause)) return undefined;
    throw unreadable(path, cause);
  }
}
