/** The least space that a page's stories take, however they are set: a page that cannot hold them needs no search. */
import { counted } from "../diagnostics/counted.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { spanEm } from "../model/anatomy.js";
import type { ArticleCopy, CopyBlock } from "../model/copy.js";
import type { PageFile } from "../model/issue.js";
import type { PageItem } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import type { Theme } from "../model/theme.js";
import type { CostTable } from "./reduced-costs.js";
import { textCharacters } from "./trimmed-copy.js";

/** Only Han characters count: no setting makes them narrower, as it does marks. */
const han = /\p{Script=Han}/gu;

const widthPt = ({ runs }: CopyBlock, { styles }: Theme): number =>
  runs.reduce((sum, { text, style }) => sum + (text.match(han)?.length ?? 0) * (styles[style]?.sizePt ?? 0) * Math.max(0, 1 + (styles[style]?.trackingEm ?? 0)), 0);

/** Basic-column lines that a story takes at the least: its text without what is optional, and a row of one column for its head. */
function leastLines(copy: ArticleCopy, theme: Theme): number {
  const { grid } = theme;
  if (copy.kind === "advert") return 1;
  const text = copy.blocks.filter(({ optional }) => !optional).reduce((sum, block) => sum + widthPt(block, theme), 0);
  return text / (grid.measureEm * grid.bodyPt) + (copy.main ? 1 : 0);
}

export interface Fullness {
  /** Characters of all stories. */
  readonly characters: number;
  /** Han characters of body text that the page could hold without any head or picture. */
  readonly room: number;
  /** Least space of the stories as a multiple of the page's: above 1 there is no page that holds them. */
  readonly share: number;
}

const copiesOf = (items: readonly PageItem[]): readonly ArticleCopy[] => items.flatMap((item) => (item.series ? copiesOf(item.series.members) : [item.copy]));

/** How far a page's stories overfill it, by a lower bound that needs no line to be set. */
export function fullnessOf(items: readonly PageItem[], region: Pick<PageRegion, "rows">, theme: Theme): Fullness {
  const { grid } = theme;
  const copies = copiesOf(items);
  // A story over several columns uses the gaps between them too.
  const room = spanEm(grid, grid.columns) * region.rows;
  const least = copies.reduce((sum, copy) => sum + leastLines(copy, theme), 0) * grid.measureEm;
  return { characters: copies.reduce((sum, copy) => sum + textCharacters(copy), 0), room: Math.floor(room), share: least / room };
}

/**
 * Cells of the grid that items take at the least, by their tables; infinite where one cannot stand at all.
 * @param dearest settings that cost more are not looked at
 */
export function leastCells(tables: readonly CostTable[], dearest = Number.MAX_VALUE): number {
  let sum = 0;
  for (const table of tables) {
    let least = Number.POSITIVE_INFINITY;
    for (const [cols, own] of table.entries()) {
      const rows = own?.findIndex((cost) => cost <= dearest) ?? -1;
      if (rows >= 0) least = Math.min(least, cols * rows);
    }
    sum += least;
  }
  return sum;
}

/** Tells that a page's stories cannot stand on it, with what they need and what it has. */
export function reportOverfull({ characters, room, share }: Fullness, items: readonly PageItem[], { label }: PageFile, path: string, diagnostics: Diagnostics): void {
  const times = share.toFixed(1);
  const stories = items.flatMap(({ articles }) => articles).length;
  diagnostics.add({
    code: "page-overfull", severity: "error", place: { file: "issue.json", page: label, path },
    zh: `本版 ${stories} 篇稿件共 ${characters} 字，正文和标题至少要 ${times} 版的地方；不放标题和图，本版也只容 ${room} 字`,
    en: `The ${counted(stories, "article")} of this page have ${counted(characters, "character")}: text and heads take at least ${times} pages, and this one holds ${room} characters even without heads and pictures.`,
    hint: { zh: "把稿件分到几版，或写在 sections 里由程序分版、压稿", en: "Share the articles among several pages, or name them in sections: the program then gives out pages and holds copy." },
  });
}
