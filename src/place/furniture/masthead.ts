/** The masthead (报头): the paper's name in brush face, its numbers and its date line. */
import type { Copy } from "../../model/copy.js";
import type { Ornament, PlacedFigure, PlacedModule, PlacedText } from "../../model/dummy.js";
import type { PageFile } from "../../model/issue.js";
import type { Theme } from "../../model/theme.js";
import type { Typesetter } from "../../model/typesetter.js";
import { type Sheet, furniture } from "../sheet.js";

/** Columns of the masthead: all of them, or room is left for the ears. */
export function mastheadCols(columns: number, page: PageFile): number {
  const ears = (page.ears?.weather?.length ?? 0) + (page.ears?.guide?.length ?? 0) > 0;
  return ears ? Math.max(2, Math.round(columns * 0.63)) : columns;
}

const joined = (parts: readonly (string | undefined)[], separator = "　"): string => parts.filter((p) => p !== undefined && p !== "").join(separator);

/** Numbers that identify the paper: 国内统一连续出版物号, 邮发代号, 总期号, number of pages. */
function numbersLine(copy: Copy, theme: Theme): string {
  const { file } = copy.issue;
  return joined([
    file.cn && `国内统一连续出版物号 ${file.cn}`,
    file.issn && `ISSN ${file.issn}`,
    file.postCode && `邮发代号 ${file.postCode}`,
    file.issueNumber !== undefined ? `总第${file.issueNumber}期` : undefined,
    theme.wording.pagesToday.replace("{count}", String(file.pages.length)),
    file.edition,
  ]);
}

function publishersLine(copy: Copy): string {
  const { imprint } = copy.issue.file;
  return joined([imprint?.sponsor && `主管 ${imprint.sponsor}`, imprint?.organiser && `主办 ${imprint.organiser}`, imprint?.publisher && `出版 ${imprint.publisher}`]);
}

export function placeMasthead(copy: Copy, sheet: Sheet, theme: Theme, typesetter: Typesetter, page: PageFile): { module: PlacedModule; ornaments: Ornament[] } {
  const { grid } = theme;
  const { label } = page;
  const rect = { col: 0, row: 0, cols: mastheadCols(grid.columns, page), rows: grid.mastheadRows };
  const box = sheet.boxOf(rect);
  const { file, pictures } = copy.issue;
  const { dateLine } = copy;
  const row = (r: number): number => sheet.yPt(0) + r * sheet.leadingPt;
  const id = (name: string): string => `${label}-masthead-${name}`;
  const lines: { name: string; text: string; style: string; role: "titleLatin" | "dateline" | "imprint"; heightRows: number }[] = [];
  if (file.titleLatin) lines.push({ name: "latin", text: file.titleLatin, style: "mastheadLatin", role: "titleLatin", heightRows: 1.3 });
  lines.push({ name: "date", text: joined([dateLine.date, dateLine.weekday, dateLine.lunar, dateLine.solarTerm]), style: "dateLine", role: "dateline", heightRows: 1.2 });
  lines.push({ name: "numbers", text: numbersLine(copy, theme), style: "imprint", role: "imprint", heightRows: 0.95 });
  if (publishersLine(copy)) lines.push({ name: "publishers", text: publishersLine(copy), style: "imprint", role: "imprint", heightRows: 0.95 });
  const footRows = lines.reduce((sum, l) => sum + l.heightRows, 0) + 1.1;
  const nameRows = grid.mastheadRows - footRows;
  const nameFrame = { ...box, heightPt: nameRows * sheet.leadingPt };
  const parts: (PlacedText | PlacedFigure)[] = [];
  const artwork = file.masthead && pictures.get(file.masthead.href);
  if (artwork && file.masthead) {
    const aspect = artwork.widthPx / artwork.heightPx;
    const heightPt = Math.min(nameFrame.heightPt * 0.92, nameFrame.widthPt / aspect);
    const widthPt = heightPt * aspect;
    parts.push({
      type: "figure", id: id("name"), picture: artwork, alt: file.masthead.alt, captions: [], crop: { x: 0, y: 0, width: 1, height: 1 },
      box: { xPt: box.xPt + (box.widthPt - widthPt) / 2, yPt: nameFrame.yPt + (nameFrame.heightPt - heightPt) / 2, widthPt, heightPt },
    });
  } else {
    const natural = typesetter.line([{ text: file.title, style: "masthead" }], 100).widthPt / 100;
    const sizePt = Math.min(nameFrame.heightPt * 0.98, (box.widthPt * 0.97) / natural);
    parts.push(furniture(typesetter, id("name"), "title", [{ text: file.title, style: "masthead" }], nameFrame, { yPt: nameFrame.yPt, heightPt: nameFrame.heightPt, align: "center", sizePt }));
  }
  let at = nameRows;
  const ornaments: Ornament[] = [];
  for (const line of lines) {
    parts.push(furniture(typesetter, id(line.name), line.role, [{ text: line.text, style: line.style }], box, { yPt: row(at), heightPt: line.heightRows * sheet.leadingPt, align: "center" }));
    at += line.heightRows;
    if (line.name === "latin") ornaments.push({ kind: "rule", x1Pt: box.xPt, y1Pt: row(at), x2Pt: box.xPt + box.widthPt, y2Pt: row(at), weightPt: 0.35, ink: "black" });
  }
  const foot = row(grid.mastheadRows - 0.75);
  const right = sheet.area.xPt + sheet.area.widthPt;
  ornaments.push(
    { kind: "rule", x1Pt: box.xPt, y1Pt: foot, x2Pt: right, y2Pt: foot, weightPt: 2, ink: "red" },
    { kind: "rule", x1Pt: box.xPt, y1Pt: foot + 3, x2Pt: right, y2Pt: foot + 3, weightPt: 0.5, ink: "red" },
  );
  return { module: { id: `${label}-masthead`, article: "", kind: "masthead", rank: "lead", box, parts }, ornaments };
}
