/** Gradients seen through one ink: the same axis or circles, one grey component. */
import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRawStream, type PDFRef } from "@cantoo/pdf-lib";
import { arrayAt, decoded, dictOf, name, numberAt, numbersOf } from "../pdf/objects.js";
import { type Component, componentOf, type InkSpace, inkSpace, type Overprint } from "./ink-colour.js";

/** Gradients have some hundreds. */
const mostSamples = 1e6;
const kept = ["ShadingType", "Coords", "Domain", "Extend", "BBox", "AntiAlias"];

/**
 * @returns a shading in DeviceGray, "spared" where it leaves the ink as it is, undefined where it cannot be read:
 * mesh and function-based gradients, functions that compute
 */
export function shadingInInk(target: PDFContext, shading: PDFDict, ink: string, overprint: Overprint): { readonly dict: PDFDict | "spared"; readonly space: InkSpace } | undefined {
  const type = numberAt(shading, "ShadingType");
  if (type !== 2 && type !== 3) return undefined;
  const space = inkSpace(shading.lookup(name("ColorSpace")));
  if (space.kind !== "cmyk" && space.kind !== "icc" && space.kind !== "grey" && space.kind !== "named") return undefined;
  const component = componentOf(space, ink, overprint);
  if (component === "spared") return { dict: "spared", space };
  const light = functionInInk(target, shading.lookup(name("Function")), component);
  if (light === undefined) return undefined;
  const dict = target.obj({ ColorSpace: "DeviceGray", Function: light });
  for (const key of kept) {
    const value = shading.lookup(name(key));
    if (value !== undefined) dict.set(name(key), value);
  }
  return { dict, space };
}

function functionInInk(target: PDFContext, value: PDFObject | undefined, component: Exclude<Component, "spared">): PDFDict | PDFRef | undefined {
  if (component === "bare") return target.obj({ FunctionType: 2, Domain: [0, 1], C0: [1], C1: [1], N: 1 });
  // One function a component: the ink's own.
  if (value instanceof PDFArray) return functionInInk(target, value.lookup(component.index), { ...component, index: 0 });
  const dict = dictOf(value);
  const type = numberAt(dict, "FunctionType");
  if (value instanceof PDFRawStream && type === 0) return sampledInInk(target, value, component);
  if (dict === undefined || (type !== 2 && type !== 3)) return undefined;
  const out = PDFDict.withContext(target);
  for (const key of ["FunctionType", "Domain", "N", "Bounds", "Encode"]) {
    const entry = dict.lookup(name(key));
    if (entry !== undefined) out.set(name(key), entry);
  }
  if (type === 2) {
    for (const [key, without] of [["C0", 0], ["C1", 1]] as const) {
      const amount = (numbersOf(arrayAt(dict, key)) ?? [without])[component.index] ?? 0;
      out.set(name(key), target.obj([component.inverted ? 1 - amount : amount]));
    }
    return out;
  }
  const functions = target.obj([]);
  for (let i = 0; i < (arrayAt(dict, "Functions")?.size() ?? 0); i++) {
    const part = functionInInk(target, arrayAt(dict, "Functions")?.lookup(i), component);
    if (part === undefined) return undefined;
    functions.push(part);
  }
  out.set(name("Functions"), functions);
  return out;
}

/** A table of samples of one input (ISO 32000-1, 7.10.2): those of the ink alone. Eight and sixteen bits are read, as programs write them. */
function sampledInInk(target: PDFContext, value: PDFRawStream, { index, inverted }: Exclude<Component, string>): PDFRef | undefined {
  const { dict } = value;
  const numbers = (key: string): number[] => numbersOf(arrayAt(dict, key)) ?? [];
  const [size, more] = numbers("Size");
  const bytes = (numberAt(dict, "BitsPerSample") ?? 0) / 8;
  const outputs = numbers("Range").length / 2;
  if (size === undefined || more !== undefined || (bytes !== 1 && bytes !== 2) || index >= outputs || size * outputs > mostSamples) return undefined;
  const table = decoded(value, mostSamples * 2);
  if (table.length < size * outputs * bytes) return undefined;
  const samples = Uint8Array.from({ length: size * bytes }, (_, i) => table[Math.floor(i / bytes) * outputs * bytes + index * bytes + (i % bytes)] as number);
  const [from = 0, to = 1] = numbers(dict.has(name("Decode")) ? "Decode" : "Range").slice(index * 2);
  const out = target.obj({ FunctionType: 0, Size: [size], BitsPerSample: bytes * 8, Range: [0, 1], Decode: inverted ? [1 - from, 1 - to] : [from, to], Length: samples.length }) as PDFDict;
  for (const key of ["Domain", "Encode"]) {
    const entry = dict.lookup(name(key));
    if (entry !== undefined) out.set(name(key), entry);
  }
  return target.register(PDFRawStream.of(out, samples));
}
