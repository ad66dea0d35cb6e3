/** A page for a viewer that holds an earlier version of it, by what differs. Server and client share this. */
import type { PageContent, PageDelta } from "./page-protocol.js";

/** How many code units two texts share at their starts, and how many of the rest at their ends. */
export function commonEnds(one: string, other: string): { readonly start: number; readonly end: number } {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < most - start && one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end)) end += 1;
  return { start, end };
}

/**
 * `content` by what differs from `before`. The whole is half a megabyte, most saves change a few hundred characters
 * of it, and a viewer's memory grows by what it is sent.
 */
export function deltaOf({ html, ...rest }: PageContent, before: PageContent): PageDelta {
  const { start, end } = commonEnds(html, before.html);
  return { ...rest, since: before.version, start, text: html.slice(start, html.length - end), end };
}

/** A page as it was sent: whole, or by what differs from an earlier one. Undefined where that is not `before`. */
export function wholePage(sent: PageContent | PageDelta, before: PageContent | undefined): PageContent | undefined {
  if (!("since" in sent)) return sent;
  if (before?.version !== sent.since) return undefined;
  const { since: _, start, text, end, ...rest } = sent;
  return { ...rest, html: before.html.slice(0, start) + text + before.html.slice(before.html.length - end) };
}
