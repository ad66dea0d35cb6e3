/** The outline against the heads of the pages: what a reader jumps to is what the paper says. */
import type { PDFDict } from "@cantoo/pdf-lib";
import type { DummyPage, PlacedText, TextRole } from "../model/dummy.js";
import { comparable } from "../model/ledger.js";
import { catalogOf, dictAt, textAt } from "../pdf/objects.js";
import { onFinal, type Check } from "./check.js";

/** Texts that a page sets as headings; besides them the first line of the folio. */
const heads: ReadonlySet<TextRole> = new Set(["title", "main", "banner", "subhead", "briefHead"]);

export const outline: Check = {
  name: "outline",
  needs: "issue",
  zh: "书签须与版面标题一致",
  en: "the outline must hold the heads of the pages, in their order",
  applies: (subject) => onFinal(subject) && subject.laidOut !== undefined,
  problems: ({ context, pages, laidOut = [] }) => {
    const root = dictAt(catalogOf(context), "Outlines");
    if (root === undefined) return [{ zh: "没有书签", en: "there is no outline" }];
    const top = items(root);
    // An issue's file has an item a page, and the page's own outline below it. So may that of one page, whose item
    // reads as the page's folio does: what it is, its titles tell.
    return laidOut.flatMap((page, index) => {
      const wanted = headsOf(page);
      const branch = top[index];
      const bound = differences(wanted, branch === undefined ? [] : titles(branch));
      const own = pages.length > 1 ? bound : differences(wanted, titles(root));
      return (bound.length === 0 ? bound : own).map((words) => ({ zh: `${page.label}：${words.zh}`, en: `${page.label}: ${words.en}` }));
    });
  },
};

function items(parent: PDFDict): PDFDict[] {
  const found: PDFDict[] = [];
  for (let item = dictAt(parent, "First"); item !== undefined && !found.includes(item); item = dictAt(item, "Next")) found.push(item);
  return found;
}

const titles = (parent: PDFDict): string[] => items(parent).flatMap((item) => [textAt(item, "Title") ?? "", ...titles(item)]);

/** The heads of a page in reading order, as the ledger has them. */
function headsOf({ folio, modules, ledger }: DummyPage): string[] {
  const texts = modules.flatMap(({ parts }) => parts.filter((part): part is PlacedText => part.type === "text"));
  const ids = new Set([...folio.slice(0, 1), ...texts.filter(({ role }) => heads.has(role))].map(({ id }) => id));
  return ledger.entries.filter(({ id }) => ids.has(id)).map(({ text }) => text);
}

function differences(expected: readonly string[], found: readonly string[]): { zh: string; en: string }[] {
  const wanted = expected.map(comparable);
  const given = found.map(comparable);
  if (wanted.join("\n") === given.join("\n")) return [];
  const missing = expected.filter((_, i) => !given.includes(wanted[i] as string)).map((head) => ({ zh: `缺“${head}”`, en: `“${head}” is missing` }));
  const extra = found.filter((_, i) => !wanted.includes(given[i] as string)).map((head) => ({ zh: `多“${head}”`, en: `“${head}” is no head of the page` }));
  return missing.length + extra.length > 0 ? [...missing, ...extra] : [{ zh: "顺序不同，或有重复", en: "another order, or a head twice" }];
}
