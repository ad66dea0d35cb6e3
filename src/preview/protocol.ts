/**
 * What the preview's server and its client say to each other, as JSON. Lengths are pt from the trim's top left,
 * as in the dummy; words for people come in both languages.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { BoxPt } from "../model/dummy.js";
import type { Rect } from "../model/rect.js";

/** Words in both languages of the interface. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A place in a file of the issue; `line` is 1-based. */
export interface SourcePlace {
  /** Relative to the issue folder. */
  readonly file: string;
  readonly line: number;
}

/** How a module or a page fills its place: 超 and 空. */
export interface FitState {
  readonly oversetLines: number;
  readonly oversetChars: number;
  readonly holeLines: number;
  /** About as many characters as the hole takes: its lines at full measure. */
  readonly holeChars: number;
}

/** Sizes of a story that may be set by hand. */
export interface HandState {
  readonly head: { readonly sizePt: number; readonly sizesPt: readonly number[]; readonly set: boolean } | undefined;
  /** `cols` are text columns of the story, of which there are `most`. */
  readonly pictures: readonly { readonly figure: string; readonly cols: number; readonly rows: number; readonly most: number; readonly croppable: boolean; readonly set: boolean }[];
}

export interface ModuleState {
  /** Id of its element on the page, `<page>-<article>`. */
  readonly id: string;
  readonly articles: readonly string[];
  /** Main head, or the first words. */
  readonly title: string;
  readonly kind: string;
  readonly rank: string;
  readonly priority: number | undefined;
  /** Set lines of running text. */
  readonly lines: number;
  readonly rect: Rect;
  readonly box: BoxPt;
  readonly boxed: boolean;
  readonly headPt: number;
  readonly fit: FitState;
  /** Levers that the make-up used, in the desk's words. */
  readonly levers: readonly Bilingual[];
  readonly lock: readonly string[];
  readonly hand: HandState | undefined;
  readonly source: SourcePlace | undefined;
}

/** One of the desk's ten checks, and whether it holds. */
export interface CheckState extends Bilingual {
  readonly holds: boolean;
}

export interface PageState {
  readonly label: string;
  readonly name: string;
  readonly section: string | undefined;
  readonly layout: string;
  /** What it is printed with. */
  readonly ink: "cmyk" | "k" | "k+spot";
  readonly template: "front" | "inside";
  /** Paper as it is shown; a page with overset text is shown wider. */
  readonly widthPt: number;
  readonly heightPt: number;
  /** Paper as it is printed. */
  readonly trimWidthPt: number;
  /** Changes with every change that can be seen; undefined until the page was first made up. */
  readonly version: string | undefined;
  /** Where its styles and faces lie, as in its content: they can be loaded beside that. */
  readonly shell: string | undefined;
  /** The issue, its plan or its theme is broken: what is shown is the last state that could be made up. */
  readonly outdated: boolean;
  /** Ids of modules whose files are at fault or gone: they stand as they last were. */
  readonly held: readonly string[];
  readonly fit: FitState;
  /** Findings of this page by severity. */
  readonly errors: number;
  readonly warnings: number;
  /** The desk's ten checks, in their order. */
  readonly checks: readonly CheckState[];
  readonly modules: readonly ModuleState[];
}

/** Steps of a page on its way to the press: 组版 → 一校 → 二校 → 清样 → 付印. */
export const pageSteps = ["makeup", "first", "second", "final", "signed"] as const;
export type PageStep = (typeof pageSteps)[number];

/** Who brought a page to a step, and when. */
export interface SignOff {
  readonly step: PageStep;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Times that the page was taken back from the press. */
  readonly revisions: number;
  /** Of the press plate that was signed. */
  readonly plate?: { readonly sha256: string; readonly version: string };
}

/** Papers of office printers. */
export const sheetPapers = ["A3", "A4"] as const;
export type SheetPaper = (typeof sheetPapers)[number];

/** A file that is made in the background. */
export interface ProofJob {
  readonly id: string;
  readonly target: "press" | "archive" | "screen" | "proof";
  /** Undefined for the whole issue. */
  readonly page: string | undefined;
  /** A proof made small enough for this paper. */
  readonly paper?: SheetPaper;
  readonly state: "waiting" | "working" | "done" | "failed" | "cancelled";
  /** Version of the page when its file began to be made. */
  readonly version?: string;
  /** Name of the file, where there is one. */
  readonly file?: string;
  /** When it came to its end: ISO 8601, UTC. */
  readonly at?: string;
  /** Of a press page's file. */
  readonly sha256?: string;
  /** Inks that a press page is printed with, as pictures of separations; `all` is what they look like together. */
  readonly inks?: readonly string[];
  readonly words?: Bilingual;
  readonly ms?: number;
}

export interface SolutionState extends Bilingual {
  /** The number that `plan --apply` takes. */
  readonly number: number;
  readonly page: string;
  readonly applies: boolean;
}

export interface IssueState {
  /** Rises with every state. */
  readonly revision: number;
  readonly title: string;
  readonly id: string;
  readonly date: string;
  /** Absolute, for links into an editor. */
  readonly folder: string;
  /** False while nothing could be made up of the files as they are now. */
  readonly readable: boolean;
  /** Articles at fault, by file: their pages show them as they last were, and every other page goes on. */
  readonly held: readonly string[];
  readonly pages: readonly PageState[];
  readonly diagnostics: readonly Diagnostic[];
  readonly solutions: readonly SolutionState[];
  /** Pages that are still being made up: what is told of them is their last state. */
  readonly waiting: number;
  /** Milliseconds from the first change of a file to this state. */
  readonly tookMs: number;
}

/** A state for a viewer that was told another on the same connection: pages that are as they were then are named by their labels. */
export interface IssueUpdate extends Omit<IssueState, "pages"> {
  readonly pages: readonly (PageState | string)[];
}

/** A module as a small drawing shows it; rows and columns of its text area are its own. */
export interface DrawnModule {
  readonly title: string;
  readonly kind: string;
  readonly rect: Rect;
  readonly boxed: boolean;
  /** Rows from the module's top. */
  readonly head: { readonly row: number; readonly rows: number };
  readonly columns: number;
  /** Text columns, and rows from the module's top. */
  readonly pictures: readonly Rect[];
}

/** A page that an editor may take instead. */
export interface AlternativeState {
  readonly number: number;
  /** What its settings and its look cost: less is better. */
  readonly cost: number;
  /** Of the desk's ten checks, those that hold. */
  readonly checks: number;
  /** It is the page that stands there, or one that looks like it. */
  readonly now: boolean;
  readonly modules: readonly DrawnModule[];
}

/** Other pages of the same stories. */
export interface AlternativesState {
  readonly page: string;
  readonly state: "working" | "done" | "failed";
  readonly pages: readonly AlternativeState[];
  /** What the page is made of has changed since they were found: none of them can be taken. */
  readonly stale?: true;
  readonly grid?: { readonly columns: number; readonly rows: number };
  readonly words?: Bilingual;
  readonly ms?: number;
}

/** What people have done in the preview: steps of pages, what can be undone, files in the making. */
export interface DeskState {
  readonly signOffs: Readonly<Record<string, SignOff>>;
  readonly undo: number;
  readonly redo: number;
  readonly jobs: readonly ProofJob[];
  /** The steps of pages could not be read when the preview began. */
  readonly fault?: Bilingual;
  readonly alternatives: AlternativesState | undefined;
}

/** What the stream of events carries, by the name of the event. */
export interface PreviewEvents {
  /** The issue as it is now; pages whose version changed must be fetched. */
  readonly issue: IssueUpdate;
  readonly desk: DeskState;
  /** Files have changed some time ago, and what comes of it is still being made up. */
  readonly working: boolean;
}
