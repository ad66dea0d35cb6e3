/** Rules, boxes and tints as SVG shapes: exact in print, where CSS borders snap to whole pixels. */
import type { Ornament } from "../model/dummy.js";
import type { Ink } from "../model/theme.js";

export interface ShapeView {
  readonly rule: boolean;
  readonly box: boolean;
  readonly x1: string;
  readonly y1: string;
  readonly x2: string;
  readonly y2: string;
  readonly width: string;
  readonly height: string;
  readonly weight: string;
  readonly stroke: string;
  readonly fill: string;
  readonly dash: string;
  /** Painted with less than full opacity: on proofs alone. */
  readonly translucent: boolean;
  readonly opacity: string;
}

/** Points as CSS px, in which the SVG is drawn: a viewBox would be scaled by a rounded factor. */
const n = (pt: number): string => String(Math.round(((pt * 96) / 72) * 1000) / 1000);

/** An ink as the exact colour that `finish` knows again. */
export function inkColour(ink: Ink): string {
  return `color(srgb ${ink.srgb.join(" ")})`;
}

export function shapeView(ornament: Ornament, inks: Readonly<Record<string, Ink>>): ShapeView {
  const inkOf = (name: string): string => inkColour(inks[name]);
  const empty = { rule: false, box: false, x1: "", y1: "", x2: "", y2: "", width: "", height: "", weight: "", stroke: "none", fill: "none", dash: "none", translucent: false, opacity: "1" };
  switch (ornament.kind) {
    case "rule":
      return {
        ...empty, rule: true, x1: n(ornament.x1Pt), y1: n(ornament.y1Pt), x2: n(ornament.x2Pt), y2: n(ornament.y2Pt),
        weight: n(ornament.weightPt), stroke: inkOf(ornament.ink), dash: ornament.dashPt?.map(n).join(" ") ?? "none",
      };
    case "box": {
      const { box } = ornament;
      return {
        ...empty, box: true, x1: n(box.xPt), y1: n(box.yPt), width: n(box.widthPt), height: n(box.heightPt), weight: n(ornament.weightPt),
        stroke: ornament.weightPt > 0 ? inkOf(ornament.ink) : "none", fill: ornament.fill ? inkOf(ornament.fill) : "none",
      };
    }
    case "mark": {
      const { box, colour, opacity } = ornament;
      return {
        ...empty, box: true, x1: n(box.xPt), y1: n(box.yPt), width: n(box.widthPt), height: n(box.heightPt), weight: "0", translucent: opacity < 1,
        fill: `color(srgb ${colour.join(" ")})`, opacity: String(Math.round(opacity * 1000) / 1000),
      };
    }
  }
}
