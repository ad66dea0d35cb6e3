/** Solutions in which a story of a page that is too full goes on on a later one (转版): both pages are made up. */
import type { Copy } from "../model/copy.js";
import type { PageFile } from "../model/issue.js";
import { withJumps } from "../model/jumped-pages.js";
import type { Jump } from "../model/jumps.js";
import { type PageItem, pageItems } from "../model/page-items.js";
import type { PlanPage } from "../model/plan.js";
import type { Solution } from "../model/solution.js";
import { spaceOf } from "./assign/space.js";
import { excess } from "./made-anew.js";
import { fits } from "./named-page.js";
import type { JumpTrial, MadePage, NotFull } from "./not-full.js";
import { automatic } from "./page-work.js";
import { partings, rowsIn } from "./partings.js";
import { textCharacters } from "./trimmed-copy.js";

/** Jumps that are told when so many are found, and parts of one story to one page that are tried. */
const enoughJumps = 2;
const triedPerStory = 3;

/** Pages that may take a continuation: automatic ones that go without nothing; a story of a section stays in it. */
function targets({ copy: { issue: { file } }, later }: NotFull, article: string): readonly MadePage[] {
  const section = file.sections?.find(({ articles }) => articles.includes(article));
  return later.filter(({ page, planned }) => automatic(page) && (!section || section.pages.includes(page.label)) && !planned?.modules.some(({ levers }) => levers.omitted));
}

/** Stories that stand by themselves on a page whose slots can tell of a jump. */
function mayPart({ page, items }: NotFull): readonly PageItem[] {
  if (!automatic(page) && !page.slots) return [];
  return items.filter(({ kind, jump, articles }) => kind === "story" && !jump && !page.pins?.some(({ article }) => articles.includes(article)));
}

interface Candidate {
  readonly jump: Jump;
  readonly at: number;
  readonly chars: number;
  /** Cells by which both pages, as they are measured, would still be off. */
  readonly off: number;
}

/** Columns × rows of the basic grid that a page is over or short; undefined where it has no nearest page. */
const cellsOver = (page: PlanPage | undefined, measureEm: number): number | undefined => page && excess(page) / measureEm;

/** The jumps worth trying, best first: what goes is what this page has too much, and what the other has too little. */
function candidates(notFull: NotFull): Candidate[] {
  const { copy, page, nearest, services: { galleys } } = notFull;
  const { theme } = copy.issue;
  const over = cellsOver(nearest, theme.grid.measureEm);
  const found = mayPart(notFull).flatMap(({ copy: article }) => {
    const parts = partings(article, copy, galleys);
    return targets(notFull, article.id).flatMap((target) => {
      const short = cellsOver(target.planned, theme.grid.measureEm);
      return parts.map(({ afterBlocks, stays, goes }): Candidate => {
        const saved = rowsIn(article, copy, galleys) - rowsIn(stays, copy, galleys);
        const { cells } = spaceOf(goes, "minor", 0, theme, galleys);
        const off = (over === undefined ? 0 : Math.abs(saved - over)) + (short === undefined ? 0 : Math.abs(cells + short));
        return { jump: { article: article.id, from: page.label, to: target.page.label, afterBlocks }, at: target.index, chars: textCharacters(goes), off };
      }).sort((a, b) => a.off - b.off).slice(0, triedPerStory);
    });
  });
  return found.sort((a, b) => a.off - b.off);
}

function withJump(copy: Copy, { article, from, to, afterBlocks }: Jump): Copy {
  const ends = new Map([[from, [{ article, jump: { to, afterBlocks } }]], [to, [{ article, continued: true }]]]);
  return { ...copy, issue: { ...copy.issue, file: withJumps(copy.issue.file, ends) } };
}

/** Lines of the story that stay on its page, as they are set there. */
function linesThatStay({ modules }: PlanPage, article: string, copy: Copy, page: PageFile, { services: { galleys, theme } }: NotFull): number {
  const module = modules.find(({ kind, articles }) => kind === "story" && articles.length === 1 && articles[0] === article);
  const item = pageItems(copy, page, theme.wording).find(({ key }) => key === article);
  if (!module || !item) throw new RangeError(`the page has no module of ${article}`);
  const { items } = galleys.galley(item.copy, module.blocks, module.text.measureEm * theme.grid.bodyPt);
  return items.reduce((sum, { options }, i) => sum + (options.find(({ rows }) => rows === module.levers.rows[i])?.lines ?? 0), 0);
}

/** Jumps with which this page and a later one are exactly full. */
export function* jumped(notFull: NotFull, trial: JumpTrial): Generator<void, Solution[]> {
  const { copy, index, nearest } = notFull;
  if (nearest && (excess(nearest) <= 0 || fits(nearest))) return [];
  const found: Solution[] = [];
  /** Parts with which this page was not full: another page to go to does not help. */
  const failed = new Set<string>();
  for (const { jump, at, chars } of candidates(notFull)) {
    const part = `${jump.article} ${jump.afterBlocks}`;
    if (failed.has(part)) continue;
    const parted = withJump(copy, jump);
    const planned = yield* trial(parted, index);
    if (!planned) failed.add(part);
    const other = planned && (yield* trial(parted, at));
    if (!planned || !other) continue;
    const lines = linesThatStay(planned, jump.article, parted, parted.issue.file.pages[index], notFull);
    found.push({ page: jump.from, changes: [{ kind: "jump", article: jump.article, to: jump.to, afterBlocks: jump.afterBlocks, lines, chars }], applies: true, planned, also: [other] });
    if (found.length === enoughJumps) break;
  }
  return found;
}
