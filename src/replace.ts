/** `plan --replace OLD NEW` (换稿): a late story in an old one's rectangle, everything else as it is. */
import { type CheckOptions, type CheckResult, check } from "./check.js";
import { type Diagnostic, Diagnostics } from "./diagnostics/diagnostic.js";
import { nameHint } from "./json/wording.js";
import type { Plan, PlanModule, PlanPage } from "./model/plan.js";

const renamed = (module: PlanModule, from: string, to: string): PlanModule => ({ ...module, articles: module.articles.map((id) => (id === from ? to : id)) });

/** What a lock of the whole module keeps. */
const setting = ({ articles, rect, head, text, pictures, levers }: PlanModule): string => JSON.stringify([articles, rect, head, text, pictures, levers]);

/** The plan for the trial: locks of the page are lifted, so that the lines over or short are told, not a search made around them. */
function tried(plan: Plan, page: PlanPage, from: string, to: string): Plan {
  const earlier = plan.replaced ?? [];
  const chain = earlier.find((one) => one.new === from);
  const replaced = chain ? earlier.map((one) => (one === chain ? { old: chain.old, new: to } : one)) : [...earlier, { old: from, new: to }];
  const modules = page.modules.map((module) => ({ ...renamed(module, from, to), lock: [] }));
  // What the old story went without goes with it.
  const { omitted = [], ...rest } = plan;
  const still = omitted.filter(({ article }) => article !== from);
  return { ...rest, pages: plan.pages.map((own) => (own === page ? { ...page, modules } : own)), ...(still.length > 0 ? { omitted: still } : {}), replaced };
}

/** Says what keeps the old story from being replaced. */
function refusal(plan: Plan, from: string, to: string): Diagnostics {
  const diagnostics = new Diagnostics();
  const on = (id: string): readonly PlanPage[] => plan.pages.filter(({ modules }) => modules.some(({ articles }) => articles.includes(id)));
  const own = on(from);
  const tell = (code: string, zh: string, en: string, hint: { zh: string; en: string }): void =>
    diagnostics.add({ code, severity: "error", place: { ...(own[0] ? { page: own[0].label } : {}), module: from }, zh, en, hint });
  if (own.length === 0)
    tell("replace-not-placed", `“${from}”不在版面上`, `"${from}" stands on no page.`, nameHint(from, plan.pages.flatMap(({ modules }) => modules.flatMap(({ articles }) => articles))));
  else if (own.length > 1)
    tell("replace-jump", `“${from}”转版，占两版，不能整篇换下`, `"${from}" jumps: it stands on two pages and cannot be replaced as a whole.`, { zh: "先取消转版", en: "Take the jump out first." });
  if (on(to).length > 0)
    tell("replace-placed", `“${to}”已在第${on(to)[0]?.label}版`, `"${to}" stands on page ${on(to)[0]?.label} already.`, { zh: "换上的稿件应还没有上版", en: "A replacement is a story that no page has yet." });
  return diagnostics;
}

/** Briefs stand in a group, other stories by themselves: one cannot take the place of the other. */
const otherKind = (label: string, from: string, to: string): Diagnostic => ({
  code: "replace-kind", severity: "error", place: { page: label, module: from },
  zh: `“${to}”与“${from}”不同类：简讯成组，别的稿件独占版块`, en: `"${to}" is of another kind than "${from}": briefs stand in a group, other stories by themselves.`,
  hint: { zh: "简讯换简讯，稿件换稿件", en: "Replace a brief by a brief, a story by a story." },
});

/**
 * Puts the article `to` into the rectangle of `from`. Every other module keeps its setting: one that would be set
 * differently by a replay is locked. The result's plan is what plan.json should hold; lines over or short are findings.
 * @param path an issue folder or its issue.json
 * @throws MachineError when the machine is at fault
 */
export async function replace(path: string, from: string, to: string, options: Pick<CheckOptions, "cache" | "signal" | "progress"> = {}): Promise<CheckResult> {
  const before = await check(path, options);
  const { plan } = before;
  if (!plan || before.diagnostics.some(({ code }) => code.startsWith("plan-"))) return { ...before, ok: false, plan: undefined };
  const refused = refusal(plan, from, to);
  if (refused.hasErrors) return { ...before, ok: false, plan: undefined, solutions: [], diagnostics: [...refused.all] };
  const page = plan.pages.find(({ modules }) => modules.some(({ articles }) => articles.includes(from))) as PlanPage;
  const after = await check(path, { ...options, edited: tried(plan, page, from, to) });
  if (after.diagnostics.some(({ code }) => ["plan-unknown-article", "plan-misses-article", "plan-kind"].includes(code)))
    return { ...after, ok: false, plan: undefined, solutions: [], diagnostics: [otherKind(page.label, from, to)] };
  const unknown = after.diagnostics.find(({ code, en }) => code === "unknown-article" && en.includes(`"${to}"`));
  // No file says this name: the caller did.
  if (unknown) return { ...after, ok: false, plan: undefined, solutions: [], diagnostics: [{ ...unknown, place: { module: to } }] };
  if (!after.plan || after.diagnostics.some(({ code }) => code.startsWith("plan-"))) return { ...after, ok: false, plan: undefined };
  const pages = after.plan.pages.map((made): PlanPage => {
    const old = plan.pages.find(({ label }) => label === made.label);
    if (!old) return made;
    const kept = old.modules.map((was): PlanModule => {
      const now = made.modules.find(({ articles, kind }) => kind === was.kind && articles.join() === renamed(was, from, to).articles.join());
      if (!now) return was;
      if (was.articles.includes(from)) return { ...now, lock: was.lock };
      if (setting(now) === setting(was) || was.head.vertical || was.kind === "banner") return was;
      return { ...was, lock: ["page"] };
    });
    return made.label === page.label ? { ...made, modules: kept } : { ...old, modules: kept };
  });
  const written = { ...after.plan, pages };
  // Findings and numbered solutions are those of the plan as it will lie in the folder.
  return { ...(await check(path, { ...options, edited: written })), plan: written };
}
