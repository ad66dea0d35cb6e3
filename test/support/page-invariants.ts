/** What must hold of every placed page (design §6), told from the copy and the plan and not from the code that placed it. */
import { expect } from "vitest";
import type { ArticleCopy, Copy } from "../../src/model/copy.js";
import type { BoxPt, DummyPage, PlacedFigure, PlacedLine, PlacedText } from "../../src/model/dummy.js";
import { comparable } from "../../src/model/ledger.js";
import { pageRegion } from "../../src/model/page-region.js";
import type { PlanPage } from "../../src/model/plan.js";
import type { Theme } from "../../src/model/theme.js";

/** Every text of a page in document order, gathered here anew. */
export function textsOf(page: DummyPage): PlacedText[] {
  const inside = page.modules.flatMap((module) => module.parts.flatMap((part): PlacedText[] => {
    if (part.type === "text") return [part];
    if (part.type === "figure") return [...part.captions];
    return [...(part.caption ? [part.caption] : []), ...part.rows.flat()];
  }));
  return [...page.folio, ...inside, ...page.slug];
}

export const shown = (text: PlacedText): string => comparable(text.lines.map(({ line }) => line.text).join(""));

/** The words of an article that a page with all of it must show; a brief's head is a block. */
export function wordsOf(article: ArticleCopy): string[] {
  const heads = [article.kicker, article.main, article.deck, article.summary].flatMap((head) => (head ? [head.text] : []));
  const blocks = article.blocks.flatMap((block) => [block.runs.map((run) => run.text).join(""), ...(block.cells ?? []).flat()]);
  const captions = article.figures.map((figure) => figure.caption.map((run) => run.text).join(""));
  return [...heads, ...blocks, ...captions].map(comparable).filter((text) => text !== "");
}

const counted = (texts: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
};

/** Roles of texts that no article's copy holds. */
const furnitureRoles: ReadonlySet<string> = new Set(["title", "titleLatin", "folio", "ears", "imprint", "dateline", "slug", "banner", "label", "advertMark", "jumpLine"]);

/** Invariant 1: each word of the page's articles stands in its lines exactly once, and nothing else but furniture. */
export function expectEveryWordOnce(page: DummyPage, copy: Copy, articles: readonly string[]): void {
  const wanted = articles.flatMap((id) => wordsOf(copy.articles.get(id) as ArticleCopy));
  const briefs = new Set(page.modules.filter((m) => m.kind === "briefs").map((m) => m.id));
  const found = page.modules.flatMap((module) => textsOf({ ...page, folio: [], slug: [], modules: [module] })
    .filter((text) => !furnitureRoles.has(text.role) && !(briefs.has(module.id) && text.role === "main")))
    .map(shown).filter((text) => text !== "");
  expect(counted(found)).toEqual(counted(wanted));
  expect(page.ledger.entries.map(({ id, text }) => [id, comparable(text)])).toEqual(textsOf(page).map((text) => [text.id, shown(text)]));
  expect(new Set(page.ledger.entries.map(({ id }) => id)).size).toBe(page.ledger.entries.length);
}

/** The modules of a plan cover the region open to stories: every cell once. */
export function expectTiled(plan: PlanPage, region: { readonly row: number; readonly rows: number }, columns: number): void {
  const cells = new Map<string, number>();
  for (const { rect } of plan.modules)
    for (let row = rect.row; row < rect.row + rect.rows; row++)
      for (let col = rect.col; col < rect.col + rect.cols; col++) cells.set(`${row}/${col}`, (cells.get(`${row}/${col}`) ?? 0) + 1);
  const wanted = new Map<string, number>();
  for (let row = region.row; row < region.row + region.rows; row++) for (let col = 0; col < columns; col++) wanted.set(`${row}/${col}`, 1);
  expect([...cells].filter(([cell, n]) => wanted.get(cell) !== n)).toEqual([]);
  expect(cells.size).toBe(wanted.size);
}

const slackPt = 0.02;
/** Baselines of furniture are moved to whole px, by no more than half of one. */
const halfPxPt = 0.375;
const lineBox = ({ line, xPt, yPt, heightPt }: PlacedLine): BoxPt => line.vertical
  ? { xPt, yPt: yPt + line.xPt, widthPt: heightPt, heightPt: line.widthPt }
  : { xPt: xPt + line.xPt, yPt, widthPt: line.widthPt, heightPt };
const inside = (box: BoxPt, frame: BoxPt, abovePt = slackPt): boolean =>
  box.xPt >= frame.xPt - slackPt && box.yPt >= frame.yPt - abovePt &&
  box.xPt + box.widthPt <= frame.xPt + frame.widthPt + slackPt && box.yPt + box.heightPt <= frame.yPt + frame.heightPt + abovePt;
const meet = (a: BoxPt, b: BoxPt): boolean =>
  a.xPt < b.xPt + b.widthPt - slackPt && b.xPt < a.xPt + a.widthPt - slackPt && a.yPt < b.yPt + b.heightPt - slackPt && b.yPt < a.yPt + a.heightPt - slackPt;

/** Roles set line by line on the grid. */
export const bodyRoles: ReadonlySet<string> = new Set(["paragraph", "question", "answer", "entry", "quote", "listItem", "editorNote", "note"]);

/** Every line lies in one of its frames, every frame in the sheet, body lines on the baseline grid. */
export function expectLinesInFrames(page: DummyPage, theme: Theme): void {
  const sheet = { xPt: 0, yPt: 0, widthPt: (page.paper.widthMm * 72) / 25.4, heightPt: (page.paper.heightMm * 72) / 25.4 };
  const { leadingPt } = theme.grid;
  for (const text of textsOf(page)) {
    for (const frame of text.frames) expect(inside(frame, sheet), `frame of ${text.id}`).toBe(true);
    for (const placed of text.lines) {
      if (placed.overset) continue;
      const box = lineBox(placed);
      expect(text.frames.some((frame) => inside(box, frame, bodyRoles.has(text.role) ? slackPt : halfPxPt + slackPt)), `${text.id} “${placed.line.text}” ${JSON.stringify(box)} outside ${JSON.stringify(text.frames)}`).toBe(true);
      if (!bodyRoles.has(text.role)) continue;
      const row = (placed.yPt - page.area.yPt) / leadingPt;
      expect(Math.abs(row - Math.round(row)), `${text.id} “${placed.line.text}” off the grid`).toBeLessThan(1e-6);
    }
  }
}

/** No two boxes of lines and pictures of the page meet. */
export function expectNothingOverlaps(page: DummyPage): void {
  const boxes: { id: string; box: BoxPt }[] = [];
  for (const text of textsOf(page)) for (const placed of text.lines) if (!placed.overset && (bodyRoles.has(text.role) || placed.line.vertical)) boxes.push({ id: `${text.id} “${placed.line.text}”`, box: lineBox(placed) });
  for (const figure of figuresOf(page)) boxes.push({ id: figure.id, box: figure.box });
  for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) if (meet(a.box, b.box)) expect.fail(`${a.id} meets ${b.id}`);
}

export const figuresOf = (page: DummyPage): PlacedFigure[] => page.modules.flatMap((m) => m.parts.filter((part) => part.type === "figure"));

/**
 * Every leg of a story is full: its last line of running text stands on the leg's last row, and one line on each row above.
 * Only the leg foot that ends in a block with air of its own (a pull quote, a table) may stand up to two rows higher.
 */
export function expectFull(page: DummyPage, theme: Theme, display: ReadonlySet<string>): void {
  const { leadingPt } = theme.grid;
  for (const module of page.modules) {
    if (display.has(module.article) || ["masthead", "ears", "imprint", "banner"].includes(module.kind)) continue;
    const texts = module.parts.flatMap((part) => (part.type === "text" ? [part] : part.type === "table" ? [...(part.caption ? [part.caption] : []), ...part.rows.flat()] : []));
    const flow = texts.filter((text) => text.frames.length > 1 || bodyRoles.has(text.role));
    const frames = flow.find((text) => bodyRoles.has(text.role))?.frames ?? [];
    for (const frame of frames) {
      const lines = texts.flatMap((text) => text.lines.filter((placed) => !placed.overset && inside(lineBox(placed), frame)).map((placed) => ({ text, placed })));
      const foot = Math.max(...lines.map(({ placed }) => placed.yPt + placed.heightPt));
      const last = lines.find(({ placed }) => placed.yPt + placed.heightPt === foot);
      const free = frame.yPt + frame.heightPt - foot;
      expect(free, `${module.id}: ${(free / leadingPt).toFixed(1)} rows free at the foot of a leg`).toBeLessThan((last && bodyRoles.has(last.text.role) ? 0.01 : 2.01) * leadingPt);
    }
  }
}

/** A page without a fault, whole. */
export function expectSoundPage(page: DummyPage, plan: PlanPage, copy: Copy): void {
  const { theme } = copy.issue;
  const display = new Set([...copy.articles.values()].filter(({ kind }) => kind === "poem" || kind === "advert").map(({ id }) => id));
  expectTiled(plan, pageRegion(copy.issue, page.index), theme.grid.columns);
  expectNothingOverlaps(page);
  expectFull(page, theme, display);
  for (const text of textsOf(page)) expect(text.lines.some((line) => line.overset)).toBe(false);
}
