import fc from "fast-check";
import { expect, it } from "vitest";
import { deltaOf, wholePage } from "../../../src/preview/page-delta.js";
import type { PageContent } from "../../../src/preview/page-protocol.js";

const page = (version: string, html: string): PageContent => ({
  label: "01", version, html, pageName: "front", pagedCss: "", shell: "/shell/1/", families: [], pictures: [], greyPictures: false, widthPt: 1, heightPt: 1, trim: { widthPt: 1, heightPt: 1 },
  area: { xPt: 0, yPt: 0, widthPt: 1, heightPt: 1 }, grid: { columns: 8, rows: 1, leadingPt: 1, columnPt: 1, gutterPt: 1 }, frames: [], lines: [],
});
const sent = (now: PageContent, before: PageContent) => JSON.parse(JSON.stringify(deltaOf(now, before)));

it("gives the page whole again, whatever was changed in it", () => {
  const text = fc.string({ unit: fc.constantFrom("版", "心", "<p>", "𠮷", "\ud842", "a", "\n") });
  fc.assert(fc.property(text, text, text, text, (start, was, is, end) => {
    const [before, now] = [page("1", start + was + end), page("2", start + is + end)];
    expect(wholePage(sent(now, before), before)).toEqual(now);
  }));
});
it("sends of the HTML what differs, and no more", () => {
  const delta = deltaOf(page("2", `${"字".repeat(1000)}晨${"字".repeat(1000)}`), page("1", `${"字".repeat(1000)}昨夜${"字".repeat(1000)}`));
  expect(delta).toMatchObject({ since: "1", version: "2", start: 1000, text: "晨", end: 1000 });
  expect(delta).not.toHaveProperty("html");
});
it("makes nothing of a page that the viewer does not hold", () => {
  const [one, two, other] = [page("1", "ab"), page("2", "ac"), page("3", "xx")];
  expect(wholePage(sent(two, one), other)).toBeUndefined();
  expect(wholePage(sent(two, one), undefined)).toBeUndefined();
  expect(wholePage(JSON.parse(JSON.stringify(two)), undefined)).toEqual(two);
});
