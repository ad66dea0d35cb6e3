/** What articles ask of each other's places on a page: `above`, `adjacent`, `notAdjacent`. */
import type { PageItem } from "../model/page-items.js";
import { type Area, touch } from "./page-geometry.js";

export type RelationKind = "above" | "adjacent" | "notAdjacent";

export interface Relation {
  readonly kind: RelationKind;
  /** Indices of the items; `above`: the first stands above the second. */
  readonly one: number;
  readonly other: number;
}

/** `above` asks that a story ends where the other begins, or higher. */
function kept(kind: RelationKind, one: Area, other: Area): boolean {
  switch (kind) {
    case "above":
      return one.row + one.rows <= other.row;
    case "adjacent":
      return touch(one, other);
    case "notAdjacent":
      return !touch(one, other);
  }
}

export class Relations {
  readonly all: readonly Relation[];

  constructor(items: readonly PageItem[]) {
    this.all = items.flatMap((item, one) => (["above", "adjacent", "notAdjacent"] as const).flatMap((kind) =>
      stories(item).flatMap((story) => story.copy.constraints?.[kind] ?? []).flatMap((id): Relation[] => {
        const other = items.findIndex((candidate) => candidate !== item && candidate.articles.includes(id));
        return other < 0 ? [] : [{ kind, one, other }];
      })));
  }

  /** How many relations of two items their places break. */
  broken(a: number, placeA: Area, b: number, placeB: Area): number {
    let count = 0;
    for (const { kind, one, other } of this.all) {
      if (one === a && other === b && !kept(kind, placeA, placeB)) count++;
      if (one === b && other === a && !kept(kind, placeB, placeA)) count++;
    }
    return count;
  }

  /** The relations that a page breaks, `place` giving the modules of an item. */
  notKept(places: (item: number) => readonly Area[]): Relation[] {
    return this.all.filter(({ kind, one, other }) => {
      const pairs = places(one).flatMap((a) => places(other).map((b) => kept(kind, a, b)));
      return pairs.length > 0 && (kind === "adjacent" ? !pairs.includes(true) : pairs.includes(false));
    });
  }
}

const stories = (item: PageItem): readonly PageItem[] => item.series?.members ?? [item];
