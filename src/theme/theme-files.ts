/** What lies beside a theme.json: the stylesheet and template overrides. */
import { join } from "node:path";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { fileInside } from "../files/inside.js";
import { fileNames, folderNames, readBytes } from "../files/read.js";
import { decodeText } from "../json/decode.js";
import { TextLines } from "../json/text-lines.js";
import { reportUnread } from "../json/unread-file.js";
import type { ThemeLink } from "./chain.js";

/** Stylesheets of the chain, base theme first. */
export async function readStylesheets(chain: readonly ThemeLink[], diagnostics: Diagnostics): Promise<readonly string[]> {
  const sheets: string[] = [];
  for (const { folder, shown } of [...chain].reverse()) {
    const found = await fileInside(folder, "theme.css");
    const file = `${shown}/theme.css`;
    if ("problem" in found) {
      // A theme need not have a stylesheet.
      if (found.problem !== "missing") reportUnread(file, found.problem, diagnostics);
      continue;
    }
    const css = decodeText(await readBytes(found.path, file), file, diagnostics);
    if (css === undefined) continue;
    reportFetches(css, file, diagnostics);
    sheets.push(css);
  }
  return sheets;
}

/** Rendering reads nothing but the issue, the theme's faces and the package: a sheet may not fetch. */
function reportFetches(css: string, file: string, diagnostics: Diagnostics): void {
  const lines = new TextLines(css);
  const bare = css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, (comment) => " ".repeat(comment.length));
  for (const match of bare.matchAll(/@import\b|(?:url|image-set)\(\s*(?!["']?(?:#|data:))[^)]{0,60}/gi)) {
    diagnostics.add({
      code: "theme-css-url", severity: "error", place: { file, ...lines.at(match.index) },
      zh: `样式表不能引用别的文件：${match[0].trim()}`, en: `a stylesheet may not refer to other files: ${match[0].trim()}`,
      hint: { zh: "改用 data: 地址，或写进版式的 faces", en: "use a data: URL, or state fonts in the theme's faces" },
    });
  }
}

/** Template overrides by name (`parts/masthead`); an inner theme's wins. */
export async function readTemplates(
  chain: readonly ThemeLink[], diagnostics: Diagnostics,
): Promise<Readonly<Record<string, string>>> {
  const templates = new Map<string, string>();
  for (const { folder, shown } of [...chain].reverse()) {
    for (const name of await templateNames(join(folder, "templates"), "")) {
      const file = `${shown}/templates/${name}.hbs`;
      const found = await fileInside(folder, `templates/${name}.hbs`);
      if ("problem" in found) {
        reportUnread(file, found.problem, diagnostics);
        continue;
      }
      const source = decodeText(await readBytes(found.path, file), file, diagnostics);
      if (source !== undefined) templates.set(name, source);
    }
  }
  return Object.fromEntries([...templates].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function templateNames(folder: string, prefix: string): Promise<readonly string[]> {
  const here = (await fileNames(folder)).filter((name) => name.endsWith(".hbs")).map((name) => prefix + name.slice(0, -4));
  const below: string[] = [];
  for (const name of await folderNames(folder)) below.push(...await templateNames(join(folder, name), `${prefix}${name}/`));
  return [...here, ...below];
}
