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
    reportFaces(css, file, diagnostics);
    sheets.push(css);
  }
  return sheets;
}

/** Rendering reads nothing but the issue, the theme's faces and the package: a sheet may not fetch. */
function reportFetches(css: string, file: string, diagnostics: Diagnostics): void {
  const lines = new TextLines(css);
  const { text, at } = readable(css);
  for (const match of text.matchAll(/@import\b|(?:url|image-set)\(\s*(?!["']?(?:#|data:))[^)]{0,60}/gi)) {
    diagnostics.add({
      code: "theme-css-url", severity: "error", place: { file, ...lines.at(at[match.index]) },
      zh: `样式表不能引用别的文件：${match[0].trim()}`, en: `a stylesheet may not refer to other files: ${match[0].trim()}`,
      hint: { zh: "改用 data: 地址，或写进版式的 faces", en: "use a data: URL, or state fonts in the theme's faces" },
    });
  }
}

/** Faces come from the theme's `faces` alone: those are measured, converted and embedded. */
function reportFaces(css: string, file: string, diagnostics: Diagnostics): void {
  const lines = new TextLines(css);
  const { text, at } = readable(css);
  for (const match of text.matchAll(/@font-face\b|@font-feature-values\b|@font-palette-values\b/gi)) {
    diagnostics.add({
      code: "theme-css-face", severity: "error", place: { file, ...lines.at(at[match.index]) },
      zh: `样式表不能自带字体：${match[0]}`, en: `a stylesheet may not bring faces of its own: ${match[0]}`,
      hint: { zh: "把字体写进 theme.json 的 faces", en: "state the face in faces of theme.json" },
    });
  }
}

/** A sheet with its comments blanked and its escapes read (CSS Syntax 3, 4.3.7), and where each character stood. */
function readable(css: string): { readonly text: string; readonly at: readonly number[] } {
  let text = "";
  const at: number[] = [];
  for (const match of css.matchAll(/\/\*[\s\S]*?(?:\*\/|$)|\\([0-9a-f]{1,6})(?:\r\n|[ \t\r\n\f])?|\\([^\r\n\f])|[\s\S]/gi)) {
    const [whole, hex, plain] = match;
    const code = hex === undefined ? 0 : Number.parseInt(hex, 16);
    const read = whole.startsWith("/*") ? " " : hex !== undefined ? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd") : (plain ?? whole);
    text += read;
    for (let k = 0; k < read.length; k++) at.push(match.index);
  }
  return { text, at };
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
