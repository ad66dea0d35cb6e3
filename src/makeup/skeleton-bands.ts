/** Parts of a page around fixed rectangles, where its items have one table or several, one band below the other. */
import type { Rect } from "../model/rect.js";
import { FixedSkeleton, type Part } from "./fixed-skeleton.js";
import type { ItemGroup } from "./tiling-types.js";

/** A part with the number of its group. */
export interface GroupPart extends Part {
  readonly group: number;
}

export interface SkeletonRequest {
  readonly groups: readonly ItemGroup[];
  /** Rectangles by item. */
  readonly fixed: ReadonlyMap<number, Rect>;
  readonly columns: number;
  readonly rows: number;
}

export interface Skeleton {
  readonly parts: readonly GroupPart[] | undefined;
  /** The search ended before all cuts were tried. */
  readonly gaveUp: boolean;
}

/** Ways of sharing the rows among the bands, cheapest first; each is a height for every group. */
function sharedRows({ groups, columns, rows }: SkeletonRequest): number[][] {
  let shares: { readonly heights: number[]; readonly used: number; readonly cost: number }[] = [{ heights: [], used: 0, cost: 0 }];
  for (const [g, { table }] of groups.entries()) {
    const full = (1 << table.count) - 1;
    shares = shares.flatMap(({ heights, used, cost }) => {
      const own = g === groups.length - 1 ? [rows - used] : Array.from({ length: Math.max(0, rows - used) }, (_, h) => h + 1);
      return own.map((height) => ({ heights: [...heights, height], used: used + height, cost: cost + table.at(full, columns, height) })).filter((share) => Number.isFinite(share.cost));
    });
  }
  return shares.sort((a, b) => a.cost - b.cost).map(({ heights }) => heights);
}

/** The parts of a page in which every fixed rectangle is its item's own; none where no slicing of any sharing of the rows has it. */
export function* skeletonOf(request: SkeletonRequest): Generator<void, Skeleton> {
  const { groups, fixed, columns } = request;
  // An item of another band has no bit: its rectangle is only kept free.
  const searches = groups.map(({ table, items }) => new FixedSkeleton(table, [...fixed].map(([item, rect]) => ({ bit: items.includes(item) ? 1 << items.indexOf(item) : 0, rect }))));
  for (const heights of sharedRows(request)) {
    const parts: GroupPart[] = [];
    let row = 0;
    for (const [group, { table }] of groups.entries()) {
      const found = yield* searches[group].solve({ set: (1 << table.count) - 1, col: 0, row, cols: columns, rows: heights[group] });
      if (!found) break;
      parts.push(...found.map((part) => ({ ...part, group })));
      row += heights[group];
    }
    if (row === request.rows) return { parts, gaveUp: false };
  }
  return { parts: undefined, gaveUp: searches.some(({ gaveUp }) => gaveUp) };
}
