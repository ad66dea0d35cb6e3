/** Ways out of a page that cannot be exactly full, each tried with the real planner. */
import { counted } from "../diagnostics/counted.js";
import { type OptionalKind, optionalNames } from "./optional-copy.js";
import type { PlanPage } from "./plan.js";

/** An optional block that is left out: its index in the article file's `blocks`, its first words, and its characters without white space. */
export interface Omission {
  readonly kind: "omit";
  readonly article: string;
  readonly block: number;
  readonly what: OptionalKind;
  readonly begins: string;
  readonly chars: number;
}

/** A picture that is cropped deeper than make-up does by itself, so that it takes more room or less: by how many per cent. */
export interface Resizing {
  readonly kind: "enlarge" | "reduce";
  readonly article: string;
  readonly figure: string;
  readonly percent: number;
}

/** A story that goes on on a later page (转版): after which of its blocks, how many of its lines stay as they are set, how many characters go. */
export interface Jumping {
  readonly kind: "jump";
  readonly article: string;
  readonly to: string;
  readonly afterBlocks: number;
  readonly lines: number;
  readonly chars: number;
}

/** One change of the copy; characters leave white space out. */
export type Change =
  | Omission
  | Resizing
  | { readonly kind: "cut"; readonly article: string; readonly chars: number }
  | { readonly kind: "add"; readonly article: string; readonly chars: number }
  | Jumping
  | { readonly kind: "hold"; readonly article: string; readonly head: string };

/** With all of its changes the page is exactly full; `planned` is that page. */
export interface Solution {
  readonly page: string;
  readonly changes: readonly Change[];
  /** The program can make these changes by itself: none needs the editor's words. */
  readonly applies: boolean;
  readonly planned: PlanPage;
  /** Other pages that change with it, exactly full as well. */
  readonly also?: readonly PlanPage[];
}

/** The first words of what is left out; no dots after words that are all of it. */
const words = ({ begins, chars }: Omission, dots: string): string => ([...begins].length < chars ? begins + dots : begins);

const zhOf = (change: Change): string => {
  switch (change.kind) {
    case "omit": return `删去“${change.article}”的${optionalNames[change.what].zh}“${words(change, "……")}”（blocks[${change.block}]，${change.chars} 字）`;
    case "cut": return `“${change.article}”自文末删 ${change.chars} 字`;
    case "add": return `“${change.article}”补 ${change.chars} 字`;
    case "enlarge": return `放大“${change.article}”的图片 ${change.figure}（${change.percent} %，裁切加深）`;
    case "reduce": return `缩小“${change.article}”的图片 ${change.figure}（${change.percent} %，裁切加深）`;
    case "jump": return `“${change.article}”第 ${change.lines} 行后转第 ${change.to} 版（${change.chars} 字）`;
    case "hold": return `压稿“${change.article}”${change.head === "" ? "" : `（${change.head}）`}`;
  }
};

const enOf = (change: Change): string => {
  switch (change.kind) {
    case "omit": return `leave out the ${optionalNames[change.what].en} "${words(change, "…")}" of "${change.article}" (blocks[${change.block}], ${counted(change.chars, "character")})`;
    case "cut": return `cut ${counted(change.chars, "character")} from the end of "${change.article}"`;
    case "add": return `give "${change.article}" ${counted(change.chars, "more character")}`;
    case "enlarge": return `enlarge picture ${change.figure} of "${change.article}" by ${change.percent} %, cropped deeper`;
    case "reduce": return `make picture ${change.figure} of "${change.article}" ${change.percent} % smaller, cropped deeper`;
    case "jump": return `jump "${change.article}" after line ${change.lines} to page ${change.to} (${change.chars} characters)`;
    case "hold": return `hold "${change.article}"${change.head === "" ? "" : ` (${change.head})`}`;
  }
};

/** A solution in the editor's words, in both languages. */
export const solutionWords = ({ changes }: Solution): { readonly zh: string; readonly en: string } => ({
  zh: changes.map(zhOf).join("；"),
  en: changes.map(enOf).join("; "),
});
