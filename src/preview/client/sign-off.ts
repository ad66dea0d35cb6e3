/** What is known of a page on its way to the press. */
import type { DeskState, PageStep, SignOff } from "../protocol.js";

/** Who brought the page to its step; undefined where nobody has. A label may be any word, one that every object knows too. */
export const signOffOf = ({ signOffs }: DeskState, label: string): SignOff | undefined => (Object.hasOwn(signOffs, label) ? signOffs[label] : undefined);

export const stepOf = (desk: DeskState, label: string): PageStep => signOffOf(desk, label)?.step ?? "makeup";
