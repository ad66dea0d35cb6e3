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
    const add = (article: string, path: string, role: Mention["role"]): void => {
      found.push({ article, path: `pages[${p}].${path}`, page: page.label, role });
    };
    for (const [i, slot] of (page.slots ?? []).entries()) add(slot.article, `slots[${i}].article`, "places");
    for (const [i, article] of (page.articles ?? []).entries()) add(article, `articles[${i}]`, "places");
    for (const [i, series] of (page.series ?? []).entries()) {
      for (const [j, article] of series.articles.entries()) add(article, `series[${i}].articles[${j}]`, "refers");
    }
    for (const [i, pin] of (page.pins ?? []).entries()) add(pin.article, `pins[${i}].article`, "refers");
  });
  for (const [s, section] of (issue.sections ?? []).entries()) {
    for (const [i, article] of section.articles.entries()) {
      found.push({ article, path: `sections[${s}].articles[${i}]`, page: undefined, role: "places" });
    }
  }
  return found;
}
