/** Which articles the issue names, and where. */
import type { IssueFile } from "../model/issue.js";

/** One place in issue.json that names an article. */
export interface Mention {
  readonly article: string;
  /** JSON path in issue.json. */
  readonly path: string;
  /** Page label; undefined in `sections`. */
  readonly page: string | undefined;
  /** `places`: the article stands there; `refers`: it only says something of it (series, pins). */
  readonly role: "places" | "refers";
}

/** Every mention in the order of the file. */
export function mentions(issue: IssueFile): readonly Mention[] {
  const found: Mention[] = [];
  issue.pages.forEach((page, p) => {
    const add = (article: string, path: string, role: Mention["role"]) =>
      found.push({ article, path: `pages[${p}].${path}`, page: page.label, role });
    page.slots?.forEach((slot, i) => add(slot.article, `slots[${i}].article`, "places"));
    page.articles?.forEach((article, i) => add(article, `articles[${i}]`, "places"));
    page.series?.forEach((series, i) => series.articles.forEach((article, j) => add(article, `series[${i}].articles[${j}]`, "refers")));
    page.pins?.forEach((pin, i) => add(pin.article, `pins[${i}].article`, "refers"));
  });
  issue.sections?.forEach((section, s) => section.articles.forEach((article, i) =>
    found.push({ article, path: `sections[${s}].articles[${i}]`, page: undefined, role: "places" })));
  return found;
}
