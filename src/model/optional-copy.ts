/** What optional copy is called where it is told that it is, or may be, left out. */

/** Text that is missed, or a filler (补白) that only broke it up: a subhead, a pull quote. */
export type OptionalKind = "paragraph" | "pullquote" | "subhead";

/** @param role what a block is: a role of copy or a type of the article file */
export function optionalKind(role: string): OptionalKind {
  if (role === "subhead" || role === "subheadDash") return "subhead";
  return role === "pullquote" ? "pullquote" : "paragraph";
}

/** True of what an editor offers to fill a page with. */
export const isFiller = ({ role }: { readonly role: string }): boolean => optionalKind(role) !== "paragraph";

export const optionalNames: Readonly<Record<OptionalKind, { readonly zh: string; readonly en: string }>> = {
  paragraph: { zh: "可删段落", en: "optional paragraph" },
  pullquote: { zh: "可删提要引语", en: "optional pull quote" },
  subhead: { zh: "可删小标题", en: "optional subhead" },
};
