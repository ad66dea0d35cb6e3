/** Rectangles of pins and locks that no page can have together, whatever is in them: two over one another, or one that leaves the page. */
import { counted } from "../diagnostics/counted.js";
import type { PageRegion } from "../model/page-region.js";
import type { Rect } from "../model/rect.js";
import type { HeldModule } from "./leaves.js";
import { sharedCols, sharedRows } from "./page-geometry.js";

/** What is wrong with a held module's rectangle. */
export interface HeldClash {
  readonly held: HeldModule;
  readonly zh: string;
  readonly en: string;
  /** The same without where they stand. */
  readonly reason: { readonly zh: string; readonly en: string };
}

type Placed = HeldModule & { readonly rect: Rect };

const placed = (held: readonly HeldModule[]): Placed[] => held.filter((one): one is Placed => one.rect !== undefined);

function outside(held: Placed, region: Pick<PageRegion, "row" | "rows">, columns: number): HeldClash[] {
  const { col, cols, row, rows } = held.rect;
  const sides = [
    { by: col + cols - columns, zh: "右", en: "right", unit: { zh: "栏", en: "column" } },
    { by: region.row - row, zh: "上", en: "top", unit: { zh: "行", en: "row" } },
    { by: row + rows - region.row - region.rows, zh: "下", en: "foot", unit: { zh: "行", en: "row" } },
  ].filter(({ by }) => by > 0);
  if (sides.length === 0) return [];
  const last = region.row + region.rows;
  const by = { zh: sides.map(({ by: n, zh, unit }) => `${zh}边出界 ${n} ${unit.zh}`).join("，"), en: `it leaves the page by ${sides.map(({ by: n, en, unit }) => `${counted(n, unit.en)} at the ${en}`).join(" and ")}` };
  return [{
    held, reason: {
      zh: sides.map(({ by: n, zh, unit }) => (zh === "上" ? `压到报头或版头 ${n} 行` : `${zh}边出界 ${n} ${unit.zh}`)).join("，"),
      en: `it leaves the page by ${sides.map(({ by: n, en, unit }) => `${counted(n, unit.en)} at the ${en}${en === "top" ? ", where its head stands" : ""}`).join(" and ")}`,
    },
    zh: `${by.zh}；本版可用第 1～${columns} 栏、第 ${region.row + 1}～${last} 行`,
    en: `${by.en}; stories stand in columns 1 to ${columns}, rows ${region.row + 1} to ${last}`,
  }];
}

function over(a: Placed, b: Placed): HeldClash[] {
  const [cols, rows] = [sharedCols(a.rect, b.rect), sharedRows(a.rect, b.rect)];
  if (cols <= 0 || rows <= 0) return [];
  const [col, row] = [Math.max(a.rect.col, b.rect.col), Math.max(a.rect.row, b.rect.row)];
  const { rect } = b;
  return [{
    held: a,
    reason: { zh: `与固定的“${b.key}”重叠 ${cols} 栏 × ${rows} 行`, en: `it overlaps "${b.key}", which is held, by ${counted(cols, "column")} × ${counted(rows, "row")}` },
    zh: `与固定的“${b.key}”（${rect.cols} 栏 × ${rect.rows} 行，第 ${rect.col + 1} 栏、第 ${rect.row + 1} 行起）重叠 ${cols} 栏 × ${rows} 行（第 ${col + 1} 栏、第 ${row + 1} 行起）`,
    en: `it overlaps "${b.key}", held at ${counted(rect.cols, "column")} × ${counted(rect.rows, "row")} from column ${rect.col + 1}, row ${rect.row + 1}, by ${counted(cols, "column")} × ${counted(rows, "row")} from column ${col + 1}, row ${row + 1}`,
  }];
}

/** Every rectangle that leaves the page, and every two that overlap, in columns and rows. */
export function heldClashes(held: readonly HeldModule[], region: Pick<PageRegion, "row" | "rows">, columns: number): HeldClash[] {
  const all = placed(held);
  return all.flatMap((one, i) => [...outside(one, region, columns), ...all.slice(i + 1).flatMap((other) => over(one, other))]);
}
