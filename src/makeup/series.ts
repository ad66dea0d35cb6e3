/** The shape of a series (系列): a banner over its stories, side by side or one below the other. */
import type { PageItem } from "../model/page-items.js";
import { type Shape, type SlotSetting, storyShape } from "./shapes.js";
import { nodeShape } from "./tree.js";
import type { MakeupServices, PlanModule } from "./types.js";

/** Rows of a series banner: a reversed band for the first line, one row for the second. */
export function bannerRows(banner: readonly string[], atTop: boolean): number {
  return (banner.length > 1 ? 4 : 3) + (atTop ? 0 : 1);
}

function bannerModule(item: PageItem, slot: string, rect: PlanModule["rect"], atTop: boolean, services: MakeupServices): PlanModule {
  const { grid } = services.theme;
  return {
    articles: [...item.articles],
    slot,
    kind: "banner",
    rank: "second",
    rect,
    boxed: false,
    head: { sizePt: 0, maxLines: 1, airRows: atTop ? 0 : 1, rows: rect.rows, pictureRows: 0 },
    text: { columns: 1, measureEm: grid.measureEm, gutterEm: grid.gutterEm },
    pictures: [],
    levers: { rows: [], creditRow: false },
    blocks: [0, 0],
    jump: null,
    banner: [...(item.series?.banner ?? [])],
    fit: { oversetLines: 0, oversetChars: 0, holeLines: 0, cost: 0 },
    lock: [],
    why: "series banner",
  };
}

/** Ways of dividing columns among the members of a series: side by side at every span, or stacked. */
function memberShapes(members: readonly PageItem[], setting: SlotSetting, services: MakeupServices): Shape[] {
  const shapeOf = (slot: string, cols: number, atTop: boolean): Shape =>
    storyShape(members[Number(slot)], { ...setting, cols, atTop, underBanner: atTop, rank: "third", boxed: false }, services);
  const shapes: Shape[] = [];
  const leaves = members.map((_, i) => ({ slot: String(i) }));
  if (setting.cols >= members.length) {
    if (members.length === 2)
      for (let first = 1; first < setting.cols; first++)
        shapes.push(nodeShape({ across: [{ ...leaves[0], cols: first }, { ...leaves[1], cols: setting.cols - first }] }, setting.cols, true, services.maxRows, shapeOf));
    else shapes.push(nodeShape({ across: leaves }, setting.cols, true, services.maxRows, shapeOf));
  }
  shapes.push(nodeShape({ down: leaves }, setting.cols, true, services.maxRows, shapeOf));
  return shapes;
}

/** The shape table of a series item. */
export function seriesShape(item: PageItem, setting: SlotSetting, services: MakeupServices): Shape {
  const { series } = item;
  if (!series) throw new TypeError(`${item.key} is no series`);
  const banner = bannerRows(series.banner, setting.atTop);
  const shapes = memberShapes(series.members, setting, services);
  const cost = new Float64Array(services.maxRows + 1).fill(Number.POSITIVE_INFINITY);
  const best: Shape[] = new Array(services.maxRows + 1);
  for (const shape of shapes)
    for (let rows = 1; rows + banner <= services.maxRows; rows++)
      if (shape.cost[rows] < cost[rows + banner]) {
        cost[rows + banner] = shape.cost[rows];
        best[rows + banner] = shape;
      }
  return {
    cost,
    place(rows, col, row) {
      const rect = { col, row, cols: setting.cols, rows: banner };
      return [bannerModule(item, setting.slot, rect, setting.atTop, services), ...best[rows].place(rows - banner, col, row + banner)];
    },
  };
}

/** The shape of any item. */
export function itemShape(item: PageItem, setting: SlotSetting, services: MakeupServices): Shape {
  return item.kind === "series" ? seriesShape(item, setting, services) : storyShape(item, setting, services);
}
