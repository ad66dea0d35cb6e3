/** The inks of a page: on a page printed in black the theme's coloured type and rules are black as well. */
import type { DummyPage, Ornament, PlacedFigure, PlacedLine, PlacedPart, PlacedTable, PlacedText } from "../model/dummy.js";
import type { Ink } from "../model/theme.js";
import type { PageInk } from "../model/issue.js";

type InkOf = (name: string) => string;

/** A grey has equal red, green and blue: black ink prints it. */
const isGrey = ({ srgb: [r, g, b] }: Ink): boolean => r === g && g === b;

function inkOf(inks: Readonly<Record<string, Ink>>, page: PageInk, mourning: boolean): InkOf {
  return (name) => {
    const ink = inks[name];
    if (isGrey(ink)) return name;
    if (!mourning && (page === "cmyk" || (page === "k+spot" && ink.spot !== undefined))) return name;
    return "black";
  };
}

const line = (placed: PlacedLine, of: InkOf): PlacedLine => ({
  ...placed, line: { ...placed.line, runs: placed.line.runs.map((run) => ({ ...run, ink: of(run.ink) })) },
});
const text = (placed: PlacedText, of: InkOf): PlacedText => ({ ...placed, lines: placed.lines.map((l) => line(l, of)) });
const figure = (placed: PlacedFigure, of: InkOf): PlacedFigure => ({ ...placed, captions: placed.captions.map((c) => text(c, of)) });
const table = (placed: PlacedTable, of: InkOf): PlacedTable => ({
  ...placed, caption: placed.caption && text(placed.caption, of), rows: placed.rows.map((row) => row.map((cell) => text(cell, of))),
});

function part(placed: PlacedPart, of: InkOf): PlacedPart {
  switch (placed.type) {
    case "text":
      return text(placed, of);
    case "figure":
      return figure(placed, of);
    case "table":
      return table(placed, of);
  }
}

function ornament(shape: Ornament, of: InkOf): Ornament {
  switch (shape.kind) {
    case "box":
      return { ...shape, ink: of(shape.ink), ...(shape.fill !== undefined ? { fill: of(shape.fill) } : {}) };
    case "rule":
      return { ...shape, ink: of(shape.ink) };
    case "mark":
      return shape;
  }
}

/** The page with the inks that it may be printed in; in a memorial issue every page is black. */
export function withPageInks(page: DummyPage, inks: Readonly<Record<string, Ink>>, mourning: boolean): DummyPage {
  if (page.ink === "cmyk" && !mourning) return page;
  const of = inkOf(inks, page.ink, mourning);
  return {
    ...page,
    folio: page.folio.map((t) => text(t, of)),
    slug: page.slug.map((t) => text(t, of)),
    modules: page.modules.map((module) => ({ ...module, parts: module.parts.map((p) => part(p, of)) })),
    ornaments: page.ornaments.map((shape) => ornament(shape, of)),
  };
}
