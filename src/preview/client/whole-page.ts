import type { PageContent, PageDelta } from "../page-protocol.js";

/** A page as it was sent: whole, or by what differs from an earlier one. Undefined where that is not `before`. */
export function wholePage(sent: PageContent | PageDelta, before: PageContent | undefined): PageContent | undefined {
  if (!("since" in sent)) return sent;
  if (before?.version !== sent.since) return undefined;
  const { since: _, start, text, end, ...rest } = sent;
  return { ...rest, html: before.html.slice(0, start) + text + before.html.slice(before.html.length - end) };
}
