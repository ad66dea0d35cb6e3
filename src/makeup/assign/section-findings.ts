/** What is to be said of a section's articles and pages: held copy, pages without copy, too much or too little of it. */
import { counted } from "../../diagnostics/counted.js";
import type { Diagnostic, Place } from "../../diagnostics/diagnostic.js";
import type { Copy } from "../../model/copy.js";
import type { Plan } from "../../model/plan.js";
import type { ThemeFile } from "../../model/theme.js";
import type { Jump } from "../../model/jumps.js";
import type { Section } from "./section-contents.js";
import type { Unit } from "./units.js";

type Held = Plan["held"][number];
type Grid = ThemeFile["grid"];

/** Lines of the basic measure, and their characters, in so many cells of the grid. */
export function linesOf(cells: number, { measureEm }: Pick<Grid, "measureEm">): { readonly lines: number; readonly characters: number } {
  const lines = Math.round(Math.abs(cells));
  return { lines, characters: Math.round(lines * measureEm) };
}

/** An error for a page that gets no article. */
export function emptyPage(label: string, cells: number, section: Section, at: Place, grid: Grid): Diagnostic {
  const { lines, characters } = linesOf(cells, grid);
  return {
    code: "section-page-empty", severity: "error", place: { ...at, page: label },
    zh: `“${section.name}”的稿件不够，第${label}版没有稿件（空 ${lines} 行，约 ${characters} 字）`,
    en: `"${section.name}" has no article left for page ${label} (${counted(lines, "line")}, about ${counted(characters, "character")}).`,
    hint: { zh: "补稿件，或减一个版", en: "Add articles, or take a page out of the section." },
  };
}

/** A warning beside the pages' own findings where copy and room of a whole section differ: what to add or take away in all. */
export function unevenSection(cells: number, section: Section, at: Place, grid: Grid): Diagnostic {
  const { lines, characters } = linesOf(cells, grid);
  return cells > 0
    ? {
        code: "section-overfull", severity: "warning", place: at,
        zh: `“${section.name}”的稿件共多约 ${lines} 行（${characters} 字）`, en: `The copy of "${section.name}" is about ${counted(lines, "line")} (${counted(characters, "character")}) more than its pages take.`,
        hint: { zh: "删稿、加版，或用 mayHold 允许压稿", en: "Cut copy, add a page, or allow articles to be held with mayHold." },
      }
    : {
        code: "section-underfull", severity: "warning", place: at,
        zh: `“${section.name}”的稿件共缺约 ${lines} 行（${characters} 字）`, en: `The copy of "${section.name}" is about ${counted(lines, "line")} (${counted(characters, "character")}) less than its pages take.`,
        hint: { zh: "补稿件或图片，或减一个版", en: "Add copy or pictures, or take a page out of the section." },
      };
}

/** An error for articles that an edited plan of all pages leaves out. */
export function notInPlan(articles: readonly string[], section: Section): Diagnostic {
  return {
    code: "plan-misses-article", severity: "error", place: { file: "plan.json" },
    zh: `版样里没有“${section.name}”的稿件 ${articles.join("、")}`, en: `The plan has no place for ${articles.join(", ")} of "${section.name}".`,
    hint: { zh: "补上模块，写进 held，或从版样里删去一版重排", en: "Add a module, list it under held, or take a page out of the plan to have it made up anew." },
  };
}

/** Why a unit is held that no page takes: there is more copy than room. */
export function heldForRoom({ articles, priority, cells }: Unit, grid: Grid): Held[] {
  const { lines } = linesOf(cells, grid);
  const many = articles.length > 1;
  const why = {
    zh: `稿件多于版面，${many ? `它这一组 ${articles.length} 篇` : "它"}（约 ${lines} 行，priority ${priority}）是可压稿件里最不要紧的`,
    en: `there is more copy than room, and ${many ? `its group of ${articles.length}` : "it"} (about ${counted(lines, "line")}, priority ${priority}) matters least of what may be held`,
  };
  return articles.map((article) => ({ article, why }));
}

/** Why a unit is held that keeps its page from coming out. */
export const heldForPage = ({ articles, priority }: Unit, page: string): Held[] => articles.map((article) => ({
  article, why: { zh: `没有它，第${page}版恰好排满（priority ${priority}）`, en: `page ${page} is exactly full without it (priority ${priority})` },
}));

/** A note of a story that jumps because its pages are not full otherwise. */
export const jumpedFinding = ({ article, from, to, afterBlocks }: Jump, copy: Copy): Diagnostic => ({
  code: "article-jumped", severity: "info", place: { file: copy.articles.get(article)?.file ?? "issue.json" },
  zh: `稿件“${article}”在第${from}版排 ${afterBlocks} 段，转第${to}版`, en: `The article "${article}" goes on from page ${from} to page ${to} after ${counted(afterBlocks, "block")}.`,
  hint: { zh: "不想转版就写 jumpable: false", en: "Write jumpable: false to keep it whole." },
});
