/** Builds galleys: every block of an article as an item with its feasible numbers of rows. */
import { COST } from "./settings.js";
import { capFits, dropCapOf, settingBeside, type BodyGrid, type DropCap } from "./drop-cap.js";
import { shortHeadLines } from "./short-head.js";
import { tableSizePt } from "./table.js";
import type { ArticleKind } from "../model/article.js";
import type { ArticleCopy, BlockRole, CopyBlock } from "../model/copy.js";
import type { Galley, GalleyItem, GalleyOption } from "../model/galley.js";
import type { BlockSetting, Line, LineCount, Typesetter } from "../model/typesetter.js";

/** The square before a list item stands in this much white; the item's lines are all level behind it. */
const listMarkEm = 1;

/** Indents and alignment by role. First-line indent of two characters: CLREQ §3.1.1. */
export function settingOf(role: BlockRole, kind: ArticleKind): BlockSetting {
  // An advert is display matter: every line stands in the middle.
  if (kind === "advert") return { indentEm: 0, hangEm: 0, align: "center" };
  switch (role) {
    case "subhead":
    case "pullquote":
      return { indentEm: 0, hangEm: 0, align: "center" };
    case "verse":
      return { indentEm: 0, hangEm: 1, align: "left" };
    case "listItem":
      return { indentEm: listMarkEm, hangEm: listMarkEm, align: "justify" };
    case "endCredit":
    case "jumpLine":
      return { indentEm: 0, hangEm: 0, align: "right" };
    case "briefHead":
      return { indentEm: 0, hangEm: 0, align: "left" };
    // A head is never spaced out to fill its measure.
    case "subheadDash":
      return { indentEm: 2, hangEm: 0, align: "left" };
    default:
      return { indentEm: 2, hangEm: 0, align: "justify" };
  }
}

/** A block's own lines at a measure, those beside a drop cap and below it. */
export function linesOf(typesetter: Typesetter, block: CopyBlock, kind: ArticleKind, measurePt: number, cap: DropCap | undefined, count?: number): readonly Line[] {
  return cap ? typesetter.lines(cap.rest, settingBeside(cap), measurePt, count) : typesetter.lines(block, settingOf(block.role, kind), measurePt, count);
}

/** A block that stands as a whole: it is not parted over two legs. */
const whole: ReadonlySet<BlockRole> = new Set(["subhead", "pullquote", "table", "briefHead", "byline"]);

const rowsOfTable = (block: CopyBlock): number =>
  (block.cells?.length ?? 0) + (block.runs.length > 0 ? 1 : 0) + 1;

/** A subhead wedged between text lines: taken where little else fills the column. */
const noSubheadAir = 5;

/** A row more above a subhead, a question or a dated entry than above its sisters: it reads as a missing line. */
const unevenAir = 4;

/** A measure at which a block cannot be set without a line that is too loose is worth avoiding. */
const looseMeasure = 5;

const verseLines = (block: CopyBlock): number => block.runs.map((run) => run.text).join("").split("\n").length;

/** Make-up weighs rows itself: what a line costs as paper is taken off. */
const beauty = ({ align }: BlockSetting) => ({ lines, cost }: LineCount): LineCount => ({ lines, cost: align === "justify" ? cost - COST.line * lines : cost });

function optionsOf(typesetter: Typesetter, block: CopyBlock, kind: ArticleKind, measurePt: number, tailFits: (lines: number) => boolean, hasTail: boolean, first: boolean, cap: DropCap | undefined): GalleyOption[] {
  const options: GalleyOption[] = [];
  const add = (rows: number, cost: number, lines: number, airRows = 0, tailInline = false): void => {
    if (!options.some((o) => o.rows === rows && o.cost <= cost)) {
      const same = options.findIndex((o) => o.rows === rows);
      if (same >= 0) options.splice(same, 1);
      options.push({ rows, cost, lines, airRows, tailInline });
    }
  };
  /** The tail on the last line, on a row of its own, or a row below that. */
  const addWithTail = ({ lines, cost }: LineCount): void => {
    add(lines + 1, cost, lines);
    if (tailFits(lines)) add(lines, cost + 0.05, lines, 0, true);
    add(lines + 2, cost + 2.5, lines);
  };
  if (block.role === "table") {
    add(rowsOfTable(block) + 1, 0, rowsOfTable(block) - 1, 1);
    add(rowsOfTable(block), 0.3, rowsOfTable(block) - 1, 1);
    return options;
  }
  const short = shortHeadLines(typesetter, block, measurePt);
  const setting = cap ? settingBeside(cap) : settingOf(block.role, kind);
  const counts = short ? [{ lines: short.length, cost: 0 }] : typesetter.alternatives(cap?.rest ?? block, setting, measurePt).map(beauty(setting));
  // What the best setting costs is the measure's own price; make-up pays for leaving it.
  const natural = Math.min(...counts.map((count) => count.cost));
  for (const { lines, cost } of counts) {
    const count = { lines, cost: cost - natural + (natural >= COST.loose ? looseMeasure : 0) };
    switch (block.role) {
      case "subhead":
        add(count.lines + 1, count.cost, count.lines, 1);
        add(count.lines, count.cost + noSubheadAir, count.lines, 0);
        add(count.lines + 2, count.cost + unevenAir, count.lines, 1);
        break;
      case "briefHead":
        add(count.lines + (first ? 0 : 1), count.cost, count.lines, first ? 0 : 1);
        break;
      case "pullquote":
        add(Math.ceil(count.lines * 1.5) + 2, count.cost, count.lines, 0);
        add(Math.ceil(count.lines * 1.5) + 3, count.cost + 0.3, count.lines, 0);
        break;
      case "question":
      case "entry":
        if (hasTail) {
          addWithTail(count);
          break;
        }
        add(count.lines, count.cost, count.lines);
        if (!first) add(count.lines + 1, count.cost + unevenAir, count.lines, 1);
        break;
      case "note":
        add(count.lines + 1, count.cost, count.lines, 1);
        add(count.lines, count.cost + 0.3, count.lines, 0);
        break;
      case "verse":
        // Stanzas stand a row apart; a verse line that turns over spoils its stanza.
        add(count.lines + (first ? 0 : 1), 3 * (count.lines - verseLines(block)), count.lines, first ? 0 : 1);
        break;
      default:
        // A cap taller than its paragraph keeps its rows.
        if (cap && count.lines < cap.rows) add(cap.rows + (hasTail ? 1 : 0), count.cost, count.lines);
        else if (!hasTail) add(count.lines, count.cost, count.lines);
        else addWithTail(count);
    }
  }
  return options.sort((a, b) => a.cost - b.cost);
}

/** Rows of the next item that must follow in the same leg: no subhead within two rows of a foot (背题). */
function keepNext(role: BlockRole): number {
  return role === "subhead" || role === "briefHead" || role === "byline" ? 2 : role === "subheadDash" ? 1 : 0;
}

/** A credit that is wider than the measure is set in lines of its own. */
const hangs = (typesetter: Typesetter, block: CopyBlock, measurePt: number): boolean =>
  (block.role === "endCredit" || block.role === "jumpLine") && typesetter.line(block.runs).widthPt <= measurePt;

/**
 * The galley of an article's blocks `[from, to)` at a measure in pt.
 * An end credit, or the jump line where the story goes on elsewhere, hangs on the last text block as its tail:
 * it stands on the last line where there is room, else on a row of its own.
 */
export function buildGalley(
  typesetter: Typesetter,
  article: ArticleCopy,
  blocks: readonly [number, number],
  measurePt: number,
  grid: BodyGrid,
): Galley {
  const items: GalleyItem[] = [];
  let fits = true;
  for (let i = blocks[0]; i < blocks[1]; i++) {
    const block = article.blocks[i];
    if (block.role === "byline") continue;
    const next = article.blocks[i + 1];
    const cap = dropCapOf(typesetter, block, grid);
    if (cap && !capFits(cap, measurePt, grid)) fits = false;
    const tail = i + 1 < blocks[1] && hangs(typesetter, next, measurePt) && !whole.has(block.role) && block.role !== "verse" ? i + 1 : undefined;
    const tailFits = (lines: number): boolean => {
      if (tail === undefined) return false;
      const last = linesOf(typesetter, block, article.kind, measurePt, cap, lines).at(-1);
      const credit = typesetter.line(next.runs);
      return last !== undefined && last.xPt + last.widthPt + credit.widthPt + credit.runs[0].sizePt <= measurePt;
    };
    const options = optionsOf(typesetter, block, article.kind, measurePt, tailFits, tail !== undefined, items.length === 0, cap);
    items.push({
      id: block.id,
      article,
      block: i,
      tail,
      role: block.role,
      options,
      // A stanza of up to eight lines stays together.
      breakable: !whole.has(block.role) && !(block.role === "verse" && Math.min(...options.map((o) => o.lines)) <= 8),
      keepNextRows: keepNext(block.role),
      ...(cap ? { keepFirstRows: cap.rows } : {}),
    });
    if (tail !== undefined) i++;
  }
  fits &&= items.every((item) => item.role !== "table" || tableSizePt(typesetter, article.blocks[item.block], measurePt) !== undefined);
  return { items, measurePt, fits };
}
