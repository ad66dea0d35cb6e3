/**
 * Supplied pages on the press plate: the browser painted a picture that shows the page and passed its bytes on; the page
 * itself takes its place, at scale 1 and where make-up put it, whatever the browser's pixels made of that.
 */
import { createHash } from "node:crypto";
import { PDFDict, PDFRawStream, type PDFRef } from "@cantoo/pdf-lib";
import type { PlacedFigure } from "../model/dummy.js";
import { concatenate, inverse, type Matrix, transformPoint } from "../pdf/matrix.js";
import { pdfDate } from "../pdf/metadata.js";
import { dictAt, name } from "../pdf/objects.js";
import { suppliedForm } from "../pdf/supplied-form.js";
import { openSupplied, uprightMatrix } from "../pdf/supplied-page.js";
import type { Operation } from "../pdf/tokenize.js";
import type { Content } from "./content.js";
import type { TargetDocument } from "./document.js";
import type { PressContext } from "./finish-context.js";
import { finding, same } from "./findings.js";
import { isJpeg } from "./pixels.js";
import type { ParsedPage } from "./parsed-page.js";
import type { Placement } from "./survey.js";

/** The browser rounds to CSS px; farther off it is another place. */
const slackPt = 1.5;
/** Resource names of the forms. */
const prefix = "BxPage";

export interface SuppliedOnPlate {
  /** The contents with the pages painted in place of their pictures. */
  readonly contents: readonly Content[];
  /** Tags of the pictures that nothing paints any more. */
  readonly replaced: ReadonlySet<string>;
}

/** @param grey the page has no colours: only supplied pages in black alone go onto it, of others the picture is printed in grey */
export async function placeSupplied(document: TargetDocument, parsed: ParsedPage, grey: boolean, flat: boolean, ctx: PressContext): Promise<SuppliedOnPlate> {
  const { label } = parsed.raw.page;
  const wanted = new Set(figuresOf(parsed));
  const replaced = new Set<string>();
  /** By content and operation: the resource that is painted there. */
  const painted = new Map<string, Map<number, string>>();
  let count = 0;
  for (const placement of wanted.size === 0 ? [] : parsed.survey.pictures.values()) {
    const shown = shownHash(parsed, placement);
    const figures = [...wanted].filter(({ picture }) => picture.shown?.sha256 === shown);
    for (const { content, operation, matrix } of figures.length === 0 ? [] : placement.places) {
      const figure = nearest(figures, parsed, matrix);
      if (figure === undefined) continue;
      wanted.delete(figure);
      if (grey && figure.picture.supplied?.inks.some((ink) => ink !== "Black") === true) {
        ctx.diagnostics.add(finding("advert-in-grey", label, same(figure.picture.href), {
          severity: "warning", hint: { zh: "请供稿方另做单黑的一份，文字才清楚", en: "have one made in black alone: its type will be sharper" },
        }));
        continue;
      }
      const form = await formOf(document, figure, parsed, matrix, flat, ctx);
      if (form === undefined) continue;
      const token = `${prefix}${++count}`;
      const own = document.contents.find(({ ref }) => ref.tag === content);
      if (own?.resources !== undefined) addObject(own.resources, token, form);
      painted.set(content, (painted.get(content) ?? new Map<number, string>()).set(operation, token));
    }
    if (placement.places.every(({ content, operation }) => painted.get(content)?.has(operation) === true)) {
      replaced.add(placement.ref.tag);
      for (const { resources } of document.contents) dropObject(resources, placement.ref);
    }
  }
  for (const { picture } of wanted) ctx.diagnostics.add(finding("advert-not-placed", label, same(picture.href)));
  return { replaced, contents: document.contents.map((content) => withForms(content, painted.get(content.ref.tag))) };
}

const figuresOf = ({ raw }: ParsedPage): PlacedFigure[] =>
  raw.page.modules.flatMap(({ parts }) => parts.flatMap((part) => (part.type === "figure" && part.picture.supplied !== undefined ? [part] : [])));

function shownHash({ context }: ParsedPage, { ref }: Placement): string | undefined {
  const stream = context.lookup(ref);
  return stream instanceof PDFRawStream && isJpeg(stream.dict) ? createHash("sha256").update(stream.contents).digest("hex") : undefined;
}

/** The figure whose box lies where the picture is painted: one file may stand on a page twice. */
function nearest(figures: readonly PlacedFigure[], parsed: ParsedPage, matrix: Matrix): PlacedFigure | undefined {
  const { x, y } = transformPoint(matrix, 0, 0);
  const away = (figure: PlacedFigure): number => {
    const { leftPt, bottomPt } = cornerOf(figure, parsed);
    return Math.hypot(leftPt - x, bottomPt - y);
  };
  const [first] = [...figures].sort((a, b) => away(a) - away(b));
  return first !== undefined && away(first) <= slackPt ? first : undefined;
}

/** Bottom left of the figure in the page's own coordinates: Chromium's content is exact from the top left. */
function cornerOf({ box }: PlacedFigure, { mediaBox: [left, , , top] }: ParsedPage): { readonly leftPt: number; readonly bottomPt: number } {
  return { leftPt: left + box.xPt, bottomPt: top - box.yPt - box.heightPt };
}

async function formOf(document: TargetDocument, figure: PlacedFigure, parsed: ParsedPage, matrix: Matrix, flat: boolean, ctx: PressContext): Promise<PDFRef | undefined> {
  const sheet = await openSupplied(figure.picture.bytes);
  if ("kind" in sheet) {
    ctx.diagnostics.add(finding("advert-not-placed", parsed.raw.page.label, same(figure.picture.href)));
    return undefined;
  }
  const { leftPt, bottomPt } = cornerOf(figure, parsed);
  const onPage = concatenate(uprightMatrix(sheet), [1, 0, 0, 1, leftPt, bottomPt]);
  return suppliedForm(document.context, sheet, { matrix: concatenate(onPage, inverse(matrix)), date: pdfDate(ctx.meta.date), flat });
}

function addObject(resources: PDFDict, token: string, ref: PDFRef): void {
  const objects = dictAt(resources, "XObject") ?? PDFDict.withContext(resources.context);
  objects.set(name(token), ref);
  resources.set(name("XObject"), objects);
}

function dropObject(resources: PDFDict | undefined, ref: PDFRef): void {
  const objects = dictAt(resources, "XObject");
  for (const [key, value] of objects?.entries() ?? []) if (value === ref) objects?.delete(key);
}

const op = (operator: string, ...operands: readonly string[]): Operation => ({ operator, operands });

/** A page begins with the initial graphics state (ISO 32000-1, table 52), a form with that of its painter. */
const initialState: readonly Operation[] = [op("w", "1"), op("J", "0"), op("j", "0"), op("M", "10"), op("d", "[]", "0"), op("g", "0"), op("G", "0")];

function withForms(content: Content, painted: ReadonlyMap<number, string> | undefined): Content {
  if (painted === undefined) return content;
  const operations = content.operations.flatMap((operation, index): readonly Operation[] => {
    const token = painted.get(index);
    return token === undefined ? [operation] : [op("q"), ...initialState, op("Do", `/${token}`), op("Q")];
  });
  return { ...content, operations };
}
