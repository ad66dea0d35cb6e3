/** The document that a tab loads once, and the files it asks for. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { SiteFile } from "../browser/memory-site.js";
import type { Shell } from "../model/render.js";
import { splitCss } from "./split-css.js";

/** Nothing but the site's own pictures and faces may load; scripts in article text do not run. */
const contentPolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self'", "font-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join("; ");

/**
 * Paged.js waits for an animation frame before each step; nothing is animated here, so a step may follow
 * at once. `__name` is a helper that some TypeScript runners put into functions sent to the tab.
 */
export const prelude = `window.requestAnimationFrame = (step) => setTimeout(() => step(performance.now()), 0);
window.cancelAnimationFrame = clearTimeout;
window.__name = (value) => value;`;

/** Marks are drawn for the screen; on plates `finish` draws them. */
const ownCss = `html, body { margin: 0; padding: 0; }
@media print { .pagedjs_marks-crop, .pagedjs_marks-cross { display: none !important; } }`;

export interface ShellSite {
  /** The rules for Paged.js, given again with every page. */
  readonly pagedCss: string;
  readonly files: ReadonlyMap<string, SiteFile>;
}

/** The files of a shell, by path. */
export async function shellSite(shell: Shell): Promise<ShellSite> {
  const { paged, rest } = splitCss(shell.css);
  const files = new Map<string, SiteFile>([
    ["/shell.html", {
      type: "text/html; charset=utf-8",
      headers: { "Content-Security-Policy": contentPolicy },
      bytes: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>banxin</title><link rel="stylesheet" href="/shell.css" data-pagedjs-ignore><script src="/prelude.js"></script><script src="/paged.js"></script></head><body></body></html>`,
    }],
    ["/shell.css", { type: "text/css; charset=utf-8", bytes: `${ownCss}\n${rest}` }],
    ["/prelude.js", { type: "text/javascript; charset=utf-8", bytes: prelude }],
    ["/paged.js", { type: "text/javascript; charset=utf-8", bytes: await pagedJs() }],
  ]);
  for (const [id, bytes] of shell.fonts) {
    files.set(id.startsWith("/") ? id : `/font/${id}`, { type: "font/ttf", bytes });
  }
  return { pagedCss: paged, files };
}

/** Paged.js as one script, from its package: `pagedjs` resolves to lib/index.cjs, the browser build lies beside it. */
export function pagedJs(): Promise<Uint8Array> {
  return readFile(join(dirname(createRequire(import.meta.url).resolve("pagedjs")), "..", "dist", "paged.min.js"));
}
