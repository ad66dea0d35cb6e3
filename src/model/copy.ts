/** Copy: an issue's articles after the copy desk, ready to be composed. */
import type { ArticleKind, Constraints, Figure } from "./article.js";
import type { Issue, SuppliedPage } from "./issue.js";

/** A stretch of text in one named text style of the theme. */
export interface CopyRun {
  readonly text: string;
  /** A key of `theme.styles`: body, strong, kai, dateline, speaker, runIn, label, credit… */
  readonly style: string;
  readonly underline?: boolean;
  readonly href?: string;
}

export type BlockRole =
  | "paragraph" | "subhead" | "subheadDash" | "question" | "answer" | "entry" | "note" | "quote"
  | "pullquote" | "verse" | "listItem" | "table" | "byline" | "endCredit" | "jumpLine" | "editorNote" | "briefHead";

/** One block of an article as it will be set; its runs joined are what the page must show. */
export interface CopyBlock {
  /** Stable within the article, e.g. `b3`, `b3.1` (third list item), `credit`. */
  readonly id: string;
  readonly role: BlockRole;
  readonly runs: readonly CopyRun[];
  /** JSON path in the article file. */
  readonly path: string;
  readonly optional?: boolean;
  /** Spans [start, end) of the joined text that may not be broken (number + unit, names with ·). */
  readonly noBreak: readonly (readonly [number, number])[];
  /** Offsets of the joined text at which a line would part a word; only a ragged line is asked not to end there. */
  readonly insideWords?: readonly number[];
  /** Where a short head inside the text (subhead, pull quote, brief's head) may end a line, as in `CopyHead`. */
  readonly breaks?: CopyHead["breaks"];
  /** The first character stands over so many rows, in a style of the theme. */
  readonly dropCap?: { readonly rows: number; readonly style: string };
  /** Table cells, row by row; `runs` is then empty. */
  readonly cells?: readonly (readonly string[])[];
}

export interface CopyHead {
  readonly text: string;
  /** Offsets in `text` after which a line may end, the better ones with lower cost. */
  readonly breaks: readonly { readonly at: number; readonly cost: number }[];
  /** The author's own lines, which win over `breaks`. */
  readonly lines: readonly string[] | undefined;
  readonly path: string;
  /** Set downwards (竖题). */
  readonly vertical?: true;
}

export interface CopyFigure {
  readonly figure: Figure;
  /** Caption and credit as printed, empty where there is none. */
  readonly caption: readonly CopyRun[];
  /** Offsets of the joined caption at which a line would part a word, begin with 的 or end with 和. */
  readonly insideWords?: readonly number[];
  readonly path: string;
}

export interface ArticleCopy {
  readonly id: string;
  readonly kind: ArticleKind;
  readonly priority: number;
  readonly file: string;
  readonly column: readonly string[];
  readonly kicker: CopyHead | undefined;
  readonly main: CopyHead | undefined;
  readonly deck: CopyHead | undefined;
  readonly summary: CopyHead | undefined;
  /** Short head of a continuation. */
  readonly jumpHead: CopyHead | undefined;
  /** Every block in reading order: byline, editor's note, copy, end credit. */
  readonly blocks: readonly CopyBlock[];
  readonly figures: readonly CopyFigure[];
  /** An advert that is a supplied page and nothing else: it fills its place without a box. */
  readonly supplied?: Pick<SuppliedPage, "widthMm" | "heightMm">;
  /** It may jump, or must not; where nothing is said, issue and theme decide. */
  readonly jumpable?: boolean;
  /** It may be held, or must not; where nothing is said, its section decides. */
  readonly mayHold?: boolean;
  /** What the desk asks of its place. */
  readonly constraints?: Constraints;
}

/** One change the copy desk made; words are never altered. */
export interface CopyEdit {
  readonly file: string;
  readonly path: string;
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly rule: string;
}

/** Calendar facts of the issue's date. */
export interface DateLine {
  /** 2026年12月7日 */
  readonly date: string;
  /** 星期一 */
  readonly weekday: string;
  /** 农历丙午年十月廿九 */
  readonly lunar: string;
  /** 今日大雪, where a solar term falls on the day. */
  readonly solarTerm: string | undefined;
}

export interface Copy {
  readonly issue: Issue;
  readonly articles: ReadonlyMap<string, ArticleCopy>;
  readonly dateLine: DateLine;
  readonly edits: readonly CopyEdit[];
}
