/** Layouts: columns add up, fixed rows fit, slots have one name each. */
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import { articleKinds } from "../model/article.js";
import type { LayoutNode, ThemeFile } from "../model/theme.js";

/** What a slot may accept: a kind of article, or a whole series. */
const slotKinds: readonly string[] = [...articleKinds, "series"];

/** Adds `layout-columns`, `layout-rows`, `layout-twice`, `slot-twice` and `unknown-kind`. */
export function checkLayouts({ layouts, grid }: ThemeFile, at: (path: string) => Place, diagnostics: Diagnostics): void {
  const names = new Set<string>();
  for (const [i, layout] of layouts.entries()) {
    const path = `layouts[${i}]`;
    if (names.has(layout.name) || layout.name === "auto") {
      diagnostics.add({
        code: "layout-twice", severity: "error", place: at(`${path}.name`),
        zh: `版式名“${layout.name}”已有人用`, en: `the layout name "${layout.name}" is taken`,
      });
    }
    names.add(layout.name);
    new LayoutCheck(at, diagnostics).node(layout.tree, `${path}.tree`, grid.columns);
    const rows = fixedRows(layout.tree);
    if (rows > grid.rows) {
      diagnostics.add({
        code: "layout-rows", severity: "error", place: at(`${path}.tree`),
        zh: `版式“${layout.name}”的固定行共 ${rows} 行，版心只有 ${grid.rows} 行`,
        en: `the fixed rows of layout "${layout.name}" add up to ${rows}; the page has ${grid.rows}`,
      });
    }
  }
}

/** Rows that a tree's fixed slots need at least. */
function fixedRows(node: LayoutNode): number {
  if ("slot" in node) return node.rows ?? 0;
  if ("across" in node) return Math.max(...node.across.map(fixedRows));
  return node.down.reduce((sum, child) => sum + fixedRows(child), 0);
}

class LayoutCheck {
  readonly #slots = new Set<string>();
  readonly #at: (path: string) => Place;
  readonly #diagnostics: Diagnostics;

  constructor(at: (path: string) => Place, diagnostics: Diagnostics) {
    this.#at = at;
    this.#diagnostics = diagnostics;
  }

  /** `span`: the columns that the parent gives, undefined where it left them open. */
  node(node: LayoutNode, path: string, span: number | undefined): void {
    if (node.cols !== undefined && span !== undefined && node.cols !== span) this.#columns(path, node.cols, span);
    const own = node.cols ?? span;
    if ("slot" in node) {
      this.#slot(node, path);
    } else if ("down" in node) {
      for (const [i, child] of node.down.entries()) this.node(child, `${path}.down[${i}]`, own);
    } else {
      this.#across(node.across, path, own);
    }
  }

  #across(children: readonly LayoutNode[], path: string, span: number | undefined): void {
    const open = children.filter((child) => child.cols === undefined).length;
    const given = children.reduce((sum, child) => sum + (child.cols ?? 0), 0);
    // A child without `cols` takes at least one column.
    if (span !== undefined && (open === 0 ? given !== span : given + open > span)) this.#columns(`${path}.across`, given + open, span);
    const last = open === 1 && span !== undefined ? span - given : undefined;
    for (const [i, child] of children.entries()) this.node(child, `${path}.across[${i}]`, child.cols ?? last);
  }

  #columns(path: string, found: number, expected: number): void {
    this.#diagnostics.add({
      code: "layout-columns", severity: "error", place: this.#at(path),
      zh: `栏数合计 ${found}，应为 ${expected}`, en: `the columns add up to ${found}; ${expected} were expected`,
    });
  }

  #slot(node: Extract<LayoutNode, { slot: string }>, path: string): void {
    if (this.#slots.has(node.slot)) {
      this.#diagnostics.add({
        code: "slot-twice", severity: "error", place: this.#at(`${path}.slot`),
        zh: `位置“${node.slot}”在同一版式里出现两次`, en: `the slot "${node.slot}" stands twice in one layout`,
      });
    }
    this.#slots.add(node.slot);
    (node.accepts ?? []).forEach((kind, i) => {
      if (slotKinds.includes(kind)) return;
      this.#diagnostics.add({
        code: "unknown-kind", severity: "error", place: this.#at(`${path}.accepts[${i}]`),
        zh: `没有“${kind}”这种稿件`, en: `there is no article kind "${kind}"`,
        hint: { zh: `稿件种类：${slotKinds.join("、")}`, en: `kinds: ${slotKinds.join(", ")}` },
      });
    });
  }
}
