/** What an editor does to the make-up by hand, as changes of the plan. */
import { z } from "zod";
import { applySolution } from "../apply-solution.js";
import { planPageSchema, type Plan, type PlanHand, type PlanModule, type PlanOmission, type PlanPage } from "../model/plan.js";
import { rectSchema } from "../model/rect.js";
import type { Solution } from "../model/solution.js";
import { distinctOmissions, omittedOn } from "../model/taken-out.js";
import type { Bilingual } from "./protocol.js";

/** Articles of a module joined by `+`. */
const key = z.string().min(1).max(2000);
const label = z.string().min(1).max(20);

/** One act of the hand. */
export const planEditSchema = z.discriminatedUnion("op", [
  /** A module stands where it is, whatever else is made up anew; or it is let go. */
  z.strictObject({ op: z.literal("lock"), page: label, module: key, locked: z.boolean() }),
  /** A module goes to another place or takes another span, and is locked there. */
  z.strictObject({ op: z.literal("move"), page: label, module: key, rect: rectSchema }),
  /** Two modules of a page change places. */
  z.strictObject({ op: z.literal("swap"), page: label, module: key, other: key }),
  /** The main head takes the next size of its class; 0 lets it have any again. */
  z.strictObject({ op: z.literal("head"), page: label, module: key, by: z.union([z.literal(1), z.literal(-1), z.literal(0)]) }),
  /** A picture is set a column wider or narrower, or cropped to a row more or less; 0 lets it have any size again. */
  z.strictObject({ op: z.literal("picture"), page: label, module: key, figure: z.string().min(1).max(200), side: z.enum(["cols", "rows"]), by: z.union([z.literal(1), z.literal(-1), z.literal(0)]) }),
  /** Another page of the same stories, as it was proposed. */
  z.strictObject({ op: z.literal("alternative"), page: label, number: z.number().int().min(1) }),
  /** The page is made up anew, without its locks. */
  z.strictObject({ op: z.literal("anew"), page: label }),
  /** A proposed way out is taken. */
  z.strictObject({ op: z.literal("solution"), number: z.number().int().min(1) }),
]);
export type PlanEdit = z.infer<typeof planEditSchema>;

export interface Proposed {
  readonly planned: PlanPage;
  /** All that its stories go without: what it leaves out itself, and what was taken out already when it was made up. */
  readonly omitted: readonly PlanOmission[];
}

export interface EditablePlan {
  /** The plan of the whole issue as it was last made up. */
  readonly made: Plan;
  /** The plan in the issue folder, if there is one: only the pages that it names are held. */
  readonly own: Plan | undefined;
  readonly solutions: readonly Solution[];
  readonly labels: readonly string[];
  /** A page that was proposed; undefined where it is stale. */
  readonly alternative: (page: string, number: number) => Proposed | undefined;
  /** Sizes that a module's main head may have, the largest first; none where it cannot be set by hand. */
  readonly headSizes: (module: PlanModule) => readonly number[];
}

/** A reason why an edit cannot be made at all; what only does not fit is found by making the page up. */
export class EditRefused extends Error {
  constructor(readonly words: Bilingual) {
    super(words.en);
  }
}

const keyOf = ({ articles }: PlanModule): string => articles.join("+");
const movable = (module: PlanModule): boolean => module.kind !== "banner";

function pageOf(plan: EditablePlan, label: string): PlanPage {
  const page = plan.made.pages.find((one) => one.label === label);
  if (!page) throw new EditRefused({ zh: `第 ${label} 版还没有排出来`, en: `Page ${label} is not made up.` });
  return planPageSchema.parse(page);
}

function moduleOf(page: PlanPage, wanted: string): PlanModule {
  const module = page.modules.find((one) => movable(one) && keyOf(one) === wanted);
  if (!module) throw new EditRefused({ zh: `第 ${page.label} 版没有“${wanted}”`, en: `Page ${page.label} has no module "${wanted}".` });
  return module;
}

const with_ = (page: PlanPage, changes: ReadonlyMap<PlanModule, Partial<PlanModule>>): PlanPage =>
  ({ ...page, modules: page.modules.map((module) => ({ ...module, ...changes.get(module) })) });

const locked = ({ lock }: PlanModule): PlanModule["lock"] => [...new Set([...lock, "rect" as const])];

/** What the hand has set of a module, with a change; a lock that keeps the whole as it is gives way to it. */
function withHand(module: PlanModule, change: PlanHand): Partial<PlanModule> {
  const { headPt, pictures } = { ...module.hand, ...change };
  const set = { ...(headPt === undefined ? {} : { headPt }), ...(pictures?.length ? { pictures } : {}) };
  const kept = module.lock.filter((lock) => lock !== "page" && lock !== ("headPt" in change ? "head" : "picture"));
  return { hand: headPt === undefined && !pictures?.length ? undefined : set, lock: kept };
}

/** The next size of the head's class. */
function nextHead(module: PlanModule, by: 1 | -1 | 0, { headSizes }: EditablePlan): number | undefined {
  if (by === 0) return undefined;
  const sizes = headSizes(module);
  const now = module.hand?.headPt ?? module.head.sizePt;
  const next = by === 1 ? sizes.findLast((sizePt) => sizePt > now) : sizes.find((sizePt) => sizePt < now);
  if (next !== undefined) return next;
  throw new EditRefused(sizes.length === 0
    ? { zh: "这一块的标题不能手定字号", en: "The head of this module has no size to be set." }
    : by === 1 ? { zh: `${now} 磅已是这一级最大的字号`, en: `${now} pt is the largest size of its class.` } : { zh: `${now} 磅已是这一级最小的字号`, en: `${now} pt is the smallest size of its class.` });
}

function nextPictures(module: PlanModule, { figure, side, by }: Extract<PlanEdit, { op: "picture" }>): PlanHand["pictures"] {
  const others = (module.hand?.pictures ?? []).filter((one) => one.figure !== figure);
  const placed = module.pictures.find((one) => one.figure === figure);
  if (!placed) throw new EditRefused({ zh: `这一块没有图片“${figure}”`, en: `The module has no picture "${figure}".` });
  if (by === 0) return others;
  if (side === "rows") return [...others, { figure, cols: placed.cols, of: module.text.columns, rows: placed.rows + by }];
  const cols = placed.cols + by;
  if (cols > module.text.columns) throw new EditRefused({ zh: "图片已与稿件同宽", en: "The picture is as wide as its story already." });
  if (cols < 1) throw new EditRefused({ zh: "图片已只有一栏宽", en: "The picture is one column wide already." });
  // A wider picture is as much higher: its rows follow.
  return [...others, { figure, cols, of: module.text.columns }];
}

function changedPage(edit: Exclude<PlanEdit, { op: "anew" | "solution" | "alternative" }>, plan: EditablePlan): PlanPage {
  const page = pageOf(plan, edit.page);
  const module = moduleOf(page, edit.module);
  switch (edit.op) {
    case "lock": return with_(page, new Map([[module, { lock: edit.locked ? locked(module) : [] }]]));
    case "move": return with_(page, new Map([[module, { rect: edit.rect, lock: locked(module) }]]));
    case "head": return with_(page, new Map([[module, withHand(module, { headPt: nextHead(module, edit.by, plan) })]]));
    case "picture": return with_(page, new Map([[module, withHand(module, { pictures: nextPictures(module, edit) })]]));
    case "swap": {
      const other = moduleOf(page, edit.other);
      if (other === module) throw new EditRefused({ zh: "要对调的是同一篇稿件", en: "A module cannot change places with itself." });
      // Each keeps its importance; only the places change.
      return with_(page, new Map([[module, { rect: other.rect, lock: locked(module) }], [other, { rect: module.rect, lock: locked(other) }]]));
    }
  }
}

/**
 * The plan that should lie in the issue folder after an edit; undefined where no page is held any more.
 * Pages that nobody touched are not named in it, so that they go on being made up by the program.
 * @throws EditRefused
 */
export function editedPlan(edit: PlanEdit, plan: EditablePlan): Plan | undefined {
  const { made, own, labels } = plan;
  const held = new Map((own?.pages ?? []).map((page) => [page.label, page]));
  if (edit.op === "solution") {
    const solution = plan.solutions[edit.number - 1];
    if (!solution) throw new EditRefused({ zh: `没有方案 ${edit.number}`, en: `There is no solution ${edit.number}.` });
    if (!solution.applies) throw new EditRefused({ zh: "这个方案要改文字，须由编辑动手", en: "This solution changes the words of the copy: that is the editor's to do." });
    const { pages, ...rest } = applySolution({ ...made, pages: [...held.values()] }, solution, labels);
    return { ...rest, pages };
  }
  const chosen = edit.op === "alternative" ? plan.alternative(edit.page, edit.number) : undefined;
  if (!labels.includes(edit.page)) throw new EditRefused({ zh: `没有第 ${edit.page} 版`, en: `There is no page "${edit.page}".` });
  if (edit.op === "anew") held.delete(edit.page);
  else if (edit.op === "alternative") {
    if (!chosen) throw new EditRefused({ zh: "版面已有改动，请重新找别的排法", en: "The page has changed: look for other pages again." });
    held.set(edit.page, planPageSchema.parse(chosen.planned));
  }
  else held.set(edit.page, changedPage(edit, plan));
  const pages = labels.flatMap((one) => held.get(one) ?? []);
  // What a page that is held goes without is said in the plan; what a page that is let go, or gives place to another one, went without may stand again.
  const freed = edit.op === "anew" || edit.op === "alternative" ? own?.pages.find(({ label }) => label === edit.page) : undefined;
  const free = freed ? omittedOn(freed) : [];
  const omitted = distinctOmissions([...(own?.omitted ?? []).filter((one) => !free.some(({ article, block }) => article === one.article && block === one.block)), ...(chosen?.omitted ?? []), ...pages.flatMap(omittedOn)]);
  const { omitted: _, ...rest } = made;
  const kept: Plan = { ...rest, pages, held: own?.held ?? [], ...(omitted.length > 0 ? { omitted } : {}) };
  const empty = pages.length === 0 && kept.held.length === 0 && !kept.omitted?.length && !kept.replaced?.length;
  return empty ? undefined : kept;
}
