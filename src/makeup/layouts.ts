/** Which layouts a page may take, and which item stands in which slot. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { PageFile } from "../model/issue.js";
import type { PageItem } from "../model/page-items.js";
import type { HeadRank, Layout, LayoutNode } from "../model/theme.js";
import { slotsOf, spansOf } from "./tree.js";

export interface Assignment {
  readonly layout: Layout;
  readonly items: ReadonlyMap<string, PageItem>;
}

const rankOrder: Record<HeadRank, number> = { lead: 0, second: 1, third: 2, minor: 3, brief: 4 };
/** How far a search for assignments goes: how many of one layout, and how many items are tried in a slot. */
export interface Breadth {
  readonly assignments: number;
  readonly choices: number;
}

export const firstBreadth: Breadth = { assignments: 40, choices: 3 };
/** For a page that no layout fits exactly at first. */
export const secondBreadth: Breadth = { assignments: 160, choices: 5 };

type Slot = Extract<LayoutNode, { slot: string }>;

/** A slot with its share of the page's columns. */
interface SpannedSlot {
  readonly node: Slot;
  readonly share: number;
}

function spannedSlots(node: LayoutNode, columns: number, cols = columns): SpannedSlot[] {
  if ("slot" in node) return [{ node, share: cols / columns }];
  if ("down" in node) return node.down.flatMap((child) => spannedSlots(child, columns, cols));
  const spans = spansOf(node.across, cols);
  return node.across.flatMap((child, i) => spannedSlots(child, columns, spans[i]));
}

const order = (slot: SpannedSlot): number => rankOrder[slot.node.rank ?? "third"];

const kindOf = (item: PageItem): string => (item.kind === "series" ? "series" : item.kind === "briefs" ? "brief" : item.copy.kind);

/** A slot that names no kinds takes any; but briefs want a narrow measure and a series a wide one. */
function accepts(slot: SpannedSlot, item: PageItem): boolean {
  const kind = kindOf(item);
  if (slot.node.accepts) return slot.node.accepts.includes(kind);
  const isLead = slot.node.rank === "lead";
  if (item.kind === "continued") return !isLead && slot.node.rank !== "second";
  switch (kind) {
    case "brief":
      return !isLead && slot.share <= 0.6;
    case "series":
      return !isLead && slot.share > 0.6;
    case "advert":
      return !isLead;
    default:
      return true;
  }
}

/** A named layout with the page's own slots; diagnostics where they do not agree. */
export function namedAssignment(page: PageFile, items: readonly PageItem[], layout: Layout, diagnostics: Diagnostics): Assignment | undefined {
  const slots = slotsOf(layout.tree);
  const map = new Map<string, PageItem>();
  let ok = true;
  const fail = (code: string, zh: string, en: string, hint: { zh: string; en: string }): void => {
    ok = false;
    diagnostics.add({ code, severity: "error", place: { file: "issue.json", page: page.label }, zh, en, hint });
  };
  for (const item of items) {
    const slot = slots.find((s) => s.slot === item.slot);
    const names = slots.map((s) => s.slot).join(", ");
    if (!slot) fail("unknown-slot", `版式“${layout.name}”没有位置“${item.slot ?? ""}”`, `Layout "${layout.name}" has no slot "${item.slot ?? ""}".`, { zh: `可用的位置：${names}`, en: `Its slots: ${names}` });
    else if (map.has(slot.slot)) fail("slot-taken", `位置“${slot.slot}”放了两篇稿件`, `Slot "${slot.slot}" holds two articles.`, { zh: "每个位置只放一篇稿件；简讯可以成组", en: "A slot holds one article; only briefs are grouped." });
    else map.set(slot.slot, item);
  }
  for (const slot of slots)
    if (ok && !map.has(slot.slot)) fail("empty-slot", `版式“${layout.name}”的位置“${slot.slot}”没有稿件`, `Slot "${slot.slot}" of layout "${layout.name}" names no article.`, { zh: "补一篇稿件，或换一个位置较少的版式", en: "Name an article for it, or take a layout with fewer slots." });
  return ok ? { layout, items: map } : undefined;
}

/** What an item weighs in the order of slots: a continuation comes after the stories that begin on this page. */
const weight = (item: PageItem): number => (item.kind === "continued" ? 3 : item.copy.priority);

/** Items to slots by rank and priority: the most important item in the highest slot, then neighbours exchanged. */
function* assignments(layout: Layout, columns: number, items: readonly PageItem[], breadth: Breadth): Generator<Assignment> {
  const slots = spannedSlots(layout.tree, columns).sort((a, b) => order(a) - order(b));
  if (slots.length !== items.length) return;
  const chosen = new Map<string, PageItem>();
  const left = new Set([...items].sort((a, b) => weight(b) - weight(a) || items.indexOf(a) - items.indexOf(b)));
  let given = 0;
  function* walk(i: number): Generator<Assignment> {
    if (i === slots.length) {
      given++;
      yield { layout, items: new Map(chosen) };
      return;
    }
    const { slot } = slots[i].node;
    const fitting = [...left].filter((item) => accepts(slots[i], item));
    // The lead goes to the most important story; below it the next few are tried in each place.
    for (const item of fitting.slice(0, slots[i].node.rank === "lead" ? 1 : breadth.choices)) {
      if (given >= breadth.assignments) return;
      const rest = [...left];
      chosen.set(slot, item);
      left.delete(item);
      yield* walk(i + 1);
      chosen.delete(slot);
      left.clear();
      for (const one of rest) left.add(one);
    }
  }
  yield* walk(0);
}

/** A node over another number of columns: inside it the widest column takes or gives the difference; undefined where none can. */
function resized(node: LayoutNode, cols: number): LayoutNode | undefined {
  const own = { ...node, cols };
  if ("slot" in node) return own;
  if ("down" in node) {
    const down = node.down.map((child) => resized(child, cols));
    return down.every((child) => child !== undefined) ? { ...own, down: down.map(({ cols: _, ...child }) => child as LayoutNode) } : undefined;
  }
  const spans = spansOf(node.across, node.cols ?? cols);
  const widest = spans.indexOf(Math.max(...spans));
  const taken = spans[widest] + cols - spans.reduce((a, b) => a + b, 0);
  if (taken < 1) return undefined;
  const across = node.across.map((child, i) => resized(child, i === widest ? taken : spans[i]));
  return across.every((child) => child !== undefined) ? { ...own, across } : undefined;
}

/** A layout with the columns of one `across` shared out differently: a column given from one child to its neighbour. */
export function spanVariants(layout: Layout, columns: number): Layout[] {
  const variants: Layout[] = [];
  const walk = (node: LayoutNode, cols: number, rebuild: (changed: LayoutNode) => LayoutNode): void => {
    if ("slot" in node) return;
    if ("down" in node) {
      node.down.forEach((child, i) => walk(child, cols, (changed) => rebuild({ ...node, down: node.down.with(i, changed) })));
      return;
    }
    const spans = spansOf(node.across, cols);
    const children: LayoutNode[] = node.across.map((child, i) => ({ ...child, cols: spans[i] }));
    for (let i = 0; i + 1 < children.length; i++)
      for (const step of [1, -1]) {
        const left = spans[i] + step;
        const right = spans[i + 1] - step;
        if (left < 2 || right < 2) continue;
        const [wider, narrower] = [resized(children[i], left), resized(children[i + 1], right)];
        if (!wider || !narrower) continue;
        const changed = children.with(i, wider).with(i + 1, narrower);
        variants.push({ ...layout, name: `${layout.name}~${left}/${right}@${variants.length}`, tree: rebuild({ ...node, across: changed }) });
      }
    children.forEach((child, i) => walk(child, spans[i], (inner) => rebuild({ ...node, across: children.with(i, inner) })));
  };
  walk(layout.tree, columns, (tree) => tree);
  return variants;
}

/** Every assignment of the theme's layouts of a page type that can take these items. */
export function automaticAssignments(layouts: readonly Layout[], type: Layout["page"], columns: number, items: readonly PageItem[], breadth: Breadth = firstBreadth): Assignment[] {
  return layouts.filter((layout) => layout.page === type).flatMap((layout) => [...assignments(layout, columns, items, breadth)]);
}
