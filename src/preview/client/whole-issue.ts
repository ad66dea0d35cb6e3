import type { IssueState, IssueUpdate } from "../protocol.js";

/**
 * The state that an update comes to for whoever holds `before`: pages that did not change stay the objects they were.
 * Undefined where it names a page that is not held.
 */
export function wholeIssue(update: IssueUpdate, before: IssueState | undefined): IssueState | undefined {
  const pages = update.pages.map((page) => (typeof page === "string" ? before?.pages.find(({ label }) => label === page) : page));
  return pages.every((page) => page !== undefined) ? { ...update, pages } : undefined;
}
