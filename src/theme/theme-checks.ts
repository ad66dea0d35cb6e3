/** What a schema cannot say of a theme: its names exist and its type area fits its paper. */
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import { step } from "../json/json-path.js";
import { nameHint } from "../json/wording.js";
import { headRanks, type ThemeFile } from "../model/theme.js";

const ptPerMm = 72 / 25.4;

/** Names that become CSS families, classes and addresses. */
const plainName = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

/** Adds `theme-name`, `unknown-face`, `unknown-ink`, `unknown-style`, `missing-style`, `body-size` and `grid-exceeds-paper`. */
export function checkTheme(theme: ThemeFile, at: (path: string) => Place, diagnostics: Diagnostics): void {
  const faces = Object.keys(theme.faces);
  const inks = Object.keys(theme.inks);
  const styles = Object.keys(theme.styles);
  for (const key of ["faces", "inks"] as const)
    for (const name of Object.keys(theme[key])) if (!plainName.test(name)) reportName(name, at(step(key, name)), diagnostics);
  for (const [name, style] of Object.entries(theme.styles)) {
    known(style.face, faces, "unknown-face", { zh: "字体", en: "face" }, at(`${step("styles", name)}.face`), diagnostics);
    known(style.ink, inks, "unknown-ink", { zh: "油墨", en: "ink" }, at(`${step("styles", name)}.ink`), diagnostics);
  }
  const style = (name: string, path: string) =>
    known(name, styles, "unknown-style", { zh: "文字样式", en: "text style" }, at(path), diagnostics);
  for (const rank of headRanks) {
    for (const part of ["main", "kicker", "deck"] as const) style(theme.heads[rank][part], `heads.${rank}.${part}`);
  }
  for (const [kind, name] of Object.entries(theme.headFaces ?? {})) style(name, step("headFaces", kind));
  checkBody(theme, at, diagnostics);
  checkArea(theme, at, diagnostics);
}

function reportName(name: string, place: Place, diagnostics: Diagnostics): void {
  diagnostics.add({
    code: "theme-name", severity: "error", place,
    zh: `字体和油墨的名字“${name}”不能用`, en: `"${name}" cannot name a face or an ink`,
    hint: { zh: "用拉丁字母开头，只含字母、数字、- 和 _，至多 40 个字符", en: "begin with a Latin letter and use letters, digits, - and _, 40 characters at most" },
  });
}

function known(
  name: string, names: readonly string[], code: string, what: { zh: string; en: string }, place: Place, diagnostics: Diagnostics,
): void {
  if (names.includes(name)) return;
  diagnostics.add({
    code, severity: "error", place,
    zh: `版式里没有名为“${name}”的${what.zh}`, en: `the theme has no ${what.en} "${name}"`,
    hint: nameHint(name, names),
  });
}

/** Every measure is counted in characters of the body size, so the body style must have it. */
function checkBody(theme: ThemeFile, at: (path: string) => Place, diagnostics: Diagnostics): void {
  const body = theme.styles.body;
  if (body === undefined) {
    diagnostics.add({
      code: "missing-style", severity: "error", place: at("styles"),
      zh: "版式没有正文样式 body", en: "the theme has no text style body",
    });
    return;
  }
  if (body.sizePt !== theme.grid.bodyPt) {
    diagnostics.add({
      code: "body-size", severity: "error", place: at("styles.body.sizePt"),
      zh: `正文样式为 ${body.sizePt} 点，版心网格按 ${theme.grid.bodyPt} 点计`,
      en: `the body style is ${body.sizePt} pt, but the grid counts in ${theme.grid.bodyPt} pt characters`,
    });
  }
}

function checkArea({ grid, paper }: ThemeFile, at: (path: string) => Place, diagnostics: Diagnostics): void {
  const widthPt = (grid.columns * grid.measureEm + (grid.columns - 1) * grid.gutterEm) * grid.bodyPt;
  const heightPt = grid.rows * grid.leadingPt;
  const exceeds = (sidePt: number, limitMm: number, zh: string, en: string) => {
    const sideMm = sidePt / ptPerMm;
    // A hundredth of a millimetre is rounding, not a fault.
    if (sideMm <= limitMm + 0.01) return;
    diagnostics.add({
      code: "grid-exceeds-paper", severity: "error", place: at("grid"),
      zh: `版心${zh} ${sideMm.toFixed(1)} 毫米，纸面只容 ${limitMm.toFixed(1)} 毫米`,
      en: `the type area is ${sideMm.toFixed(1)} mm ${en}; the paper holds ${limitMm.toFixed(1)} mm`,
    });
  };
  exceeds(widthPt, paper.widthMm, "宽", "wide");
  exceeds(heightPt, paper.heightMm - paper.marginTopMm, "高", "high");
  for (const key of ["folioRows", "mastheadRows"] as const) {
    if (grid[key] < grid.rows) continue;
    diagnostics.add({
      code: "out-of-range", severity: "error", place: at(`grid.${key}`),
      zh: `grid.${key} 应小于总行数 ${grid.rows}，实为 ${grid[key]}`,
      en: `grid.${key} must be less than the ${grid.rows} rows; found ${grid[key]}`,
    });
  }
}
