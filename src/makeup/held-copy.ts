/** Held copy (压稿): the desk must know what is not in the paper. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Copy } from "../model/copy.js";
import type { Plan } from "../model/plan.js";

type Held = Plan["held"][number];

const warning = ({ article, why }: Held, copy: Copy): Omit<Diagnostic, "hint"> => ({
  code: "article-held", severity: "warning", place: { file: copy.articles.get(article)?.file ?? "issue.json" },
  zh: `稿件“${article}”压稿：${why.zh}`, en: `The article "${article}" is held: ${why.en}.`,
});

/** A warning for an article that its section has no room for. */
export const heldFinding = (held: Held, copy: Copy): Diagnostic => ({
  ...warning(held, copy),
  hint: { zh: "给这一叠更多版面，或提高它的 priority", en: "Give the section more pages, or the article a higher priority." },
});

/** A warning for an article that an edited plan holds off its page: a solution that was taken, or the editor's own doing. */
export const heldByPlanFinding = (held: Held, copy: Copy): Diagnostic => ({
  ...warning(held, copy),
  hint: { zh: "要排上它，从 plan.json 的 held 里删去它，并删去它那一版重排", en: "To print it, take it off held in plan.json, and take its page out of the plan to have it made up anew." },
});

/** What the edited plan holds besides articles of sections: of those the assignment speaks. */
export function heldByDesk({ issue: { plan, file } }: Copy, assigned: Plan["held"]): Plan["held"] {
  const others = new Set([...assigned.map(({ article }) => article), ...(file.sections ?? []).flatMap(({ articles }) => articles)]);
  return (plan?.held ?? []).filter(({ article }) => !others.has(article));
}
