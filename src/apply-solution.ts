/** The plan that takes a proposed solution. */
import type { Plan } from "./model/plan.js";
import type { Solution } from "./model/solution.js";
import { distinctOmissions } from "./model/taken-out.js";

/**
 * `plan` with the solution's page and those that change with it, and what is held or taken out listed, so that the next run takes it.
 * @throws RangeError where a change needs the editor's words (`applies` is false): the program writes no copy
 */
export function applySolution(plan: Plan, { applies, changes, page, planned, also = [] }: Solution, labels: readonly string[]): Plan {
  if (!applies) throw new RangeError("this solution needs the editor's words");
  const pages = new Map(plan.pages.map((own) => [own.label, own]));
  pages.set(page, planned);
  for (const other of also) pages.set(other.label, other);
  const omitted = distinctOmissions([...(plan.omitted ?? []), ...changes.flatMap((change) => (change.kind === "omit" ? [{ article: change.article, block: change.block }] : []))]);
  const held = [...plan.held, ...changes.flatMap((change) => (change.kind === "hold" ? [{ article: change.article, why: { zh: `第${page}版排不下`, en: `page ${page} is too full` } }] : []))];
  return { ...plan, pages: labels.flatMap((label) => pages.get(label) ?? []), held, ...(omitted.length > 0 ? { omitted } : {}) };
}
