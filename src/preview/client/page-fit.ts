/** How a page stands, in a word: one that is at fault never passes for one that fits. */
import type { FitState, PageState } from "../protocol.js";
import { count, currentLanguage, fitWords, say } from "./words.js";

type Look = "over" | "hole" | "good";

export const fitLook = ({ oversetLines, holeLines }: FitState): Look => (oversetLines > 0 ? "over" : holeLines > 0 ? "hole" : "good");

/** Somebody must see to it: it is at fault, or a story of it stands as it last was. */
export const needsCare = (page: Pick<PageState, "held" | "errors" | "outdated">): boolean => faulty(page) || page.held.length > 0;

export const faulty = ({ errors, outdated }: Pick<PageState, "errors" | "outdated">): boolean => errors > 0 || outdated;

/** @returns what is over or short, and that the page is at fault where it is; of a page that was never made up nothing is said yet */
export function pageFit({ fit, errors, outdated, version }: Pick<PageState, "fit" | "errors" | "outdated" | "version">): { readonly words: string; readonly look: Look | "coming" } {
  if (version === undefined && !faulty({ errors, outdated })) return { words: `${say("makingUp")}…`, look: "coming" };
  if (!faulty({ errors, outdated })) return { words: fitWords(fit), look: fitLook(fit) };
  const many = errors === 0 ? "" : currentLanguage() === "zh" ? ` ${errors} 处` : ` (${count(errors, "error")})`;
  const rest = fitLook(fit) === "good" ? "" : ` · ${fitWords(fit)}`;
  return { words: `${say("atFault")}${many}${rest}`, look: "over" };
}
