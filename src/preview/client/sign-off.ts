/** What is known of a page on its way to the press. */
import type { DeskState, PageState, PageStep, SignOff } from "../protocol.js";

/** Who brought the page to its step; undefined where nobody has. A label may be any word, one that every object knows too. */
export const signOffOf = ({ signOffs }: DeskState, label: string): SignOff | undefined => (Object.hasOwn(signOffs, label) ? signOffs[label] : undefined);

export const stepOf = (desk: DeskState, label: string): PageStep => signOffOf(desk, label)?.step ?? "makeup";

/** The page is signed, and is no longer the one whose plate was signed. Of one that is still made up nothing is said. */
export function changedSince(desk: DeskState, { label, version }: Pick<PageState, "label" | "version">): boolean {
  const own = signOffOf(desk, label);
  return own?.step === "signed" && own.plate !== undefined && version !== undefined && own.plate.version !== version;
}

/** Labels of signed pages that carry a story: it is changed on all of them or on none. */
export const signedWith = (desk: DeskState, pages: readonly PageState[], article: string | undefined): string[] =>
  pages.filter(({ label, modules }) => stepOf(desk, label) === "signed" && modules.some(({ articles }) => article !== undefined && articles.includes(article))).map(({ label }) => label);
