/** The suite `compose`: the composer's lines beside Chromium's own breaking of the same blocks, and its speed. Definitions: docs/bench.md. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import puppeteer, { type Page } from "puppeteer";
import { cacheFolder, diskCache } from "../../src/cache/disk-cache.js";
import { openFonts } from "../../src/fonts/open-fonts.js";
import { toTrueType } from "../../src/fonts/truetype.js";
import type { CopyBlock } from "../../src/model/copy.js";
import type { FaceSource, TextStyle } from "../../src/model/theme.js";
import type { BlockSetting, Line } from "../../src/model/typesetter.js";
import { type Answer, MeasuredProcess } from "../child-process.js";
import { serveFiles } from "../loopback-server.js";
import { referenceBrowser } from "../static-issue.js";
import type { Suite } from "../suite.js";
import { type CountedBlock, countLines, type LineFigures } from "./count-lines.js";
import { driftPx } from "./drift.js";
import { browserHtml, composedHtml, paintedBlocks, type PaintedBlock, type PaintOptions } from "./painted-lines.js";
import type { ComposeFigures } from "./figures.js";
import { figuresTable } from "./table.js";

interface CopyAnswer extends Answer {
  readonly styles: Readonly<Record<string, TextStyle>>;
  readonly faces: Readonly<Record<string, readonly FaceSource[]>>;
  readonly leadingPt: number;
  readonly bodyPt: number;
  readonly blocks: readonly { readonly id: string; readonly block: CopyBlock; readonly setting: BlockSetting }[];
}
interface LinesAnswer extends Answer {
  readonly measures: readonly { readonly measureEm: number; readonly lines: readonly (readonly Line[])[] }[];
}
interface SpeedAnswer extends Answer {
  readonly characters: number;
  readonly perSecond: readonly number[];
  readonly perSecondAlternatives: readonly number[];
  readonly longMs: readonly number[];
}

const measureEm = 13;
const driftMeasuresEm = [11, 13, 15, 17, 20, 27];

export const suite: Suite = async ({ root, issue, runs, tell }) => {
  const seed = resolve(root, "../shared/seed/issue");
  const folder = issue ?? (existsSync(seed) ? seed : `${root}samples/yunting-daily`);
  if (issue === undefined && folder !== seed) tell(`there is no ../shared/seed/issue: the figures are those of ${folder}`);
  const child = new MeasuredProcess("compose");
  try {
    const copy = await child.order<CopyAnswer>({ kind: "copy", issue: folder, cache: cacheFolder() });
    tell(`${copy.blocks.length} blocks: lines`);
    const set = await child.order<LinesAnswer>({ kind: "lines", measuresEm: driftMeasuresEm });
    tell("speed");
    const speed = await child.order<SpeedAnswer>({ kind: "speed", measureEm, runs });
    tell("Chromium");
    const painted = await inChromium(root, copy, set);
    const figures: ComposeFigures = {
      blocks: copy.blocks.length, characters: speed.characters,
      ...painted.own, maxDriftPx: painted.maxDriftPx, maxDriftHanPx: painted.maxDriftHanPx,
      charsPerSecond: Math.round(median(speed.perSecond)), charsPerSecondAlternatives: Math.round(median(speed.perSecondAlternatives)),
      tenThousandMs: Math.round(median(speed.longMs) * 10) / 10,
      chromiumDefault: painted.wrap, chromiumPretty: painted.pretty,
    };
    return { figures, table: figuresTable(figures, folder) };
  } finally {
    await child.end();
  }
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

interface InChromium {
  readonly own: LineFigures;
  readonly wrap: LineFigures;
  readonly pretty: LineFigures;
  readonly maxDriftPx: number;
  readonly maxDriftHanPx: number;
}

/** The composer's lines are painted with the subsets that a page carries; Chromium's own with whole faces, whose every feature it may use. */
async function inChromium(root: string, copy: CopyAnswer, set: LinesAnswer): Promise<InChromium> {
  const files = new Map<string, { bytes: Uint8Array; type: string }>();
  const fonts = openFonts(diskCache(cacheFolder()));
  const characters = new Set([...copy.blocks.flatMap(({ block }) => block.runs.map((run) => run.text)).join("")].map((char) => char.codePointAt(0) as number));
  for (const source of usedSources(copy)) {
    files.set(`/subset/${source.id}`, { bytes: await fonts.subset(source, characters), type: "font/ttf" });
    files.set(`/whole/${source.id}`, { bytes: await toTrueType(await readFile(source.path)), type: "font/ttf" });
  }
  const server = await serveFiles(files);
  const { path, env, args } = await referenceBrowser();
  const browser = await puppeteer.launch({ executablePath: path, headless: "shell", pipe: true, env: { ...process.env, ...env }, args: [...args, "--disable-web-security"] });
  try {
    const page = await browser.newPage();
    const options: PaintOptions = {
      styles: copy.styles, faces: copy.faces, leadingPt: copy.leadingPt,
      fontUrl: (id) => `${server.origin}/subset/${id}`, lineCss: await readFile(`${root}styles/base/line.css`, "utf8"),
    };
    return await measured(page, copy, set, options, { ...options, fontUrl: (id) => `${server.origin}/whole/${id}` });
  } finally {
    await browser.close();
    await server.close();
  }
}

function usedSources(copy: CopyAnswer): readonly FaceSource[] {
  const faces = new Set(copy.blocks.flatMap(({ block }) => block.runs.map((run) => copy.styles[run.style].face)));
  return [...faces].flatMap((face) => copy.faces[face]);
}

async function measured(page: Page, copy: CopyAnswer, set: LinesAnswer, options: PaintOptions, wholeFaces: PaintOptions): Promise<InChromium> {
  const emPx = (copy.bodyPt * 96) / 72;
  const count = (blocks: readonly PaintedBlock[]): LineFigures =>
    countLines(copy.blocks.map(({ block, setting }, k) => counted(block, setting, blocks[k], mainSizePt(block, copy.styles) * (96 / 72))));
  let own: LineFigures | undefined;
  let [maxDriftPx, maxDriftHanPx] = [0, 0];
  for (const { measureEm: em, lines } of set.measures) {
    const painted = await paintedBlocks(page, composedHtml(lines, options), copy.leadingPt);
    if (em === measureEm) own = count(painted);
    copy.blocks.forEach(({ setting }, k) => {
      if (setting.align !== "justify") return;
      for (const line of painted[k].slice(0, -1)) {
        const drift = driftPx(line, em * emPx);
        maxDriftPx = Math.max(maxDriftPx, drift.px);
        if (drift.pureHan) maxDriftHanPx = Math.max(maxDriftHanPx, drift.px);
      }
    });
  }
  const blocks = copy.blocks.map(({ block, setting }) => ({ runs: block.runs, setting }));
  const wrap = count(await paintedBlocks(page, browserHtml(blocks, measureEm * copy.bodyPt, "wrap", wholeFaces), copy.leadingPt));
  const pretty = count(await paintedBlocks(page, browserHtml(blocks, measureEm * copy.bodyPt, "pretty", wholeFaces), copy.leadingPt));
  const round = (px: number): number => Math.round(px * 1000) / 1000;
  return { own: own as LineFigures, wrap, pretty, maxDriftPx: round(maxDriftPx), maxDriftHanPx: round(maxDriftHanPx) };
}

/** The size of a block's longest run. */
function mainSizePt(block: CopyBlock, styles: CopyAnswer["styles"]): number {
  const longest = block.runs.reduce((best, run) => (run.text.length > best.text.length ? run : best));
  return styles[longest.style].sizePt;
}

function counted(block: CopyBlock, setting: BlockSetting, lines: PaintedBlock, emPx: number): CountedBlock {
  const text = block.runs.map((run) => run.text).join("");
  const bare = (from: number, to?: number): string => text.slice(from, to).replace(/[\s\u2060\u00ad]/gu, "");
  const at = (offset: number): number => bare(0, offset).length;
  return { lines, emPx, justified: setting.align === "justify", text: bare(0), whole: block.noBreak.map(([from, to]) => [at(from), at(to)]) };
}
