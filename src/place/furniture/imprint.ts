/** The imprint line (版本记录) at the foot of the front page, as the 2020 form-error rules want it. */
import type { Copy } from "../../model/copy.js";
import type { Ornament, PlacedModule } from "../../model/dummy.js";
import type { PageFile } from "../../model/issue.js";
import { paintedSizePt } from "../../model/painted-size.js";
import type { Typesetter } from "../../model/typesetter.js";
import { type Sheet, furniture } from "../sheet.js";

export function placeImprint(copy: Copy, page: PageFile, rows: number, gridRows: number, sheet: Sheet, typesetter: Typesetter): { module: PlacedModule; ornaments: Ornament[] } | undefined {
  const { label, editors = [] } = page;
  const imprint = copy.issue.file.imprint ?? {};
  if (rows === 0) return undefined;
  const parts = [
    imprint.editorInChief && `总编辑：${imprint.editorInChief}`,
    imprint.address && `社址：${imprint.address}`,
    imprint.contact && `电话：${imprint.contact}`,
    imprint.website && `网址：${imprint.website}`,
    imprint.adLicence && `广告登记：${imprint.adLicence}`,
    imprint.distribution && `发行：${imprint.distribution}`,
    imprint.printer && `印刷：${imprint.printer}`,
    imprint.price && `定价：${imprint.price}`,
    imprint.legalAdviser && `法律顾问：${imprint.legalAdviser}`,
    ...(imprint.other ?? []),
    ...editors.map(({ role, name }) => `${role}：${name}`),
  ].filter((part): part is string => Boolean(part));
  const box = sheet.boxOf({ col: 0, row: gridRows - rows, cols: 1, rows });
  const frame = { ...sheet.area, yPt: box.yPt, heightPt: box.heightPt };
  const text = parts.join("　");
  const natural = typesetter.line([{ text, style: "imprint" }]);
  const sizePt = Math.min(7.5, paintedSizePt((7.48 * frame.widthPt) / natural.widthPt));
  const rule = box.yPt + 0.7 * sheet.leadingPt;
  return {
    module: {
      id: `${label}-imprint`, article: "", kind: "imprint", rank: "brief", box: frame,
      parts: [furniture(typesetter, `${label}-imprint-line`, "imprint", [{ text, style: "imprint" }], frame, { yPt: box.yPt + 0.9 * sheet.leadingPt, heightPt: sheet.leadingPt, align: "center", sizePt })],
    },
    ornaments: [{ kind: "rule", x1Pt: frame.xPt, y1Pt: rule, x2Pt: frame.xPt + frame.widthPt, y2Pt: rule, weightPt: 0.5, ink: "black" }],
  };
}
