/** Painted in Chromium, every justified line ends at its measure. */
import { readFile } from "node:fs/promises";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countLines } from "../../bench/compose/count-lines.js";
import { driftPx } from "../../bench/compose/drift.js";
import { composedHtml, paintedBlocks, type PaintOptions } from "../../bench/compose/painted-lines.js";
import { browserCandidates } from "../../src/browser/find-browser.js";
import { thisMachine } from "../../src/browser/machine.js";
import { startBrowser, type StartedBrowser } from "../../src/browser/start-browser.js";
import { cacheFolder, diskCache, noCache } from "../../src/cache/disk-cache.js";
import { settingOf } from "../../src/compose/galley.js";
import { createTypesetter } from "../../src/compose/typesetter.js";
import { copydesk } from "../../src/copydesk/copydesk.js";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import { missingGlyphs } from "../../src/fonts/missing-glyphs.js";
import { openFonts } from "../../src/fonts/open-fonts.js";
import { ingest } from "../../src/ingest/ingest.js";
import { paintedSizePt } from "../../src/model/painted-size.js";
import type { CopyBlock } from "../../src/model/copy.js";
import type { FaceSource } from "../../src/model/theme.js";
import type { BlockSetting, Typesetter } from "../../src/model/typesetter.js";
import { pressDir, themesDir } from "../../src/package-files.js";

const leadingPt = 13.5;
const emPx = 12;
let started: StartedBrowser;
let page: Page;
let typesetter: Typesetter;
let options: PaintOptions;
let blocks: { block: CopyBlock; setting: BlockSetting }[];

beforeAll(async () => {
  const machine = thisMachine();
  started = await startBrowser(await browserCandidates({}, machine), machine, { limitMs: 30_000 });
  page = await started.browser.newPage();
  const diagnostics = new Diagnostics();
  const issue = (await ingest(new URL("../../samples/yunting-daily", import.meta.url).pathname, { themesDir, pressDir, cache: noCache }, diagnostics))!;
  const { theme } = issue;
  const fonts = openFonts(diskCache(cacheFolder()));
  await fonts.load(Object.values(theme.faces).flat(), diagnostics);
  const metrics = (source: FaceSource) => fonts.metrics(source);
  const copy = copydesk(issue, { missingGlyphs: (text, style) => missingGlyphs(text, theme.faces[theme.styles[style]!.face]!, metrics) }, diagnostics);
  expect(diagnostics.hasErrors).toBe(false);
  const styles = Object.fromEntries(Object.entries(theme.styles).map(([name, style]) => [name, { ...style, sizePt: paintedSizePt(style.sizePt) }]));
  typesetter = createTypesetter({ styles, faces: theme.faces, metrics });
  blocks = [...copy.articles.values()]
    .flatMap((article) => article.blocks.map((block) => ({ block, setting: settingOf(block.role, article.kind) })))
    .filter(({ block, setting }) => setting.align === "justify" && block.cells === undefined && block.role !== "byline");
  const characters = new Set([...blocks.flatMap(({ block }) => block.runs.map((run) => run.text)).join("")].map((char) => char.codePointAt(0)!));
  const urls = new Map<string, string>();
  for (const face of new Set(blocks.flatMap(({ block }) => block.runs.map((run) => styles[run.style]!.face)))) {
    for (const source of theme.faces[face]!) urls.set(source.id, `data:font/ttf;base64,${Buffer.from(await fonts.subset(source, characters)).toString("base64")}`);
  }
  options = {
    styles, leadingPt, fontUrl: (id) => urls.get(id)!, lineCss: await readFile(new URL("../../styles/base/line.css", import.meta.url), "utf8"),
    faces: Object.fromEntries(Object.entries(theme.faces).filter(([, sources]) => sources.every(({ id }) => urls.has(id)))),
  };
}, 120_000);
afterAll(() => started.close());

describe.each([11, 13, 15, 17, 20, 27])("at a measure of %i em", (measureEm) => {
  it("every line that is not last ends within 0.1 px of it in pure Han, 0.3 px with Latin, and the model knew", async () => {
    const set = blocks.map(({ block, setting }) => typesetter.lines(block, setting, measureEm * 9));
    const painted = await paintedBlocks(page, composedHtml(set, options), leadingPt);
    let lines = 0;
    const off: string[] = [];
    painted.forEach((block, k) => block.slice(0, -1).forEach((line, row) => {
      // A line that nothing can stretch, such as one long word, is short and says so.
      const { xPt, widthPt } = set[k]![row]!;
      if (xPt + widthPt < measureEm * 9 - 0.01) return;
      lines++;
      const { px, pureHan } = driftPx(line, measureEm * emPx);
      if (px > (pureHan ? 0.1 : 0.3)) off.push(`${px.toFixed(3)} px: ${line.chars.join("")}`);
    }));
    expect(off).toEqual([]);
    expect(lines).toBeGreaterThan(200);
  });
});

describe("counted as a reader would see them", () => {
  it("painted lines have no forbidden edge, no whole mark at an end and no last line of one character", async () => {
    const set = blocks.map(({ block, setting }) => typesetter.lines(block, setting, 13 * 9));
    const painted = await paintedBlocks(page, composedHtml(set, options), leadingPt);
    const counted = painted.map((lines, k) => ({ lines, emPx, justified: true, text: blocks[k]!.block.runs.map((run) => run.text).join("").replace(/[\s\u2060]/gu, ""), whole: [] }));
    expect(countLines(counted)).toMatchObject({ fullWidthLineEnds: 0, runts: 0, kinsoku: 0 });
  });
});
