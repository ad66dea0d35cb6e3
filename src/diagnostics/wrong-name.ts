/** Findings of a name that the caller gave and there is not: nothing of an issue is at fault, and nothing of it may change. */
import type { Diagnostic } from "./diagnostic.js";

/** The same are told of names in files; then they have the file's place. */
const byCaller: ReadonlySet<string> = new Set(["unknown-page", "unknown-article", "unknown-profile", "replace-not-placed"]);

export const isWrongName = ({ code, place }: Pick<Diagnostic, "code" | "place">): boolean => byCaller.has(code) && place.file === undefined;
