/** Texts, tables and figures of a module as templates show them. */
import type { PlacedFigure, PlacedModule, PlacedPart, PlacedText, TextRole } from "../model/dummy.js";
import type { Picture } from "../model/issue.js";
import type { ExpectedLine } from "../model/render.js";
import type { Ink } from "../model/theme.js";
import { type LineView, expectedLine, lineView } from "./line-view.js";
import { inkColour } from "./ornament-view.js";
import { qrPath } from "./qr.js";

export interface TextView {
  readonly template: "text";
  /** Name of the part template. */
  readonly partial: string;
  readonly id: string;
  readonly tag: string;
  readonly className: string;
  readonly lines: readonly LineView[];
}

export interface FigureView {
  readonly template: "figure" | "qr";
  readonly partial: string;
  readonly id: string;
  readonly alt: string;
  readonly style: string;
  readonly imageStyle: string;
  readonly src: string;
  readonly path: string;
  readonly modules: number;
  readonly captions: readonly TextView[];
}

export interface TableView {
  readonly template: "table";
  readonly partial: string;
  readonly id: string;
  readonly caption: TextView | null;
  readonly rows: readonly (readonly TextView[])[];
}

export type PartView = TextView | FigureView | TableView;

const pt = (value: number): string => `${Math.round(value * 1000) / 1000}pt`;

/** Heading tags follow the story's rank: the paper's name is H1, stories H2, briefs and subheads H3. */
function tagOf(role: TextRole, module: PlacedModule): string {
  if (role === "title") return "h1";
  if (role === "main") return module.kind === "briefs" || module.kind === "continued" ? "h3" : "h2";
  if (role === "subhead" || role === "briefHead") return "h3";
  if (role === "banner") return "h2";
  return "p";
}

/** Numbers the lines of a page as they are met in document order. */
export class LineNumbers {
  readonly expected: ExpectedLine[] = [];

  constructor(private readonly inks: Readonly<Record<string, Ink>>) {}

  text(text: PlacedText, tag: string): TextView {
    const lines = text.lines.map((placed) => {
      const index = this.expected.length;
      // A proof shows overset lines in a colour of its own.
      const inks = placed.overset ? {} : { inks: placed.line.runs.map((run) => ({ colour: inkColour(this.inks[run.ink]), length: run.text.length })) };
      this.expected.push({ ...expectedLine(text, placed, index), ...inks });
      return lineView(placed, index);
    });
    return { template: "text", partial: "parts/text", id: text.id, tag, className: `t-${text.role}`, lines };
  }
}

/** Where the page asks for a picture. It names what is painted, since a page's bytes depend on that. */
export const pictureUrl = (picture: Picture): string => `/picture/${(picture.shown ?? picture).sha256}`;

function figureView(figure: PlacedFigure, numbers: LineNumbers): FigureView {
  const { box, crop, picture } = figure;
  // The clip would be rounded to whole px, and cut the edge of a page that is placed to the hundredth of a millimetre.
  const uncut = picture.supplied ? ";overflow:visible" : "";
  const style = `left:${pt(box.xPt)};top:${pt(box.yPt)};width:${pt(box.widthPt)};height:${pt(box.heightPt)}${uncut}`;
  const widthPt = box.widthPt / crop.width;
  const heightPt = box.heightPt / crop.height;
  const qr = picture.format === "qr" ? qrPath(picture.href.slice("qr:".length)) : undefined;
  return {
    template: qr ? "qr" : "figure",
    partial: qr ? "parts/qr" : "parts/figure",
    id: figure.id,
    alt: figure.alt,
    style,
    imageStyle: `left:${pt(-crop.x * widthPt)};top:${pt(-crop.y * heightPt)};width:${pt(widthPt)};height:${pt(heightPt)}`,
    src: pictureUrl(picture),
    path: qr?.path ?? "",
    modules: qr?.modules ?? 0,
    captions: figure.captions.map((caption) => numbers.text(caption, "figcaption")),
  };
}

export function partView(part: PlacedPart, module: PlacedModule, numbers: LineNumbers): PartView {
  switch (part.type) {
    case "text":
      return numbers.text(part, tagOf(part.role, module));
    case "figure":
      return figureView(part, numbers);
    case "table":
      return {
        template: "table",
        partial: "parts/table",
        id: part.id,
        caption: part.caption ? numbers.text(part.caption, "p") : null,
        rows: part.rows.map((row, r) => row.map((cell) => numbers.text(cell, r === 0 ? "th" : "td"))),
      };
  }
}
