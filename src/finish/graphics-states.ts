/** What Chromium's graphics states may hold on a press page, and what of them is transparency. */
import type { PDFContext, PDFDict } from "@cantoo/pdf-lib";
import { dictAt, dictOf, name, nameAt, numberAt } from "../pdf/objects.js";

export interface GraphicsStateFault {
  readonly code: "soft-mask" | "blend-mode" | "unknown-graphics-state" | "transparency";
  readonly detail: string;
}

/** Keys of an ExtGState (ISO 32000-1, table 58) that change nothing about colour. */
const harmless = new Set(["Type", "CA", "ca", "BM", "LW", "LC", "LJ", "ML", "D", "SA", "AIS", "SMask"]);
/** Multiplying is what inks do; the other modes' results depend on the blending space. */
const blendModes = new Set(["Normal", "Compatible", "Multiply"]);

/** @param flat the standard allows no transparency at all (PDF/X-1a) */
export function checkGraphicsStates(context: PDFContext, resources: PDFDict | undefined, flat: boolean): GraphicsStateFault[] {
  const faults: GraphicsStateFault[] = [];
  for (const [key, value] of dictAt(resources, "ExtGState")?.entries() ?? []) {
    const state = dictOf(context.lookup(value));
    if (state === undefined) continue;
    const label = key.decodeText();
    for (const [entry] of state.entries()) {
      if (!harmless.has(entry.decodeText())) faults.push({ code: "unknown-graphics-state", detail: `${label} /${entry.decodeText()}` });
    }
    if (state.has(name("SMask")) && nameAt(state, "SMask") !== "None") faults.push({ code: "soft-mask", detail: label });
    const mode = nameAt(state, "BM");
    if (state.has(name("BM")) && (mode === undefined || !blendModes.has(mode))) faults.push({ code: "blend-mode", detail: mode ?? "BM" });
    const translucent = ["CA", "ca"].some((alpha) => (numberAt(state, alpha) ?? 1) < 1) || mode === "Multiply";
    if (flat && translucent) faults.push({ code: "transparency", detail: label });
  }
  return faults;
}
