/** The text of the file against the ledger: in the order of the structure tree, character for character. */
import { PDFArray, type PDFContext, PDFDict, PDFNumber, PDFRef } from "@cantoo/pdf-lib";
import { comparable } from "../model/ledger.js";
import { catalogOf, dictAt, dictOf, name, numberAt } from "../pdf/objects.js";
import { toUnicodeOf } from "./check-fonts.js";
import { onFinal, type Check } from "./check.js";
import type { InspectedPage } from "../pdf/inspect.js";
import { onPage, type Words } from "./words.js";

export const ledgerText: Check = {
  name: "ledger-text",
  needs: "issue",
  zh: "抽取的文字须与台账逐字一致",
  en: "extracted text must equal the ledger, character for character",
  applies: (subject) => onFinal(subject) && subject.ledgers !== undefined,
  problems: ({ context, pages, ledgers }) => {
    const order = structureOrder(context);
    return pages.flatMap((page, index) => {
      const found = comparable(pageText(page, order.get(page.ref.tag) ?? []));
      const expected = comparable((ledgers?.[index]?.entries ?? []).map((entry) => entry.text).join(""));
      return found === expected ? [] : [onPage(index, difference(expected, found))];
    });
  },
};

/** The text of a page by ToUnicode alone, as readers see it that know no ActualText; untagged text comes last. */
export function pageText(page: InspectedPage, order: readonly number[]): string {
  const byMark = new Map<number | undefined, string>();
  const maps = new Map<PDFDict | undefined, ReturnType<typeof toUnicodeOf>>();
  for (const { font, codes, mcid } of page.texts) {
    if (!maps.has(font)) maps.set(font, toUnicodeOf(font));
    const text = codes.map((code) => maps.get(font)?.get(code) ?? "\uFFFD").join("");
    byMark.set(mcid, (byMark.get(mcid) ?? "") + text);
  }
  const inOrder = [...new Set([...order, ...[...byMark.keys()].filter((key) => key !== undefined)]), undefined];
  return inOrder.map((key) => byMark.get(key) ?? "").join("");
}

/** Marked-content ids in the order of the structure tree, by the page's reference tag. */
export function structureOrder(context: PDFContext): Map<string, number[]> {
  const order = new Map<string, number[]>();
  const note = (page: string | undefined, mcid: number): void => {
    if (page !== undefined) order.set(page, [...(order.get(page) ?? []), mcid]);
  };
  const visit = (value: unknown, inherited: string | undefined): void => {
    const object = value instanceof PDFRef ? context.lookup(value) : value;
    if (object instanceof PDFNumber) note(inherited, object.asNumber());
    else if (object instanceof PDFArray) for (const kid of object.asArray()) visit(kid, inherited);
    else if (object instanceof PDFDict) {
      const own = object.get(name("Pg"));
      const page = own instanceof PDFRef ? own.tag : inherited;
      const mcid = numberAt(object, "MCID");
      if (mcid !== undefined) note(page, mcid);
      else visit(object.get(name("K")), page);
    }
  };
  visit(dictOf(dictAt(catalogOf(context), "StructTreeRoot"))?.get(name("K")), undefined);
  return order;
}

/** The first place where two texts part. */
function difference(expected: string, found: string): Words {
  let at = 0;
  while (at < expected.length && expected[at] === found[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 6), at + 10);
  const [wanted, given, lengths] = [around(expected), around(found), `${expected.length} : ${found.length}`];
  return { zh: `第 ${at} 字处应为“${wanted}”，实为“${given}”（${lengths}）`, en: `@${at} expected “${wanted}”, found “${given}” (${lengths})` };
}
