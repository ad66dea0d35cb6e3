/** The content streams that painting a page reads: its own, its forms', its patterns' cells, its soft masks'. */
import { PDFArray, type PDFDict, type PDFObject, PDFRawStream } from "@cantoo/pdf-lib";
import { identity, matrixOf } from "./matrix.js";
import { arrayAt, decodedText, dictAt, dictOf, name, nameAt, numberAt, numbersOf, TooMuch } from "./objects.js";
import { type Operation, tokenize } from "./tokenize.js";

export interface ContentStream {
  readonly operations: readonly Operation[];
  readonly resources: PDFDict | undefined;
  /** Only its lightness counts: it is, or is painted by, the group of a soft mask. */
  readonly mask: boolean;
}

/** A page's content, one character per byte; several streams are read as one (ISO 32000-1, 7.8.2). */
export function contentText(page: PDFDict): string {
  const contents = page.lookup(name("Contents"));
  const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => page.context.lookup(ref)) : [contents];
  return streams.map((stream) => (stream instanceof PDFRawStream ? decodedText(stream) : "")).join("\n");
}

/** Operations that painting a page may take, forms counted as often as they are painted. */
const mostPainted = 1.5e6;
/** A form is painted on a sheet of its own where it is a group: dearer than what a line or an area takes. */
const formCost = 100;
/** Cells of a pattern that the page's whole area may take. */
const mostCells = 4e6;
/** Dashes shorter than this, in the units of the stream, are no dashes. */
const leastDash = 0.01;

interface Cost {
  readonly painted: number;
  readonly open: boolean;
}

/**
 * Each stream once.
 * @throws TooMuch where something paints itself, or more is painted than a page can mean: a few forms that paint one
 * another ten times each are more than any reader finishes
 */
export function contentStreams(page: PDFDict): ContentStream[] {
  const found: ContentStream[] = [];
  const costs = new Map<string, Cost>();
  const keys = new Map<PDFObject, number>();
  const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(arrayAt(page, "MediaBox")) ?? [];
  const area = Math.abs((right - left) * (top - bottom));
  const read = (key: string, text: () => string, resources: PDFDict | undefined, mask: boolean): number => {
    const known = costs.get(key);
    if (known?.open === true) throw new TooMuch("a form paints itself");
    if (known !== undefined) return known.painted;
    costs.set(key, { painted: 0, open: true });
    const operations = tokenize(text());
    found.push({ operations, resources, mask });
    let painted = operations.length;
    const seen = new Map<PDFRawStream, number>();
    for (const operation of operations) {
      if (operation.operator === "d") checkDashes(operation);
      const inner = streamOf(operation, resources);
      if (inner === undefined) continue;
      const { stream, masks } = inner;
      if (numberAt(stream.dict, "PatternType") === 1) checkCells(stream.dict, area);
      const cost = seen.get(stream) ?? read(keyOf(stream, mask || masks), () => decodedText(stream), dictAt(stream.dict, "Resources") ?? resources, mask || masks);
      seen.set(stream, cost);
      painted += cost + formCost;
      if (painted > mostPainted) throw new TooMuch(`a page paints more than ${mostPainted} operations`);
    }
    costs.set(key, { painted, open: false });
    return painted;
  };
  const keyOf = (stream: PDFRawStream, mask: boolean): string => {
    const number = keys.get(stream) ?? keys.size;
    keys.set(stream, number);
    return `${number}${mask ? " mask" : ""}`;
  };
  read("page", () => contentText(page), dictAt(page, "Resources"), false);
  return found;
}

/** Steps of nothing and dashes of nothing are painted for ever. @throws TooMuch */
function checkDashes({ operands }: Operation): void {
  const lengths = (operands[0] ?? "").replaceAll(/[[\]]/g, " ").trim().split(/\s+/).filter((length) => length !== "").map(Number);
  const period = lengths.reduce((sum, length) => sum + Math.abs(length), 0);
  if (lengths.length > 0 && !(period >= leastDash)) throw new TooMuch("a line has dashes of no length");
}

function checkCells(pattern: PDFDict, pagePt2: number): void {
  const step = (key: string): number => Math.abs(numberAt(pattern, key) ?? 0);
  const scale = matrixOf(numbersOf(arrayAt(pattern, "Matrix")) ?? []) ?? identity;
  const cellPt = step("XStep") * step("YStep") * Math.abs(scale[0] * scale[3] - scale[1] * scale[2]);
  if (!(cellPt * mostCells >= pagePt2)) throw new TooMuch("a pattern has cells of no size");
}

/** The stream that an operation paints by. */
function streamOf({ operator, operands }: Operation, resources: PDFDict | undefined): { readonly stream: PDFRawStream; readonly masks: boolean } | undefined {
  const token = operands.at(-1);
  if (token?.startsWith("/") !== true) return undefined;
  const named = (category: string): PDFObject | undefined => dictAt(resources, category)?.lookup(name(token.slice(1)));
  if (operator === "Do") {
    const stream = named("XObject");
    return stream instanceof PDFRawStream && nameAt(stream.dict, "Subtype") === "Form" ? { stream, masks: false } : undefined;
  }
  if (operator === "scn" || operator === "SCN") {
    const stream = named("Pattern");
    return stream instanceof PDFRawStream && numberAt(stream.dict, "PatternType") === 1 ? { stream, masks: false } : undefined;
  }
  const group = operator === "gs" ? dictAt(dictOf(named("ExtGState")), "SMask")?.lookup(name("G")) : undefined;
  return group instanceof PDFRawStream ? { stream: group, masks: true } : undefined;
}

/** Where an operator's name is looked up. */
const categories: Readonly<Record<string, string>> = { Do: "XObject", Tf: "Font", gs: "ExtGState", sh: "Shading", scn: "Pattern", SCN: "Pattern", cs: "ColorSpace", CS: "ColorSpace" };
const deviceSpaces: ReadonlySet<string> = new Set(["DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern"]);

/** Names that a stream uses and its resources have not: what they stand for is not painted. */
export function missingNames({ operations, resources }: ContentStream): string[] {
  const missing = new Set<string>();
  for (const { operator, operands } of operations) {
    const category = categories[operator];
    const token = operator === "Tf" ? operands[0] : operands.at(-1);
    if (category === undefined || token?.startsWith("/") !== true) continue;
    const called = name(token.slice(1));
    if (category === "ColorSpace" && deviceSpaces.has(called.decodeText())) continue;
    const held = dictAt(resources, category)?.lookup(called);
    if (held === undefined) missing.add(token);
  }
  return [...missing];
}

/** Every operator of content streams (ISO 32000-1, annex A), those of glyph descriptions aside. */
const operators: ReadonlySet<string> = new Set(
  "b B b* B* BDC BI BMC BT BX c cm CS cs d Do DP EMC ET EX f F f* G g gs h i j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split(" "),
);

/** Operators that no reader knows: some readers stop there, those between `BX` and `EX` they pass over. */
export function unknownOperators({ operations }: ContentStream): string[] {
  let compatible = 0;
  const unknown = new Set<string>();
  for (const { operator } of operations) {
    if (operator === "BX") compatible++;
    else if (operator === "EX") compatible--;
    else if (compatible <= 0 && !operators.has(operator)) unknown.add(operator.slice(0, 20));
  }
  return [...unknown];
}
