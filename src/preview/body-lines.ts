/** How long a story is, in set lines of running text. */
import type { PlacedModule, TextRole } from "../model/dummy.js";

const running: ReadonlySet<TextRole> = new Set([
  "paragraph", "subhead", "question", "answer", "entry", "note", "quote", "pullquote", "verse", "listItem", "notice", "briefHead", "editorNote", "endCredit",
]);

export function bodyLines({ parts }: PlacedModule): number {
  return parts.reduce((lines, part) => lines + (part.type === "text" && running.has(part.role) ? part.lines.length : 0), 0);
}
