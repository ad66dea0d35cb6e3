/** An advert that comes as PDF, on a real page: what stands in the plates, where, and what is said of it. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFDict, PDFName, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BuildResult } from "../../src/build.js";
import type { BoxPt } from "../../src/model/dummy.js";
import { openPress, type OpenPress } from "../../src/paginate/press.js";
import { concatenate, identity, type Matrix, matrixOf, transformPoint } from "../../src/pdf/matrix.js";
import { arrayAt, decodedText, dictAt, numbersOf, pagesOf, readPdf } from "../../src/pdf/objects.js";
import { tokenize } from "../../src/pdf/tokenize.js";
import { advertPdf, ptPerMm } from "../support/advert-files.js";
import { sample, Workshop } from "../support/built.js";
import { inkRaster } from "../support/ink-raster.js";
import { structureText } from "../support/read-plate.js";

const name = PDFName.of;
const widthMm = 149;
const heightMm = 64;
const words = "云亭书店周年庆";

let shop: Workshop;
let press: OpenPress;
beforeAll(async () => {
  [shop, press] = await Promise.all([Workshop.open(), openPress({ tabs: 1 })]);
});
afterAll(async () => {
  await press.close();
  await shop.close();
});

interface Built {
  readonly result: BuildResult;
  readonly path: (target: string) => string;
  /** Where make-up put the advert, in pt from the page's top left. */
  readonly box: BoxPt;
  readonly report: { readonly supplied: readonly Record<string, unknown>[] };
}

/** The starter issue with the PDF in place of its advert. */
async function built(called: string, pdf: Uint8Array, page: object = {}, cache = "cache"): Promise<Built> {
  const issue = await shop.copy(sample("starter"), called);
  await writeFile(join(issue, "advert.pdf"), pdf);
  await writeFile(join(issue, "articles/s07.json"), JSON.stringify({ id: "s07", kind: "advert", blocks: [], figures: [{ id: "f1", href: "advert.pdf", alt: "书店周年庆的广告" }] }));
  const file = JSON.parse(await readFile(join(issue, "issue.json"), "utf8")) as { pages: object[] };
  file.pages[0] = { ...file.pages[0], ...page };
  await writeFile(join(issue, "issue.json"), JSON.stringify(file));
  const result = await shop.build(issue, `out-${called}-${cache}`, { press, targets: ["press", "archive"], cache: shop.cache(cache) });
  const part = (await shop.desk(issue)).dummy?.pages[0]?.modules.flatMap(({ parts }) => parts).find((p) => p.type === "figure" && p.picture.supplied !== undefined);
  if (part?.type !== "figure") throw new Error(`no advert: ${JSON.stringify(result.diagnostics)}`);
  return { result, path: (target) => join(result.folder!, `pages/starter-01.${target}.pdf`), box: part.box, report: JSON.parse(await readFile(join(result.folder!, "report.json"), "utf8")) as Built["report"] };
}

interface Placed {
  readonly form: PDFRawStream;
  /** Left, bottom, right, top from the trim's bottom left, in mm. */
  readonly mm: readonly number[];
  readonly alt: boolean;
}

/** The advert's form as the page's content paints it, read without the program's own inspector. */
async function placedForms(file: string): Promise<Placed[]> {
  const context = await readPdf(await readFile(file));
  const { page } = pagesOf(context)[0]!;
  const [trimLeft = 0, trimBottom = 0] = numbersOf(arrayAt(page, "TrimBox"))!;
  const found: Placed[] = [];
  const stack: Matrix[] = [];
  let matrix: Matrix = identity;
  let figure = false;
  for (const { operator, operands } of tokenize(decodedText(page.lookup(name("Contents")) as PDFRawStream))) {
    if (operator === "q") stack.push(matrix);
    else if (operator === "Q") matrix = stack.pop()!;
    else if (operator === "cm") matrix = concatenate(matrixOf(operands)!, matrix);
    else if (operator === "BDC") figure = operands[0] === "/Figure";
    else if (operator === "EMC") figure = false;
    else if (operator === "Do") {
      const object = dictAt(dictAt(page, "Resources"), "XObject")!.lookup(name(operands[0]!.slice(1)));
      if (!(object instanceof PDFRawStream) || !object.dict.has(name("PieceInfo"))) continue;
      const whole = concatenate(matrixOf(numbersOf(arrayAt(object.dict, "Matrix"))!)!, matrix);
      const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(arrayAt(object.dict, "BBox"))!;
      const [a, b] = [transformPoint(whole, left, bottom), transformPoint(whole, right, top)];
      found.push({ form: object, mm: [a.x - trimLeft, a.y - trimBottom, b.x - trimLeft, b.y - trimBottom].map((pt) => pt / ptPerMm), alt: figure });
    }
  }
  return found;
}

const errors = ({ result }: Built) => result.diagnostics.filter(({ severity }) => severity === "error");
const codes = ({ result }: Built) => result.diagnostics.map(({ code }) => code);

/** Every stream that can be reached from a dictionary, as its bytes stand. */
function streamsOf(dict: PDFDict): Set<string> {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    const object = value instanceof PDFRef ? dict.context.lookup(value) : value;
    if (object === undefined || seen.has(object)) return;
    seen.add(object);
    if (object instanceof PDFRawStream) found.add(Buffer.from(object.contents).toString("base64"));
    const held = object instanceof PDFRawStream ? object.dict : object;
    if (held instanceof PDFDict) for (const [key, one] of held.entries()) if (key !== name("Parent")) visit(one);
    if (typeof object === "object" && object !== null && "asArray" in object) for (const one of (object as { asArray(): unknown[] }).asArray()) visit(one);
  };
  visit(dict);
  return found;
}

describe("an advert that comes as PDF", () => {
  const paper = { widthMm: 275, heightMm: 390 };

  it("stands on the press plate untouched, to the hundredth of a millimetre, and its words are the report's alone", async (context) => {
    const pdf = await advertPdf({ widthMm, heightMm, bleedMm: 3, text: words });
    const advert = await built("sound", pdf);
    expect(errors(advert)).toEqual([]);

    const [placed, ...others] = await placedForms(advert.path("press"));
    expect(others).toEqual([]);
    const source = pagesOf(await readPdf(pdf))[0]!.page;
    expect(Buffer.from(placed!.form.contents)).toEqual(Buffer.from((source.lookup(name("Contents")) as PDFRawStream).contents));
    // Its picture, its font and its font's map as well.
    expect(streamsOf(dictAt(placed!.form.dict, "Resources")!)).toEqual(streamsOf(dictAt(source, "Resources")!));
    expect(placed!.alt).toBe(true);

    const { box } = advert;
    const wanted = [box.xPt / ptPerMm, paper.heightMm - box.yPt / ptPerMm - heightMm, box.xPt / ptPerMm + widthMm, paper.heightMm - box.yPt / ptPerMm];
    placed!.mm.forEach((value, i) => expect(Math.abs(value - wanted[i]!), `${placed!.mm} for ${wanted}`).toBeLessThan(0.01));

    expect(advert.report.supplied).toMatchObject([{
      page: "01", article: "s07", file: "advert.pdf", widthMm, heightMm, text: words, fonts: ["NotoSansSC-Bold"], printed: { press: "as supplied", archive: "picture" },
    }]);
    const [archived] = await structureText(await readFile(advert.path("archive")));
    expect(archived!.inside + archived!.outside).not.toContain(words);

    // Ground, bar and the paper beside them, 1 mm within and without the edges, as MuPDF paints them.
    const raster = await inkRaster(context, advert.path("press"), shop.path("p.pam"), 100);
    const slugMm = 6;
    const at = (xMm: number, yMm: number): number[] => {
      const [x, y] = [slugMm + box.xPt / ptPerMm + xMm, slugMm + box.yPt / ptPerMm + yMm].map((mm) => Math.floor((mm / 25.4) * 100)) as [number, number];
      return [...raster.inks.subarray((y * raster.width + x) * 4, (y * raster.width + x) * 4 + 4)];
    };
    const blue = [255, 153, 0, 0];
    for (const [x, y] of [[1, 1], [widthMm - 1, 1], [1, heightMm - 12]] as const) expect(at(x, y)).toEqual(blue);
    for (const x of [1, widthMm - 1]) expect(at(x, heightMm - 1)).toEqual([0, 255, 255, 0]);
    for (const [x, y] of [[-1, 30], [widthMm + 1, 30], [30, -1], [30, heightMm + 1]] as const) expect(at(x, y)).toEqual([0, 0, 0, 0]);
  });

  it("gives the same bytes in another run", async () => {
    const pdf = await advertPdf({ widthMm, heightMm, text: words, streams: 2 });
    const one = await readFile((await built("same", pdf)).path("press"));
    const two = await readFile((await built("again", pdf, {}, "other-cache")).path("press"));
    expect(two.equals(one)).toBe(true);
  });

  it("turned and in units of its own lies as it is seen", async () => {
    // 64 × 149 mm on its side, in units of half a point.
    const pdf = await advertPdf({ widthMm: heightMm * 2, heightMm: widthMm * 2, page: { Rotate: 90, UserUnit: 0.5 }, text: "", picturePx: 0 });
    const advert = await built("turned", pdf);
    expect(errors(advert)).toEqual([]);
    const [placed] = await placedForms(advert.path("press"));
    const [left, bottom, right, top] = placed!.mm as [number, number, number, number];
    // The trim's bottom left comes to lie at the top left, its top right at the bottom right.
    expect(right - left).toBeCloseTo(widthMm, 2);
    expect(bottom - top).toBeCloseTo(heightMm, 2);
  });

  it("on a page in black is a grey picture, and that is said; one in black alone stands as it is", async () => {
    const colour = await built("grey", await advertPdf({ widthMm, heightMm }), { ink: "k" });
    expect(errors(colour)).toEqual([]);
    expect(codes(colour)).toContain("advert-in-grey");
    expect(await placedForms(colour.path("press"))).toEqual([]);
    expect(colour.report.supplied).toMatchObject([{ printed: { press: "grey picture" } }]);

    // Black type that knocks out is the advertiser's affair, though never the paper's.
    const type = "0 0 0 1 k BT /F1 20 Tf 20 20 Td <00220023> Tj ET";
    const black = await built("black", await advertPdf({ widthMm, heightMm, content: `0 0 0 0.6 k 0 0 423 182 re f ${type}`, picturePx: 0 }), { ink: "k" });
    expect(errors(black)).toEqual([]);
    expect(codes(black)).not.toContain("advert-in-grey");
    expect(await placedForms(black.path("press"))).toHaveLength(1);
    expect(black.report.supplied).toMatchObject([{ inks: ["Black"], printed: { press: "as supplied" } }]);
  });
});
