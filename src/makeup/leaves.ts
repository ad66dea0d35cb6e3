/** What each item can be at each width and height of the page: the leaves that the search for a tiling puts together. */
import { headRow, spanEm } from "../model/anatomy.js";
import { isDisplay } from "../model/page-items.js";
import type { Rect } from "../model/rect.js";
import type { HeadRank } from "../model/theme.js";
import type { CostTable } from "./subset-table.js";
import { itemShape } from "./series.js";
import type { RankedItem } from "./ranks.js";
import { type LockedSetting, type Shape, type SlotSetting, standsInBox } from "./shapes.js";
import { Memo } from "./memo.js";
import { dearestSetting } from "./misfit.js";
import type { MakeupServices, PlanModule } from "./types.js";

/** One way of setting an item, as the search compares it. */
interface Variant {
  readonly boxed: boolean;
  readonly picture: SlotSetting["picture"];
  readonly scale: number;
}

/** Sizes of pictures, against the page's budget, that a page near its end tries. */
const scales = [0.5, 0.65, 0.8, 1.25, 1.5, 1.8] as const;

/** A setting of an item in a rectangle. */
export interface Leaf {
  readonly item: number;
  readonly cost: number;
  /** Boxed to part it from its neighbours. */
  readonly boxed: boolean;
  /** First row of its head from the module's top, and rows of the head; 0 rows where none can collide. */
  readonly headFrom: number;
  readonly headRows: number;
  readonly sizePt: number;
  /** The modules at a place on the page. */
  place(col: number, row: number): PlanModule[];
}

/** What a pin or the locks of an edited plan keep of a module. */
export interface HeldModule {
  /** The item's key. */
  readonly key: string;
  /** On the page. */
  readonly rect?: Rect;
  /** Its columns alone. */
  readonly cols?: number;
  readonly rank?: HeadRank;
  readonly boxed?: boolean;
  readonly locked?: LockedSetting;
}

/** Widths in columns that an item may take. */
function widths({ item, rank }: RankedItem, columns: number, wide: boolean): readonly [number, number] {
  const { constraints } = item.copy;
  const share = (of: number): number => Math.max(1, Math.round(columns * of));
  const own = ((): readonly [number, number] => {
    if (item.kind === "series") return [share(0.62), columns];
    if (item.copy.kind === "advert") return [2, columns];
    if (item.kind === "briefs") return [1, share(0.6)];
    if (isDisplay(item.copy)) return [2, share(0.6)];
    switch (rank) {
      case "lead": return [share(0.5), columns];
      case "second": return [2, columns];
      case "third": return [2, share(0.75)];
      default: return item.copy.figures.length > 0 ? [2, share(0.6)] : [1, share(0.6)];
    }
  })();
  const [least, most] = wide ? [1, columns] : own;
  return [Math.min(columns, constraints?.minCols ?? least), Math.min(columns, constraints?.maxCols ?? Math.max(most, constraints?.minCols ?? 1))];
}

export class Leaves {
  readonly #ranked: readonly RankedItem[];
  readonly #services: MakeupServices;
  readonly #shapes = new Memo<Shape>();
  readonly #leaves = new Map<number, readonly Leaf[]>();
  readonly #wide: boolean;
  readonly #held: ReadonlyMap<number, HeldModule>;
  readonly #fixed: ReadonlyMap<number, Rect>;

  /**
   * @param services `maxRows` is the page's rows and one more: every module has a row of air above it,
   * and that of the modules at the top lies above the page
   * @param wide any width is allowed, for pages that cannot be tiled otherwise
   * @param held what is kept of modules, by item
   * @param fixed their rectangles in the rows of the search
   */
  constructor(ranked: readonly RankedItem[], services: MakeupServices, wide: boolean, held: ReadonlyMap<number, HeldModule> = new Map(), fixed: ReadonlyMap<number, Rect> = new Map()) {
    this.#held = held;
    this.#fixed = fixed;
    this.#ranked = ranked;
    this.#services = services;
    this.#wide = wide;
  }

  /** Cost tables of an item by columns; rests after each. */
  *table(item: number): Generator<void, CostTable> {
    const { columns } = this.#services.theme.grid;
    const fixed = this.#fixed.get(item);
    const span = fixed?.cols ?? this.#held.get(item)?.cols;
    const [least, most] = span === undefined ? widths(this.#ranked[item], columns, this.#wide) : [span, span];
    const tables: (Float32Array | undefined)[] = new Array(columns + 1).fill(undefined);
    for (let cols = least; cols <= most; cols++) {
      const table = new Float32Array(this.#services.maxRows + 1).fill(Number.POSITIVE_INFINITY);
      for (const variant of this.#variants(item)) {
        const { cost } = this.#shape(item, cols, variant, false);
        if (fixed?.row === 0) {
          // At the top of the page the leaf itself tells, whose first row lies above the page.
          for (const leaf of this.at(item, cols, fixed.rows, true)) table[fixed.rows] = Math.min(table[fixed.rows], leaf.cost);
          continue;
        }
        for (let rows = fixed?.rows ?? 1; rows < (fixed ? fixed.rows + 1 : table.length); rows++) {
          const own = cost[rows] + this.#surcharge(variant, item, cols, rows);
          if (own < table[rows] && cost[rows] < dearestSetting) table[rows] = own;
        }
        yield;
      }
      tables[cols] = table;
    }
    return tables;
  }

  /** The settings of an item in a rectangle, one a variant; `rows` of a rectangle at the top count the row above the page. */
  at(item: number, cols: number, rows: number, top: boolean): readonly Leaf[] {
    const key = ((item * 16 + cols) * 512 + rows) * 2 + (top ? 1 : 0);
    let found = this.#leaves.get(key);
    if (!found) this.#leaves.set(key, (found = this.#variants(item).flatMap((variant) => this.#leaf(item, cols, rows, top, variant) ?? [])));
    return found;
  }

  /** The same with pictures larger and smaller than the budget: for a page that is looked at as a whole. */
  resized(item: number, cols: number, rows: number, top: boolean): readonly Leaf[] {
    const own = this.at(item, cols, rows, top);
    const { copy, kind } = this.#ranked[item].item;
    if (copy.figures.length === 0 || copy.kind === "advert" || kind === "series" || this.#held.get(item)?.locked?.pictures) return own;
    return [...own, ...this.#variants(item).flatMap((variant) => scales.flatMap((scale) => this.#leaf(item, cols, rows, top, { ...variant, scale }) ?? []))];
  }

  #leaf(item: number, cols: number, rows: number, top: boolean, variant: Variant): Leaf | undefined {
    const shape = this.#shape(item, cols, variant, top);
    const real = top ? rows - 1 : rows;
    if (!(shape.cost[real] < dearestSetting)) return undefined;
    const modules = shape.place(real, 0, 0);
    const [first] = modules;
    const parts = first.head.sizePt > 0 && first.kind !== "banner" && !first.boxed && first.rank !== "brief";
    const from = headRow(first);
    return {
      item,
      boxed: variant.boxed,
      cost: shape.cost[real] + this.#surcharge(variant, item, cols, rows),
      headFrom: top ? from + 1 : from,
      headRows: parts ? first.head.rows - first.head.airRows : 0,
      sizePt: first.head.sizePt,
      place: (col, row) => shape.place(real, col, row),
    };
  }

  #shape(item: number, cols: number, { boxed, picture, scale }: Variant, atTop: boolean): Shape {
    const { item: own, rank } = this.#ranked[item];
    const locked = this.#held.get(item)?.locked;
    return this.#shapes.get(`${item}|${cols}|${boxed}|${picture ?? ""}|${scale}|${atTop}`, () =>
      itemShape(own, { slot: rank, cols, rank, boxed, atTop, pictureScale: scale, ...(picture ? { picture } : {}), ...(locked ? { locked } : {}) }, this.#services));
  }

  #variants(item: number): readonly Variant[] {
    const { item: own, rank } = this.#ranked[item];
    const { copy } = own;
    const held = this.#held.get(item);
    if (held?.locked || held?.boxed !== undefined) return [{ boxed: held.boxed ?? false, picture: undefined, scale: 1 }];
    if (own.kind !== "story" || isDisplay(copy) || rank === "lead") return [{ boxed: false, picture: undefined, scale: 1 }];
    const stands: readonly SlotSetting["picture"][] = copy.figures.length === 1 ? ["inText", "above"] : [undefined];
    const plain = stands.map((picture): Variant => ({ boxed: false, picture, scale: 1 }));
    return !standsInBox(copy) ? [...plain, { boxed: true, picture: undefined, scale: 1 }] : plain;
  }

  /** What a variant and the rectangle's proportion cost beyond the setting. */
  #surcharge({ boxed }: Variant, item: number, cols: number, rows: number): number {
    const { grid, taste } = this.#services.theme;
    const aspect = (spanEm(grid, cols) * grid.bodyPt) / (rows * grid.leadingPt);
    const { copy } = this.#ranked[item].item;
    const flattest = copy.kind === "advert" ? 5 : 3;
    const odd = aspect < 0.5 ? (0.5 - aspect) * 6 : Math.max(0, aspect - flattest);
    return (boxed ? taste.box : 0) + taste.proportion * odd;
  }
}
