/** The suite `finish`: what finishing costs beside a bare load and save of the same page, and its memory with many pictures. Definitions: docs/bench.md. */
import type { Suite } from "./suite.js";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import type * as FinishArchive from "../src/finish/archive.js";
import type * as ParsedPage from "../src/finish/parsed-page.js";
import type * as FinishPress from "../src/finish/press.js";
import type * as ColourEngine from "../src/colour/colour-engine.js";
import type * as DiagnosticModule from "../src/diagnostics/diagnostic.js";
import type * as RawPagesModule from "../src/raw-pages.js";
import type * as PipelineModule from "../src/pipeline.js";
import type * as LazyPressModule from "../src/lazy-press.js";
import type * as StopwatchModule from "../src/stopwatch.js";
import type * as CacheModule from "../src/cache/disk-cache.js";
import type * as PackageFiles from "../src/package-files.js";
import type { RawPage } from "../src/model/render.js";
import { MeasuredProcess } from "./child-process.js";
import { makeIssue } from "./issue-maker.js";
import { ratio, type Spread, spread } from "./statistics.js";
import { peakPssMb } from "./tree-memory.js";

export interface FinishOptions {
  readonly sample: string;
  readonly runs: number;
  readonly tell: (text: string) => void;
}

export interface FinishFigures {
  /** Press plate from the raw bytes, over a bare pdf-lib load and save of the same bytes; a page without pictures. */
  readonly pressRatio: number;
  readonly archiveRatio: number;
  /** Peak PSS of the whole process tree building 16 pages with 60 pictures of 12 megapixels, all targets. */
  readonly peakMb: number;
  readonly ms: { readonly bare: Spread; readonly press: Spread; readonly archive: Spread };
  readonly page: string;
  readonly many: { readonly pictures: number; readonly pages: number; readonly ms: number };
}

/** The issue that `banxin init` writes: pages of text alone. */
const textOnly = fileURLToPath(new URL("../samples/starter", import.meta.url));

/** The compiled program, which is what is measured. */
const built = <T>(path: string): Promise<T> => import(new URL(`../dist/${path}`, import.meta.url).href) as Promise<T>;

export async function finishSuite(options: FinishOptions): Promise<FinishFigures> {
  const folder = await mkdtemp(join(tmpdir(), "banxin-bench-finish-"));
  try {
    return { ...(await ratios(options, folder)), ...(await manyPictures(options, folder)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function ratios({ runs, tell }: FinishOptions, folder: string): Promise<Omit<FinishFigures, "peakMb" | "many">> {
  tell("raw page");
  const [{ Diagnostics }, { rawPages }, { LazyPress }, { Stopwatch }, { diskCache }, { openDesk }, { srgbIcc }] = await Promise.all([
    built<typeof DiagnosticModule>("diagnostics/diagnostic.js"), built<typeof RawPagesModule>("raw-pages.js"), built<typeof LazyPressModule>("lazy-press.js"),
    built<typeof StopwatchModule>("stopwatch.js"), built<typeof CacheModule>("cache/disk-cache.js"), built<typeof PipelineModule>("pipeline.js"),
    built<typeof PackageFiles>("package-files.js"),
  ]);
  const [{ openRaw }, { finishPress }, { finishArchive }, { openColourEngine }] = await Promise.all([
    built<typeof ParsedPage>("finish/parsed-page.js"), built<typeof FinishPress>("finish/press.js"), built<typeof FinishArchive>("finish/archive.js"),
    built<typeof ColourEngine>("colour/colour-engine.js"),
  ]);
  const diagnostics = new Diagnostics();
  const opened = new LazyPress({});
  const shop = { diagnostics, stopwatch: new Stopwatch(), cache: diskCache(join(folder, "cache")), opened };
  const { issue } = await openDesk(textOnly, shop);
  const pages = await rawPages(textOnly, shop).finally(() => opened.close());
  const raw = pages.find(withoutPictures);
  if (raw === undefined || issue === undefined) throw new Error(`no page without pictures: ${diagnostics.all.map(({ en }) => en).join("; ")}`);
  const colour = await openColourEngine(issue.profile, diagnostics);
  if (colour === undefined) throw new Error("the press profile cannot be opened");
  const meta = { id: "bench", title: issue.file.title, date: issue.file.date, revision: 1, language: "zh-CN" };
  const icc = await srgbIcc();
  const works = {
    bare: async () => (await PDFDocument.load(raw.pdf, { updateMetadata: false })).save(),
    press: async () => finishPress(await openRaw(raw), { meta, diagnostics, inks: issue.theme.inks, profile: issue.profile, colour, mourning: false, slug: undefined }),
    archive: async () => finishArchive(await openRaw(raw), { meta, diagnostics, srgbIcc: icc }),
  };
  tell(`page ${raw.page.label}: bare, press, archive`);
  const times = { bare: [] as number[], press: [] as number[], archive: [] as number[] };
  // The first round warms the program up; then they alternate, so that other work falls on all.
  for (let run = 0; run <= runs; run++) {
    for (const [name, work] of Object.entries(works) as [keyof typeof works, () => Promise<unknown>][]) {
      const from = performance.now();
      if ((await work()) === undefined) throw new Error(`${name} made nothing: ${JSON.stringify(diagnostics.all)}`);
      if (run > 0) times[name].push(performance.now() - from);
    }
  }
  const ms = { bare: spread(times.bare), press: spread(times.press), archive: spread(times.archive) };
  return { pressRatio: ratio(ms.press, ms.bare), archiveRatio: ratio(ms.archive, ms.bare), ms, page: raw.page.label };
}

const withoutPictures = ({ pdf }: RawPage): boolean => !Buffer.from(pdf).includes("/Subtype /Image");

const pageCount = 16;
const pictureCount = 60;
const megapixels = 12;

/** A 16-page issue, 60 of whose figures have files of their own, 12 megapixels each. */
async function manyPictures({ sample, tell }: FinishOptions, folder: string): Promise<Pick<FinishFigures, "peakMb" | "many">> {
  tell(`${pictureCount} pictures of ${megapixels} megapixels`);
  const issue = join(folder, "many");
  await makeIssue(await mostPictures(sample, join(folder, "source")), pageCount, issue);
  const pictures = await enlarge(issue);
  if (pictures < pictureCount) throw new Error(`the sample gives ${pictures} pictures on ${pageCount} pages, not ${pictureCount}`);
  const child = new MeasuredProcess("banxin");
  let ms = 0;
  const peakMb = await peakPssMb(() => child.pid, async () => {
    const answer = await child.order({ kind: "build", issue, cache: join(folder, "many-cache"), out: join(folder, "out") });
    ms = Math.round(answer.ms);
    if (answer.errors !== undefined && answer.errors.length > 0) throw new Error(answer.errors.join("\n"));
  });
  await child.end();
  return { peakMb, many: { pictures, pages: pageCount, ms } };
}

interface SourcePage {
  slots?: { article: string; continued?: boolean }[];
  articles?: string[];
}

/** The sample with its first page and, of the others, the one with most photographs: it is what gets repeated. */
async function mostPictures(sample: string, folder: string): Promise<string> {
  await cp(sample, folder, { recursive: true });
  const file = join(folder, "issue.json");
  const issue = JSON.parse(await readFile(file, "utf8")) as { pages: SourcePage[] };
  const [first, ...inside] = issue.pages;
  const counted = await Promise.all(inside.map(async (page) => {
    // A story that goes on here has its pictures on the page before.
    const ids = [...(page.slots ?? []).filter(({ continued }) => !continued).map(({ article }) => article), ...(page.articles ?? [])];
    const texts = await Promise.all(ids.map((id) => readFile(join(folder, "articles", `${id}.json`), "utf8")));
    return { page, count: texts.join("").split(/\.jpg"/).length - 1 };
  }));
  const [most] = counted.sort((a, b) => b.count - a.count);
  await writeFile(file, JSON.stringify({ ...issue, pages: [first, { ...most?.page, label: String(pageCount + 1) }] }));
  return folder;
}

/** Gives JPEG figures a file of their own, up to the number wanted. @returns how many pictures of 12 megapixels the issue has */
async function enlarge(issue: string): Promise<number> {
  const bases = new Map<string, Buffer>();
  let count = 0;
  for (const name of (await readdir(join(issue, "articles"))).sort()) {
    const file = join(issue, "articles", name);
    const article = JSON.parse(await readFile(file, "utf8")) as { figures?: { href: string }[] };
    for (const figure of article.figures ?? []) {
      if (!figure.href.endsWith(".jpg") || count >= pictureCount) continue;
      const base = bases.get(figure.href) ?? (await large(join(issue, figure.href)));
      bases.set(figure.href, base);
      figure.href = `pictures/big-${count}.jpg`;
      await writeFile(join(issue, figure.href), withComment(base, `picture ${count}`));
      count++;
    }
    await writeFile(file, JSON.stringify(article));
  }
  return count;
}

/** The picture at 12 megapixels with some grain, as a camera gives it. */
async function large(file: string): Promise<Buffer> {
  const { width = 1, height = 1 } = await sharp(file).metadata();
  const scale = Math.sqrt((megapixels * 1e6) / (width * height));
  const size = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
  const grain = await sharp({ create: { ...size, channels: 3, background: "#808080", noise: { type: "gaussian", mean: 128, sigma: 8 } } }).png({ compressionLevel: 1 }).toBuffer();
  return sharp(file).resize(size.width, size.height).composite([{ input: grain, blend: "soft-light" }]).jpeg({ quality: 88 }).toBuffer();
}

/** Another file of the same picture: a COM segment after SOI (ITU-T T.81, B.2.4.5). */
function withComment(jpeg: Buffer, text: string): Buffer {
  const body = Buffer.from(text, "latin1");
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, body.length + 2]), body, jpeg.subarray(2)]);
}

export const suite: Suite = async ({ root, issue, runs, tell }) => {
  const figures = await finishSuite({ sample: issue ?? `${root}samples/yunting-daily`, runs, tell });
  return { figures, table: finishTable(figures) };
};

function finishTable(f: FinishFigures): string {
  const ms = ({ min, median, max }: Spread): string => `${median.toFixed(0)} (${min.toFixed(0)}–${max.toFixed(0)})`;
  return [
    `page ${f.page}, without pictures   ms: median (least–most)`,
    `  bare load and save  ${ms(f.ms.bare)}`, `  press               ${ms(f.ms.press)}   ${f.pressRatio}`, `  archive             ${ms(f.ms.archive)}   ${f.archiveRatio}`,
    `${f.many.pages} pages, ${f.many.pictures} pictures of ${megapixels} megapixels, all targets: ${f.many.ms} ms, peak PSS ${f.peakMb} MB`,
    `pressRatio ${f.pressRatio}  archiveRatio ${f.archiveRatio}  peakMb ${f.peakMb}`, "",
  ].join("\n");
}
