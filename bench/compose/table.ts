/** The figures of the suite `compose` for people. */
import type { LineFigures } from "./count-lines.js";
import type { ComposeFigures } from "./figures.js";

const rows: readonly (readonly [keyof LineFigures, string])[] = [
  ["lines", "lines"],
  ["looseOver16thPct", "gap > 1/16 em, % of lines that are not last"],
  ["looseOver8thPct", "gap > 1/8 em, %"],
  ["fullWidthLineEnds", "whole-em marks at line ends"],
  ["runts", "last lines with fewer than two Han"],
  ["kinsoku", "forbidden starts, ends and partings"],
];

export function figuresTable(f: ComposeFigures, folder: string): string {
  const columns = (name: string, values: readonly (string | number)[]): string => `${name.padEnd(46)}${values.map((value) => String(value).padStart(16)).join("")}`;
  return [
    `${folder}: ${f.blocks} blocks, ${f.characters} characters, 13 em`,
    columns("", ["Banxin", "Chromium", "text-wrap:pretty"]),
    ...rows.map(([key, name]) => columns(name, [f[key], f.chromiumDefault[key], f.chromiumPretty[key]])),
    columns("painted end from measure, px: pure Han, any", [f.maxDriftHanPx, f.maxDriftPx]),
    columns("characters a second: plain, with line counts", [f.charsPerSecond, f.charsPerSecondAlternatives]),
    columns("a paragraph of 10,000 characters, ms", [f.tenThousandMs]),
    "",
  ].join("\n");
}
