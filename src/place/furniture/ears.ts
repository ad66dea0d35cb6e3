/** The ears (报眼): weather and reading guide in a box beside the masthead. */
import type { BoxPt, Ornament, PlacedModule, PlacedText } from "../../model/dummy.js";
import type { PageFile } from "../../model/issue.js";
import type { Theme } from "../../model/theme.js";
import type { Typesetter } from "../../model/typesetter.js";
import { type Sheet, furniture } from "../sheet.js";
import { mastheadCols } from "./masthead.js";

interface Panel {
  readonly name: string;
  readonly label: string;
  readonly rows: readonly (readonly [string, string | undefined])[];
}

export function placeEars(page: PageFile, sheet: Sheet, theme: Theme, typesetter: Typesetter): { module: PlacedModule; ornaments: Ornament[] } | undefined {
  const { ears } = page;
  const panels: Panel[] = [];
  if (ears?.weather?.length) panels.push({ name: "weather", label: theme.wording.weather, rows: ears.weather.map((text) => [text, undefined] as const) });
  if (ears?.guide?.length) panels.push({ name: "guide", label: theme.wording.guide, rows: ears.guide.map(({ text, page: to }) => [text, to] as const) });
  if (panels.length === 0) return undefined;
  const { grid } = theme;
  const cols = mastheadCols(grid.columns, page);
  const whole = sheet.boxOf({ col: cols, row: 0, cols: grid.columns - cols, rows: grid.mastheadRows });
  const box: BoxPt = { ...whole, heightPt: (grid.mastheadRows - 1.5) * sheet.leadingPt };
  const parts: PlacedText[] = [];
  const ornaments: Ornament[] = [{ kind: "box", box, weightPt: 0.5, ink: "black" }];
  const lines = panels.reduce((sum, panel) => sum + panel.rows.length, 0);
  const labelPt = 17.25;
  const pitchPt = Math.min(1.25 * sheet.leadingPt, (box.heightPt - panels.length * (labelPt + 10)) / lines);
  let yPt = box.yPt;
  for (const panel of panels) {
    const band = { ...box, yPt, heightPt: labelPt };
    ornaments.push({ kind: "box", box: band, weightPt: 0, ink: "black", fill: "black" });
    const id = (name: string): string => `${page.label}-ears-${panel.name}-${name}`;
    parts.push(furniture(typesetter, id("label"), "ears", [{ text: panel.label, style: "earLabel" }], band, { yPt, heightPt: labelPt, align: "center" }));
    const free = (box.heightPt - panels.length * labelPt - lines * pitchPt) / panels.length;
    yPt += labelPt + free / 2;
    const frame = { ...box, xPt: box.xPt + 8, widthPt: box.widthPt - 16, yPt, heightPt: panel.rows.length * pitchPt };
    for (const [i, [text, to]] of panel.rows.entries()) {
      const at = { yPt: yPt + i * pitchPt, heightPt: pitchPt };
      // Lines without a page stand in the middle, as under a title: the box is wider than a weather report.
      parts.push(furniture(typesetter, id(String(i)), "ears", [{ text, style: "ear" }], frame, { ...at, align: panel.rows.some(([, page]) => page !== undefined) ? "left" : "center" }));
      if (to !== undefined) parts.push(furniture(typesetter, id(`${i}-page`), "ears", [{ text: `${to}版`, style: "earStrong" }], frame, { ...at, align: "right" }));
    }
    yPt += panel.rows.length * pitchPt + free / 2;
  }
  return { module: { id: `${page.label}-ears`, article: "", kind: "ears", rank: "minor", box, parts }, ornaments };
}
