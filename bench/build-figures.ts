/** The suite `build`: whole issues against plain Chromium (docs/bench.md). */
import { type BuildFigures, buildSuite } from "./build-suite.js";
import type { Spread } from "./statistics.js";
import type { Suite } from "./suite.js";

export const suite: Suite = async ({ root, issue, runs, tell }) => {
  const figures = await buildSuite({ sample: issue ?? `${root}samples/yunting-daily`, runs, tell });
  return { figures, table: table(figures) };
};

function table(f: BuildFigures): string {
  const ms = ({ min, median, max }: Spread): string => `${median.toFixed(0)} (${min.toFixed(0)}–${max.toFixed(0)})`;
  const stages = (of: Readonly<Record<string, number>>): string => Object.entries(of).map(([name, value]) => `${name} ${value.toFixed(0)}`).join(", ");
  const lines = ["ms: median (least–most)      Banxin                 reference              ratio"];
  for (const [kind, pairs] of [["cold", f.cold], ["warm", f.warm]] as const) {
    for (const [count, pair] of Object.entries(pairs)) {
      lines.push(`${kind} ${count.padStart(2)} pages                ${ms(pair.banxin).padEnd(22)} ${ms(pair.reference).padEnd(22)} ${pair.ratio}`, `    ${stages(pair.stages)}`);
    }
  }
  for (const [count, memory] of Object.entries(f.memoryMb)) lines.push(`peak PSS, MB, ${count.padStart(2)} pages       ${ms(memory.banxin).padEnd(22)} ${ms(memory.reference).padEnd(22)} ${memory.ratio}`);
  lines.push(
    `one article of 16 pages      ${ms(f.oneChange.ms).padEnd(45)} ${f.oneChangeRatio}`, `    ${stages(f.oneChange.stages)}`,
    `plates of the other pages    ${f.otherPlatesIdentical ? "byte-identical" : "DIFFER"}`,
    `first run, empty cache       ${f.firstRun.ms}`, `    ${stages(f.firstRun.stages)}`,
    `whole build, 3 targets       ${f.whole.ms}; again with one article changed ${f.whole.afterOneChangeMs}`, `    ${stages(f.whole.stages)}`,
    `check                        ${ms(f.check.ms)}`, `    ${stages(f.check.stages)}`,
    ...Object.entries(f.whole.sizes).map(([path, bytes]) => `${(bytes / 1e6).toFixed(2).padStart(7)} MB  ${path}`),
    `coldRatio ${f.coldRatio}  warmRatio ${f.warmRatio}  warmRatio16 ${f.warmRatio16}  memoryRatio ${f.memoryRatio}  oneChangeRatio ${f.oneChangeRatio}`,
  );
  return `${lines.join("\n")}\n`;
}
