/** Compares how a tab paints its lines with how they were planned: their inks, and nothing on or over them. */
import type { ExpectedLine } from "../model/render.js";
import type { Fault } from "./compare-lines.js";
import type { Measurements } from "./measurements.js";

/**
 * Every fault of the looks: another colour than the ink's, text veiled or shifted, something on the page that covers it.
 * Lines that are hidden altogether are told by `compareLines`.
 */
export function compareLooks(expected: readonly ExpectedLine[], { look, hidden }: Pick<Measurements, "look" | "hidden">): Fault[] {
  const unseen = new Set(hidden);
  const lines = new Map(expected.filter((line) => !unseen.has(line.index)).map((line) => [line.index, line]));
  const at = new Map<number, number>();
  const faults: Fault[] = look.marred.map(({ code, id, what }) => ({ code, id, ...wording[code](what) }));
  for (let i = 0; i < look.runs.length; i += 3) {
    const [index, colour, length] = look.runs.slice(i, i + 3) as [number, number, number];
    const from = at.get(index) ?? 0;
    at.set(index, from + length);
    const line = lines.get(index);
    if (!line || colour < 0) continue;
    const fault = runFault(line, look.colours[colour]!, from, from + length);
    if (fault) faults.push(fault);
  }
  return faults;
}

const wording = {
  "text-hidden": (what: string) => ({ zh: `文字被样式遮没或改样：${what}。`, en: `A style veils or alters the text: ${what}.` }),
  "line-moved": (what: string) => ({ zh: `文字被样式移位：${what}。`, en: `A style shifts the text: ${what}.` }),
  "page-covered": (what: string) => ({ zh: `版面上有样式添加的内容或遮住文字的东西：${what}。`, en: `Something that a style adds or raises covers the page: ${what}.` }),
};

/** The fault of one painted run of a line, from one UTF-16 unit to another. */
function runFault(line: ExpectedLine, painted: string, from: number, to: number): Fault | undefined {
  const [colour, fill, stroke, shadow, background, visibility] = painted.split("|") as [string, string, string, string, string, string];
  const text = line.text.slice(from, to);
  const tell = (code: string, zh: string, en: string): Fault => ({ code, id: line.id, zh: `“${text}” ${zh}。`, en: `“${text}” ${en}.` });
  for (const ink of inksBetween(line, from, to)) {
    for (const value of [colour, fill]) {
      if (!sameColour(value, ink)) return tell("text-colour", `的颜色是 ${value}，应为 ${ink}`, `is painted in ${value} instead of ${ink}`);
    }
  }
  for (const value of [colour, fill]) {
    if ((components(value)?.[3] ?? 0) < 1) return tell("text-colour", `的颜色 ${value} 不是实色`, `is painted in ${value}, which is not opaque`);
  }
  if (sameColour(background, fill)) return tell("text-hidden", `与自己的底色同为 ${fill}`, `has its own colour ${fill} as a background`);
  if (visibility !== "visible") return tell("text-hidden", `不可见（visibility: ${visibility}）`, `is not visible (visibility: ${visibility})`);
  if (stroke !== "0px") return tell("text-hidden", `被描边（${stroke}）`, `has an outline (${stroke})`);
  if (shadow !== "none") return tell("text-hidden", `带阴影（${shadow}）`, `has a shadow (${shadow})`);
  return undefined;
}

function inksBetween(line: ExpectedLine, from: number, to: number): Set<string> {
  const inks = new Set<string>();
  let start = 0;
  for (const { colour, length } of line.inks ?? []) {
    if (start < to && start + length > from) inks.add(colour);
    start += length;
  }
  return inks;
}

function sameColour(a: string, b: string): boolean {
  const [one, other] = [components(a), components(b)];
  return one !== undefined && other !== undefined && one.every((value, i) => Math.abs(value - other[i]!) < 0.0005);
}

/** Red, green, blue and alpha from 0 to 1 of a computed sRGB colour; undefined for every other colour. */
function components(colour: string): readonly [number, number, number, number] | undefined {
  const wide = /^color\(srgb (\S+) (\S+) (\S+?)(?: \/ (\S+))?\)$/.exec(colour);
  const bytes = wide ? undefined : /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
  const found = wide ?? bytes;
  if (!found) return undefined;
  const scale = wide ? 1 : 255;
  return [Number(found[1]) / scale, Number(found[2]) / scale, Number(found[3]) / scale, Number(found[4] ?? 1)];
}
