/** A page for a viewer that holds an earlier version of it: of its HTML only what differs is sent. */
import type { PageContent, PageDelta } from "./page-protocol.js";

/**
 * `content` by what differs from `before`. The whole is half a megabyte, most saves change a few hundred characters
 * of it, and a viewer's memory grows by what it is sent.
 */
export function deltaOf({ html, ...rest }: PageContent, before: PageContent): PageDelta {
  const most = Math.min(html.length, before.html.length);
  let start = 0;
  while (start < most && html.charCodeAt(start) === before.html.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < most - start && html.charCodeAt(html.length - 1 - end) === before.html.charCodeAt(before.html.length - 1 - end)) end += 1;
  return { ...rest, since: before.version, start, text: html.slice(start, html.length - end), end };
}
