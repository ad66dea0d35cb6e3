/** Which inks a colour lays down, and which it leaves alone when it overprints (ISO 32000-1, 8.6.7 and table 149). */
import { PDFArray, PDFName, type PDFObject, PDFRawStream } from "@cantoo/pdf-lib";
import { numberAt } from "../pdf/objects.js";

/** The process inks, named as Separation spaces name them. */
export const processInks = ["Cyan", "Magenta", "Yellow", "Black"] as const;

/** How the numbers of a colour space become inks. */
export type InkSpace =
  | { readonly kind: "cmyk" }
  /** Four inks through a profile: without the overprint mode of DeviceCMYK. */
  | { readonly kind: "icc" }
  | { readonly kind: "grey" }
  | { readonly kind: "named"; readonly inks: readonly string[] }
  | { readonly kind: "pattern" }
  | { readonly kind: "indexed"; readonly base: InkSpace; readonly lookup: PDFObject | undefined }
  | { readonly kind: "unread"; readonly name: string };

export interface InkColour {
  readonly space: InkSpace;
  readonly values: readonly number[];
}

export interface Overprint {
  readonly on: boolean;
  /** OPM 1: a DeviceCMYK ink of zero leaves what lies below. */
  readonly sparesZero: boolean;
}

export const black: InkColour = { space: { kind: "grey" }, values: [0] };

/** @param value a name or an array, as resources and operands give colour spaces */
export function inkSpace(value: PDFObject | undefined): InkSpace {
  if (value instanceof PDFName) {
    const plain = value.decodeText();
    if (plain === "DeviceCMYK") return { kind: "cmyk" };
    if (plain === "DeviceGray" || plain === "CalGray") return { kind: "grey" };
    return plain === "Pattern" ? { kind: "pattern" } : { kind: "unread", name: plain };
  }
  if (!(value instanceof PDFArray) || value.size() === 0) return { kind: "unread", name: String(value) };
  const family = value.lookup(0);
  const named = family instanceof PDFName ? family.decodeText() : String(family);
  const second = value.size() > 1 ? value.lookup(1) : undefined;
  if (named === "ICCBased" && second instanceof PDFRawStream) {
    const components = numberAt(second.dict, "N");
    if (components === 4) return { kind: "icc" };
    return components === 1 ? { kind: "grey" } : { kind: "unread", name: "ICCBased RGB" };
  }
  if (named === "Separation" && second instanceof PDFName) return { kind: "named", inks: [second.decodeText()] };
  if (named === "DeviceN" && second instanceof PDFArray) return { kind: "named", inks: second.asArray().map((ink) => (ink instanceof PDFName ? ink.decodeText() : "")) };
  if (named === "Indexed") return { kind: "indexed", base: inkSpace(second), lookup: value.size() > 3 ? value.lookup(3) : undefined };
  return value.size() === 1 || named === "CalGray" ? inkSpace(family) : { kind: "unread", name: named };
}

/** Where an ink stands among a space's components; "bare" where the space paints the paper's white in it, "spared" where it leaves it. */
export type Component = { readonly index: number; readonly inverted: boolean } | "bare" | "spared";

/**
 * Where `ink` stands among the components of `space`, as greys that mean light: `inverted` where the component means ink.
 * Not for a pattern, and not for an Indexed space but for its base.
 */
export function componentOf(space: InkSpace, ink: string, { on }: Overprint): Component {
  const process = (processInks as readonly string[]).indexOf(ink);
  const other = on ? "spared" : "bare";
  if (space.kind === "grey") return ink === "Black" ? { index: 0, inverted: false } : process >= 0 ? "bare" : other;
  if (space.kind === "cmyk" || space.kind === "icc") return process >= 0 ? { index: process, inverted: true } : other;
  if (space.kind !== "named") return other;
  if (space.inks.every((name) => name === "None")) return "spared";
  const index = space.inks[0] === "All" ? 0 : space.inks.indexOf(ink);
  return index >= 0 ? { index, inverted: true } : other;
}

/** The light, 1 = none of the ink, that painting in `colour` leaves of `ink`; undefined where it leaves the ink below as it is. */
export function lightOf({ space, values }: InkColour, ink: string, overprint: Overprint): number | undefined {
  const component = componentOf(space, ink, overprint);
  if (component === "spared") return undefined;
  if (component === "bare") return 1;
  const value = Math.min(1, Math.max(0, values[component.index] ?? (component.inverted ? 1 : 0)));
  if (value === 0 && space.kind === "cmyk" && overprint.on && overprint.sparesZero) return undefined;
  return component.inverted ? 1 - value : value;
}

/** What colour a space begins with (ISO 32000-1, 8.6.5 and 8.6.6): black, or the full tint of a named ink. */
export function initialColour(space: InkSpace): InkColour {
  if (space.kind === "cmyk" || space.kind === "icc") return { space, values: [0, 0, 0, 1] };
  return { space, values: space.kind === "named" ? space.inks.map(() => 1) : [0] };
}
