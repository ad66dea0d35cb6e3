/** Reads an edited plan that lies in the issue folder. */
import { join } from "node:path";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { isFile } from "../files/read.js";
import { readJson } from "../json/read-json.js";
import { validate } from "../json/validate.js";
import type { IssueFile } from "../model/issue.js";
import { planSchema, type Plan } from "../model/plan.js";
import { unknownArticle } from "./reference-checks.js";

/** Adds `unknown-page`, `unknown-article`, `module-outside-grid` and the schema's problems; no file is no problem. */
export async function readPlan(
  folder: string, issue: IssueFile | undefined, known: ReadonlySet<string>, diagnostics: Diagnostics,
): Promise<Plan | undefined> {
  const path = join(folder, "plan.json");
  if (!(await isFile(path))) return undefined;
  const document = await readJson(path, "plan.json", diagnostics);
  const plan = document && validate(planSchema, document, diagnostics);
  if (document === undefined || plan === undefined) return undefined;
  plan.pages.forEach((page, p) => {
    if (issue !== undefined && !issue.pages.some((candidate) => candidate.label === page.label)) {
      diagnostics.add({
        code: "unknown-page", severity: "error", place: { ...document.at(`pages[${p}].label`), page: page.label },
        zh: `划版文件里的第${page.label}版不在本期`, en: `page ${page.label} of the plan is not in the issue`,
      });
    }
    page.modules.forEach((module, m) => {
      const at = `pages[${p}].modules[${m}]`;
      module.articles.forEach((article, a) => {
        if (!known.has(article)) unknownArticle(article, known, { ...document.at(`${at}.articles[${a}]`), page: page.label }, diagnostics);
      });
      const { col, cols, row, rows } = module.rect;
      if (col + cols <= plan.grid.columns && row + rows <= plan.grid.rows) return;
      diagnostics.add({
        code: "module-outside-grid", severity: "error", place: { ...document.at(`${at}.rect`), page: page.label, module: module.articles[0] ?? "" },
        zh: `版块到第 ${col + cols} 栏、第 ${row + rows} 行，版心只有 ${plan.grid.columns} 栏 ${plan.grid.rows} 行`,
        en: `the module reaches column ${col + cols} and row ${row + rows}; the grid has ${plan.grid.columns} columns and ${plan.grid.rows} rows`,
      });
    });
  });
  plan.held.forEach((held, h) => {
    if (!known.has(held.article)) unknownArticle(held.article, known, document.at(`held[${h}].article`), diagnostics);
  });
  plan.replaced?.forEach(({ new: fresh }, r) => {
    if (!known.has(fresh)) unknownArticle(fresh, known, document.at(`replaced[${r}].new`), diagnostics);
  });
  plan.omitted?.forEach(({ article }, o) => {
    if (!known.has(article)) unknownArticle(article, known, document.at(`omitted[${o}].article`), diagnostics);
  });
  return plan;
}
