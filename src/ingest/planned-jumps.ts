/** Jumps (转版) that an edited plan asks for, of stories that a page of the issue itself names whole. */
import type { IssueFile } from "../model/issue.js";
import { type JumpEnd, type JumpEnds, slotsOf } from "../model/jumped-pages.js";
import type { Plan } from "../model/plan.js";

/**
 * Both ends of every jump that the plan has and the issue has not. Stories of sections are left to the assignment;
 * a page that the plan does not name takes up what jumps to it.
 */
export function plannedJumps({ pages }: IssueFile, plan: Pick<Plan, "pages">): JumpEnds {
  const jumping = new Set(pages.flatMap((page) => (page.slots ?? []).filter(({ jump }) => jump).map(({ article }) => article)));
  const whole = new Map(pages.flatMap((page) => slotsOf(page).filter(({ article, continued }) => !continued && !jumping.has(article)).map(({ article }) => [article, page.label] as const)));
  const named = new Set(plan.pages.map(({ label }) => label));
  const found = new Map<string, JumpEnd[]>();
  const add = (label: string, end: JumpEnd): void => { found.set(label, [...(found.get(label) ?? []), end]); };
  for (const { label, modules } of plan.pages) for (const { kind, articles, jump } of modules) {
    const [article] = articles;
    if (article === undefined || articles.length > 1 || !whole.has(article)) continue;
    if (kind === "continued") add(label, { article, continued: true });
    else if (jump?.to !== undefined && jump.afterBlocks !== undefined && whole.get(article) === label) {
      add(label, { article, jump: { to: jump.to, afterBlocks: jump.afterBlocks } });
      if (!named.has(jump.to)) add(jump.to, { article, continued: true });
    }
  }
  return found;
}
