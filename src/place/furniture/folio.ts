/** The folio (报眉) of an inside page: label and page name outside, the paper's name in the middle, date and editors. */
import type { Copy } from "../../model/copy.js";
import type { Ornament, PlacedText } from "../../model/dummy.js";
import type { PageFile } from "../../model/issue.js";
import type { Typesetter } from "../../model/typesetter.js";
import { type Sheet, furniture } from "../sheet.js";

export interface Furniture {
  readonly texts: readonly PlacedText[];
  readonly ornaments: readonly Ornament[];
}

/** Credits of the page as one line: 责任编辑　张三　美编　李四. */
function editorsLine(page: PageFile): string {
  return (page.editors ?? []).map(({ role, name }) => `${role}：${name}`).join("　");
}

export function placeFolio(copy: Copy, page: PageFile, left: boolean, rows: number, sheet: Sheet, typesetter: Typesetter): Furniture {
  const { area } = sheet;
  const frame = { ...area, heightPt: rows * sheet.leadingPt };
  const id = (name: string): string => `${page.label}-folio-${name}`;
  const outer = left ? ("left" as const) : ("right" as const);
  const inner = left ? ("right" as const) : ("left" as const);
  const { dateLine } = copy;
  const base = sheet.yPt(rows) - 0.75 * sheet.leadingPt;
  const heightPt = 22;
  const yPt = base - heightPt - 2;
  const label = { text: page.label, style: "folioLabel" };
  const name = { text: page.name, style: "folioName" };
  const space = { text: "　", style: "folio" };
  const texts = [
    furniture(typesetter, id("name"), "folio", left ? [label, space, name] : [name, space, label], frame, { yPt, heightPt, align: outer }),
    furniture(typesetter, id("title"), "folio", [{ text: copy.issue.file.title, style: "folioTitle" }], frame, { yPt, heightPt, align: "center" }),
    furniture(typesetter, id("date"), "folio", [{ text: `${dateLine.date}　${dateLine.weekday}`, style: "folio" }], frame, { yPt: editorsLine(page) ? yPt - 3 : yPt + 4, heightPt: 12, align: inner }),
  ];
  if (editorsLine(page)) texts.push(furniture(typesetter, id("editors"), "folio", [{ text: editorsLine(page), style: "imprint" }], frame, { yPt: yPt + 10, heightPt: 12, align: inner }));
  const x2Pt = area.xPt + area.widthPt;
  return {
    texts,
    ornaments: [
      { kind: "rule", x1Pt: area.xPt, y1Pt: base, x2Pt, y2Pt: base, weightPt: 1.5, ink: "black" },
      { kind: "rule", x1Pt: area.xPt, y1Pt: base + 2.6, x2Pt, y2Pt: base + 2.6, weightPt: 0.35, ink: "black" },
    ],
  };
}
