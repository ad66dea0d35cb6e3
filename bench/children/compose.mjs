/**
 * Runs the compiled composer in a process of its own, without loaders that change code, on orders from the benchmark:
 * { kind: "copy", issue, cache } reads an issue up to its copy; { kind: "lines", measuresEm } sets every block;
 * { kind: "speed", measureEm, runs } measures characters a second.
 */
import { settingOf } from "../../dist/compose/galley.js";
import { shortHeadLines } from "../../dist/compose/short-head.js";
import { createTypesetter } from "../../dist/compose/typesetter.js";
import { copydesk } from "../../dist/copydesk/copydesk.js";
import { diskCache, noCache } from "../../dist/cache/disk-cache.js";
import { Diagnostics } from "../../dist/diagnostics/diagnostic.js";
import { missingGlyphs } from "../../dist/fonts/missing-glyphs.js";
import { openFonts } from "../../dist/fonts/open-fonts.js";
import { ingest } from "../../dist/ingest/ingest.js";
import { paintedSizePt } from "../../dist/model/painted-size.js";
import { pressDir, themesDir } from "../../dist/package-files.js";

/** Blocks that are text of the copy itself: no byline, credit, table or verse. */
const bodyRoles = new Set(["paragraph", "question", "answer", "entry", "note", "quote", "listItem", "subhead", "subheadDash"]);
const warmUpMs = 1500;
const leastMs = 400;
const longText = 10_000;

let issue;
let typesetter;
let blocks = [];

const works = {
  async copy({ issue: path, cache }) {
    const diagnostics = new Diagnostics();
    issue = await ingest(path, { themesDir, pressDir, cache: noCache }, diagnostics);
    if (!issue) throw new Error(diagnostics.all.map(({ code, en }) => `${code}: ${en}`).join("\n"));
    const { theme } = issue;
    const fonts = openFonts(diskCache(cache));
    await fonts.load(Object.values(theme.faces).flat(), diagnostics);
    const metrics = (source) => fonts.metrics(source);
    const copy = copydesk(issue, { missingGlyphs: (text, style) => missingGlyphs(text, theme.faces[theme.styles[style].face], metrics) }, diagnostics);
    const styles = Object.fromEntries(Object.entries(theme.styles).map(([name, style]) => [name, { ...style, sizePt: paintedSizePt(style.sizePt) }]));
    typesetter = createTypesetter({ styles, faces: theme.faces, metrics });
    blocks = [...copy.articles.values()].flatMap((article) => article.blocks.filter(({ role }) => bodyRoles.has(role))
      .map((block) => ({ id: `${article.id}-${block.id}`, block, setting: settingOf(block.role, article.kind) })));
    return { styles, faces: theme.faces, leadingPt: theme.grid.leadingPt, bodyPt: styles.body.sizePt, blocks };
  },
  lines({ measuresEm }) {
    const set = (measurePt) => blocks.map(({ block, setting }) => shortHeadLines(typesetter, block, measurePt) ?? typesetter.lines(block, setting, measurePt));
    return { measures: measuresEm.map((measureEm) => ({ measureEm, lines: set(measureEm * bodyPt()) })) };
  },
  speed({ measureEm, runs }) {
    const measurePt = measureEm * bodyPt();
    const characters = blocks.reduce((sum, { block }) => sum + lengthOf(block), 0);
    // A block object is the key of what is kept: a fresh one is composed anew.
    const plain = () => {
      for (const { block, setting } of blocks) typesetter.lines({ ...block }, setting, measurePt);
    };
    const alternatives = () => {
      for (const { block, setting } of blocks) {
        const fresh = { ...block };
        typesetter.lines(fresh, setting, measurePt, typesetter.alternatives(fresh, setting, measurePt)[0].lines);
      }
    };
    const long = longBlock();
    return {
      characters,
      perSecond: rates(plain, characters, runs),
      perSecondAlternatives: rates(alternatives, characters, runs),
      longMs: Array.from({ length: Math.max(runs, 5) }, () => timeOf(() => typesetter.lines({ ...long }, blocks[0].setting, measurePt))),
    };
  },
};

const bodyPt = () => paintedSizePt(issue.theme.grid.bodyPt);
const lengthOf = (block) => block.runs.reduce((sum, run) => sum + run.text.length, 0);

/** The paragraphs of the issue one after the other, again and again, as one of 10,000 characters. */
function longBlock() {
  const paragraphs = blocks.filter(({ block }) => block.role === "paragraph").map(({ block }) => block);
  const runs = [];
  let left = longText;
  for (let k = 0; left > 0; k = (k + 1) % paragraphs.length) {
    for (const run of paragraphs[k].runs) {
      const text = run.text.slice(0, left);
      left -= text.length;
      if (text !== "") runs.push({ ...run, text });
    }
  }
  return { ...paragraphs[0], runs, noBreak: [] };
}

function timeOf(work) {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** Characters a second over spans of at least 0.4 s, after a warm-up. */
function rates(work, characters, runs) {
  for (const from = performance.now(); performance.now() - from < warmUpMs;) work();
  return Array.from({ length: runs }, () => {
    let done = 0;
    const from = performance.now();
    while (performance.now() - from < leastMs) {
      work();
      done++;
    }
    return (1000 * done * characters) / (performance.now() - from);
  });
}

process.on("message", async (order) => {
  const from = performance.now();
  try {
    const result = await works[order.kind](order);
    process.send({ ms: performance.now() - from, ...result });
  } catch (error) {
    process.send({ failure: String(error?.stack ?? error) });
  }
});
process.on("disconnect", () => process.exit(0));
process.send("ready");
