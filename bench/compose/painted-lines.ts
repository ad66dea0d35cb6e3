/** Paints lines in a browser and reads back where every character stands. Lengths are CSS px. */
import type { Page } from "puppeteer";
import { lineView } from "../../src/markup/line-view.js";
import { unicodeRange } from "../../src/fonts/source-class.js";
import type { CopyRun } from "../../src/model/copy.js";
import type { FaceSource, TextStyle } from "../../src/model/theme.js";
import type { BlockSetting, Line } from "../../src/model/typesetter.js";

/** A line as it is painted: its visible characters and their boxes, from the left edge of the measure. */
export interface PaintedLine {
  readonly chars: readonly string[];
  readonly leftPx: readonly number[];
  /** Ends of the advances, trailing letter-spacing taken off. */
  readonly rightPx: readonly number[];
  /** White space of the copy stands before the character. */
  readonly spaced: readonly boolean[];
}

export type PaintedBlock = readonly PaintedLine[];

export interface PaintOptions {
  readonly styles: Readonly<Record<string, TextStyle>>;
  readonly faces: Readonly<Record<string, readonly FaceSource[]>>;
  /** Where the browser finds the TrueType file of a source. */
  readonly fontUrl: (sourceId: string) => string;
  /** `styles/base/line.css`. */
  readonly lineCss: string;
  readonly leadingPt: number;
}

const escaped = (text: string): string => text.replace(/[&<>"]/gu, (char) => `&#${char.charCodeAt(0)};`);

const htmlOf = (css: string, body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>body{margin:0}${css}</style></head><body class="bx-page">${body}</body></html>`;

/** The composer's lines with the markup and styles of a page. */
export function composedHtml(blocks: readonly (readonly Line[])[], options: PaintOptions): string {
  const faces = Object.values(options.faces).flat().map(({ id }) =>
    `@font-face{font-family:"bx-${id}";src:url("${options.fontUrl(id)}") format("truetype")}.f-${id}{font-family:"bx-${id}"}`);
  const body = blocks.map((lines) => {
    const painted = lines.map((line, row) => {
      const view = lineView({ line, xPt: 0, yPt: row * options.leadingPt, heightPt: options.leadingPt }, row);
      const runs = view.runs.map((run) => `<span class="${run.className}" style="${run.style}">${escaped(run.text)}</span>`);
      return `<span class="${view.className}" data-row="${row}" style="${view.style.replaceAll('"', "'")}">${runs.join("")}</span>`;
    });
    return `<p style="position:relative;height:${lines.length * options.leadingPt}pt">${painted.join("")}</p>`;
  });
  return htmlOf([options.lineCss, ...faces].join("\n"), body.join("\n"));
}

/** The same blocks left to the browser: it breaks and justifies by its own rules. */
export function browserHtml(
  blocks: readonly { readonly runs: readonly CopyRun[]; readonly setting: BlockSetting }[], measurePt: number, textWrap: "wrap" | "pretty", options: PaintOptions,
): string {
  const faces = Object.entries(options.faces).flatMap(([name, sources]) => sources.map((source) =>
    `@font-face{font-family:"face-${name}";src:url("${options.fontUrl(source.id)}") format("truetype");unicode-range:${unicodeRange(source)}}`));
  const styles = Object.entries(options.styles).map(([name, style]) => `.s-${name}{font-family:"face-${style.face}";font-size:${style.sizePt}pt}`);
  const css = `p{margin:0;width:${measurePt}pt;line-height:${options.leadingPt}pt;text-wrap:${textWrap};text-rendering:geometricPrecision;font-synthesis:none}
p span{line-height:0}`;
  const body = blocks.map(({ runs, setting }) => {
    const style = `text-indent:${setting.indentEm}em;text-align:${setting.align}`;
    return `<p class="s-body" style="${style}">${runs.map((run) => `<span class="s-${run.style}">${escaped(run.text)}</span>`).join("")}</p>`;
  });
  return htmlOf([css, ...styles, ...faces].join("\n"), body.join("\n"));
}

/** Shows a document and reads every paragraph's lines, top to bottom. */
export async function paintedBlocks(page: Page, html: string, leadingPt: number): Promise<readonly PaintedBlock[]> {
  await page.setContent(html, { waitUntil: "load", timeout: 0 });
  return page.evaluate(async (leadingPx) => {
    await document.fonts.ready;
    return [...document.querySelectorAll("p")].map((paragraph) => {
      const box = paragraph.getBoundingClientRect();
      const lines: { chars: string[]; leftPx: number[]; rightPx: number[]; spaced: boolean[] }[] = [];
      let spaced = false;
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent ?? "";
        const spacing = Number.parseFloat(getComputedStyle(node.parentElement as Element).letterSpacing) || 0;
        const rowGiven = (node.parentElement as Element).closest<HTMLElement>("[data-row]")?.dataset.row;
        for (let at = 0; at < text.length;) {
          const char = String.fromCodePoint(text.codePointAt(at) as number);
          range.setStart(node, at);
          range.setEnd(node, (at += char.length));
          const rects = range.getClientRects();
          const rect = rects[rects.length - 1];
          if (/\s/u.test(char)) spaced = true;
          if (!rect || /\s/u.test(char)) continue;
          const row = rowGiven === undefined ? Math.round(((rect.top + rect.bottom) / 2 - box.top) / leadingPx - 0.5) : Number(rowGiven);
          lines[row] ??= { chars: [], leftPx: [], rightPx: [], spaced: [] };
          lines[row].chars.push(char);
          lines[row].leftPx.push(rect.left - box.left);
          lines[row].rightPx.push(rect.right - spacing - box.left);
          lines[row].spaced.push(spaced);
          spaced = false;
        }
      }
      return lines.filter((line) => line !== undefined);
    });
  }, (leadingPt * 96) / 72);
}
