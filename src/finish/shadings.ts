/** Gradients to ink: axial and radial ones whose colours are given, not computed. */
import { PDFArray, type PDFContext, type PDFDict, type PDFObject, PDFRef } from "@cantoo/pdf-lib";
import { arrayAt, dictAt, dictOf, name, nameAt, numberAt, numbersOf } from "../pdf/objects.js";
import type { InkPlan } from "./ink-plan.js";

export interface ShadingFault {
  readonly code: "shading-function" | "tiling-pattern" | "unknown-colour-space" | "unknown-colour" | "colour-on-k-page";
  readonly detail: string;
}

/** Converts every shading that the resources name, in place. */
export function separateShadings(context: PDFContext, resources: PDFDict | undefined, plan: InkPlan, done: Set<PDFDict>): ShadingFault[] {
  const faults: ShadingFault[] = [];
  for (const [key, value] of dictAt(resources, "Pattern")?.entries() ?? []) {
    const pattern = dictOf(context.lookup(value));
    if (numberAt(pattern, "PatternType") !== 2) faults.push({ code: "tiling-pattern", detail: key.decodeText() });
    else convert(dictAt(pattern, "Shading"));
  }
  for (const [, value] of dictAt(resources, "Shading")?.entries() ?? []) convert(dictOf(context.lookup(value)));
  return faults;

  function convert(shading: PDFDict | undefined): void {
    if (shading === undefined || done.has(shading)) return;
    done.add(shading);
    const type = numberAt(shading, "ShadingType");
    if (type !== 2 && type !== 3) {
      faults.push({ code: "shading-function", detail: `ShadingType ${type}` });
      return;
    }
    if (nameAt(shading, "ColorSpace") !== "DeviceRGB") {
      faults.push({ code: "unknown-colour-space", detail: String(shading.get(name("ColorSpace"))) });
      return;
    }
    convertFunction(shading.lookup(name("Function")));
    shading.set(name("ColorSpace"), name("DeviceCMYK"));
    shading.delete(name("Background"));
  }

  function convertFunction(value: PDFObject | undefined): void {
    const dict = dictOf(value);
    const type = numberAt(dict, "FunctionType");
    if (dict === undefined || (type !== 2 && type !== 3)) {
      faults.push({ code: "shading-function", detail: `FunctionType ${type ?? "?"}` });
      return;
    }
    if (done.has(dict)) return;
    done.add(dict);
    if (type === 3) {
      const functions = arrayAt(dict, "Functions") ?? PDFArray.withContext(context);
      for (const entry of functions.asArray()) convertFunction(entry instanceof PDFRef ? context.lookup(entry) : entry);
      return;
    }
    for (const end of ["C0", "C1"] as const) {
      // Without C0 and C1 the function has one component (ISO 32000-1, table 40), never three.
      const [r, g, b] = numbersOf(arrayAt(dict, end)) ?? [];
      if (r === undefined || g === undefined || b === undefined) {
        faults.push({ code: "shading-function", detail: `${end} of FunctionType 2` });
        return;
      }
      const printed = plan.print([r, g, b]);
      if (printed.kind === "process") dict.set(name(end), context.obj([...printed.cmyk]));
      else faults.push({ code: printed.kind === "refused" ? printed.code : "unknown-colour-space", detail: `${r} ${g} ${b}` });
    }
    // Range would still be that of three components.
    dict.delete(name("Range"));
  }
}
