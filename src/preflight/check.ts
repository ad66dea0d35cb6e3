/** One check of a finished file. */
import type { PDFContext } from "@cantoo/pdf-lib";
import type { Severity } from "../diagnostics/diagnostic.js";
import type { Ledger } from "../model/ledger.js";
import type { PageInk } from "../model/issue.js";
import type { PressProfile } from "../model/press.js";
import type { Target } from "../model/render.js";
import type { DummyPage } from "../model/dummy.js";
import type { InspectedPage } from "../pdf/inspect.js";
import type { PageInkFigure } from "./raster/page-inks.js";
import type { Words } from "./words.js";

export interface Subject {
  readonly bytes: Uint8Array;
  readonly context: PDFContext;
  readonly pages: readonly InspectedPage[];
  readonly target: Target | undefined;
  readonly profile: PressProfile | undefined;
  readonly paper: { readonly widthMm: number; readonly heightMm: number } | undefined;
  /** The inks that each page is printed with, in page order. */
  readonly inks: readonly PageInk[] | undefined;
  /** One ledger a page, in page order. */
  readonly ledgers: readonly Ledger[] | undefined;
  /** The pages as they were laid out, in page order. */
  readonly laidOut: readonly DummyPage[] | undefined;
  /** What lies on each page dot by dot, in page order; undefined where it was not asked for. */
  readonly inkFigures: readonly PageInkFigure[] | undefined;
}

export interface Check {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** A warning where the paper may still be printed; an error when absent. */
  readonly severity?: Severity;
  /** What was measured, for the report, when nothing is wrong. */
  readonly measured?: (subject: Subject) => string;
  /** True where the check says something about this file. */
  readonly applies: (subject: Subject) => boolean;
  /** What the check cannot do without, beside the file. */
  readonly needs?: "issue" | "profile";
  /** What is wrong; nothing when the file passes. */
  readonly problems: (subject: Subject) => (string | Words)[];
}

export const always = (): boolean => true;
export const onPress = ({ target }: Subject): boolean => target === "press";
export const onArchive = ({ target }: Subject): boolean => target === "archive";
/** Everything but a proof, which may show a page in any state. */
export const onFinal = ({ target }: Subject): boolean => target !== "proof";
