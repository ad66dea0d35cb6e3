/** Reads an edited plan that lies in the issue folder. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { fileInside } from "../files/inside.js";
import { readJson } from "../json/read-json.js";
import { reportUnread } from "../json/unread-file.js";
import { validate } from "../json/validate.js";
import type { IssueFile } from "../model/issue.js";
import { planSchema, type Plan } from "../model/plan.js";
import { unknownArticle } from "./reference-checks.js";

/** The smallest size of type that Chinese founders cast (八号, 5 pt). */
const leastHeadPt = 5;

/** Adds `not-a-file`, `path-outside`, `unknown-page`, `duplicate-label`, `unknown-article`, `out-of-range`, `module-outside-grid`, `jump-to-itself`, `jump-target-missing` and the schema's problems; no file is no problem. */
export async function readPlan(
  folder: string, issue: IssueFile | undefined, known: ReadonlySet<string>, diagnostics: Diagnostics,
): Promise<Plan | undefined> {
  const found = await fileInside(folder, "plan.json");
  if ("problem" in found) {
    if (found.problem !== "missing") reportUnread("plan.json", found.problem, diagnostics);
    return undefined;
  }
  const document = await readJson(found.path, "plan.json", diagnostics);
  const plan = document && validate(planSchema, document, diagnostics);
  if (document === undefined || plan === undefined) return undefined;
  plan.pages.forEach((page, p) => {
    if (plan.pages.findIndex(({ label }) => label === page.label) < p)
      diagnostics.add({
        code: "duplicate-label", severity: "error", place: { ...document.at(`pages[${p}].label`), page: page.label },
        zh: `划版文件里第${page.label}版出现两次`, en: `page ${page.label} stands twice in the plan`,
        hint: { zh: "留一个，删去另一个", en: "keep one of the two" },
      });
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
      const { sizePt } = module.head;
      if (sizePt > 0 && sizePt < leastHeadPt)
        diagnostics.add({
          code: "out-of-range", severity: "error", place: { ...document.at(`${at}.head.sizePt`), page: page.label, module: module.articles[0] ?? "" },
          zh: `标题 ${sizePt} 点，读不了：应不小于 ${leastHeadPt} 点`, en: `a head of ${sizePt} pt cannot be read: ${leastHeadPt} pt is the least`,
          hint: { zh: "0 表示没有标题", en: "0 means that there is no head" },
        });
      for (const end of ["to", "from"] as const) {
        const other = module.jump?.[end];
        if (other === undefined) continue;
        const place = { ...document.at(`${at}.jump.${end}`), page: page.label, module: module.articles[0] ?? "" };
        if (other === page.label)
          diagnostics.add({ code: "jump-to-itself", severity: "error", place, zh: `版样里“${module.articles.join("+")}”转到了它所在的版`, en: `"${module.articles.join("+")}" of the plan jumps to its own page` });
        else if (issue !== undefined && !issue.pages.some(({ label }) => label === other))
          diagnostics.add({ code: "jump-target-missing", severity: "error", place, zh: `没有第${other}版可转`, en: `there is no page ${other} to jump to` });
      }
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
