/** What stands on the pages besides articles: names, folios, ears, banners, imprint, date line. */
import type { DateLine } from "../model/copy.js";
import type { Issue, IssueFile, PageFile } from "../model/issue.js";
import { FileDesk, type DeskTools } from "./file-desk.js";

/** The issue with its furniture normalised; every text is also checked against the styles that set it. */
export function furnitureCopy(issue: Issue, date: DateLine, tools: DeskTools): Issue {
  const desk = new FileDesk("issue.json", tools, () => undefined);
  const check = (text: string, styles: readonly string[], path: string): void => {
    for (const style of styles) if (issue.theme.styles[style] !== undefined) desk.checkGlyphs(text, style, path);
  };
  const plain = (text: string, styles: readonly string[], path: string): string => {
    const words = desk.text(text, path, "furniture");
    check(words, styles, path);
    return words;
  };
  const { file } = issue;
  for (const text of [date.date, date.weekday, date.lunar, date.solarTerm ?? ""]) check(text, ["dateLine", "folio"], "date");
  checkWording(issue, tools);
  const imprint = file.imprint === undefined ? {} : { imprint: imprintCopy(file.imprint, plain) };
  const titleLatin = file.titleLatin === undefined ? {} : { titleLatin: plain(file.titleLatin, ["mastheadLatin"], "titleLatin") };
  const copied: IssueFile = {
    ...file,
    // A drawn masthead needs no glyphs on the front; the folios still set the name.
    title: plain(file.title, file.masthead === undefined ? ["masthead", "folioTitle"] : ["folioTitle"], "title"),
    ...titleLatin,
    ...imprint,
    pages: file.pages.map((page, i) => pageCopy(page, `pages[${i}]`, desk, plain, check)),
  };
  return { ...issue, file: copied };
}

type Plain = (text: string, styles: readonly string[], path: string) => string;
type Check = (text: string, styles: readonly string[], path: string) => void;

function imprintCopy(imprint: NonNullable<IssueFile["imprint"]>, plain: Plain): NonNullable<IssueFile["imprint"]> {
  return Object.fromEntries(Object.entries(imprint).map(([key, value]) => [
    key,
    typeof value === "string"
      ? plain(value, ["imprint"], `imprint.${key}`)
      : value?.map((line, i) => plain(line, ["imprint"], `imprint.${key}[${i}]`)),
  ]));
}

function pageCopy(page: PageFile, path: string, desk: FileDesk, plain: Plain, check: Check): PageFile {
  const set = (text: string, kind: "head" | "body" | "credit", styles: readonly string[], at: string): string => {
    const words = desk.text(text, at, kind);
    check(words, styles, at);
    return words;
  };
  const ears = page.ears === undefined ? {} : {
    ears: {
      ...(page.ears.weather === undefined ? {} : {
        weather: page.ears.weather.map((line, i) => set(line, "head", ["ear", "earStrong"], `${path}.ears.weather[${i}]`)),
      }),
      ...(page.ears.guide === undefined ? {} : {
        guide: page.ears.guide.map((entry, i) => ({ ...entry, text: set(entry.text, "head", ["ear"], `${path}.ears.guide[${i}].text`) })),
      }),
    },
  };
  const series = page.series === undefined ? {} : {
    series: page.series.map((one, s) => ({
      ...one,
      banner: one.banner.map((line, i) => set(line, "head", [i === 0 ? "banner" : "bannerSub"], `${path}.series[${s}].banner[${i}]`)),
    })),
  };
  const editors = page.editors === undefined ? {} : {
    editors: page.editors.map((editor, i) => ({
      role: plain(editor.role, ["folio"], `${path}.editors[${i}].role`),
      name: set(editor.name, "credit", ["folio"], `${path}.editors[${i}].name`),
    })),
  };
  check(page.label, ["folioLabel"], `${path}.label`);
  return { ...page, name: plain(page.name, ["folioName", "folio"], `${path}.name`), ...ears, ...series, ...editors };
}

/** The theme's own words, in the styles that set them. */
function checkWording({ theme }: Issue, tools: DeskTools): void {
  const desk = new FileDesk("theme.json", tools, () => undefined);
  const styles = {
    jumpTo: "jump", jumpFrom: "jump", weather: "earLabel", guide: "earLabel", briefs: "briefsLabel", advert: "advertMark",
  } as const;
  for (const key of Object.keys(styles) as (keyof typeof styles)[]) {
    if (theme.styles[styles[key]] !== undefined) desk.checkGlyphs(theme.wording[key], styles[key], `wording.${key}`);
  }
}
