/**
 * Locked edits: one module of a made page is moved or resized by hand and locked, and the page is made up again.
 * Every edit is taken from another page of the same items that is exactly full, so that a solution is known to exist:
 * the page seen in a mirror, the page with two neighbours in each other's place, or the page with that module at another width.
 */
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import { automaticPage } from "../../src/makeup/automatic-page.js";
import { makeupPages, planOf } from "../../src/makeup/makeup.js";
import { type MakeupServices, pageTables } from "../../src/makeup/types.js";
import type { Copy } from "../../src/model/copy.js";
import type { Galleys } from "../../src/model/galley.js";
import { pageItems, saidLabels } from "../../src/model/page-items.js";
import { pageRegion } from "../../src/model/page-region.js";
import type { PlanModule, PlanPage } from "../../src/model/plan.js";
import type { Rect } from "../../src/model/rect.js";
import { Seeded } from "./seeded.js";

export type EditKind = "mirrored" | "otherWidth" | "exchanged";

export interface LockedEdit {
  readonly issue: string;
  readonly label: string;
  readonly kind: EditKind;
  /** Articles of the module that was moved. */
  readonly module: string;
  readonly items: number;
  readonly from: Rect;
  readonly to: Rect;
  /** The module stands where it was locked, every cell is covered once, and no line is over or short. */
  readonly solved: boolean;
  readonly ms: number;
  /** Codes of the errors told. */
  readonly errors: readonly string[];
}

const keyOf = ({ articles }: PlanModule): string => articles.join("+");
const same = (a: Rect, b: Rect): boolean => a.col === b.col && a.row === b.row && a.cols === b.cols && a.rows === b.rows;

/** Every cell of the page is covered once, by modules that are exactly full. */
function exact({ modules }: PlanPage, region: { readonly row: number; readonly rows: number }, columns: number): boolean {
  const cells = new Uint8Array(region.rows * columns);
  for (const { rect, fit } of modules) {
    if (fit.oversetLines !== 0 || fit.holeLines !== 0 || rect.col < 0 || rect.row < region.row || rect.col + rect.cols > columns || rect.row + rect.rows > region.row + region.rows) return false;
    for (let row = rect.row; row < rect.row + rect.rows; row++) for (let col = rect.col; col < rect.col + rect.cols; col++) cells[(row - region.row) * columns + col]++;
  }
  return cells.every((n) => n === 1);
}

/** Where a module stands once it and the next one below it, of the same width, have changed places. None of the two is at the top, where a module needs no air. */
function exchanged(module: PlanModule, { modules }: PlanPage, region: { readonly row: number }): Rect | undefined {
  const { rect } = module;
  const below = modules.find((one) => one.kind !== "banner" && one.rect.col === rect.col && one.rect.cols === rect.cols && one.rect.row === rect.row + rect.rows);
  return below && rect.row > region.row ? { ...rect, row: rect.row + below.rect.rows } : undefined;
}

/** The page in which a module has another width than in `page`; undefined where the first widths tried give none. */
function otherWidth(copy: Copy, index: number, page: PlanPage, module: PlanModule, galleys: Galleys): Rect | undefined {
  const { theme, file, pictures } = copy.issue;
  const region = pageRegion(copy.issue, index);
  const items = pageItems(copy, file.pages[index], theme.wording);
  const services: MakeupServices = { theme, galleys, pictures, maxRows: region.rows, said: saidLabels(file.pages[index]), tables: pageTables(), misfits: true };
  for (const cols of [module.rect.cols + 1, module.rect.cols - 1]) {
    if (cols < 1 || cols > theme.grid.columns) continue;
    const search = automaticPage(items, region, services, [{ key: keyOf(module), cols, rank: module.rank, boxed: module.boxed }]);
    let step = search.next();
    while (!step.done) step = search.next();
    const found = step.value?.modules.find((one) => one.kind !== "banner" && keyOf(one) === keyOf(module));
    if (found && step.value && exact({ ...page, modules: [...step.value.modules] }, region, theme.grid.columns)) return found.rect;
  }
  return undefined;
}

/** One edit of a made page; undefined where the module drawn has no other place for certain. */
export function lockedEdit(copy: Copy, page: PlanPage, kind: EditKind, seed: number, galleys: Galleys): LockedEdit | undefined {
  const { columns } = copy.issue.theme.grid;
  const index = copy.issue.file.pages.findIndex(({ label }) => label === page.label);
  const region = pageRegion(copy.issue, index);
  if (!exact(page, region, columns)) return undefined;
  const seeded = new Seeded(seed);
  const open = page.modules.filter((one) => {
    if (one.kind === "banner") return false;
    return kind === "mirrored" ? 2 * one.rect.col + one.rect.cols !== columns : kind === "otherWidth" || exchanged(one, page, region) !== undefined;
  });
  if (open.length === 0) return undefined;
  const module = seeded.pick(open);
  const to = {
    mirrored: () => ({ ...module.rect, col: columns - module.rect.col - module.rect.cols }),
    exchanged: () => exchanged(module, page, region),
    otherWidth: () => otherWidth(copy, index, page, module, galleys),
  }[kind]();
  if (!to || same(to, module.rect)) return undefined;
  const modules = page.modules.map((one): PlanModule => (one === module ? { ...one, rect: to, lock: ["rect"] } : one));
  const edited: Copy = { ...copy, issue: { ...copy.issue, plan: planOf(copy, [{ ...page, modules }]) } };
  const diagnostics = new Diagnostics();
  const from = performance.now();
  let again: PlanPage | undefined;
  for (const step of makeupPages(edited, galleys, diagnostics, page.label)) if (typeof step !== "symbol") again = step;
  const ms = performance.now() - from;
  const own = again?.modules.find((one) => one.kind !== "banner" && keyOf(one) === keyOf(module));
  return {
    issue: copy.issue.id, label: page.label, kind, module: keyOf(module), items: page.modules.length, from: module.rect, to, ms,
    solved: again !== undefined && own !== undefined && same(own.rect, to) && exact(again, region, columns),
    errors: diagnostics.all.filter(({ severity }) => severity === "error").map(({ code }) => code),
  };
}

