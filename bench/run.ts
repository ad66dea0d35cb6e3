/** `npm run bench -- [suite] [--json] [--runs N] [--issue DIR]`. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type BuildFigures, buildSuite } from "./build-suite.js";
import { finishSuite, finishTable } from "./finish-suite.js";
import type { Spread } from "./statistics.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const words = process.argv.slice(2);
const json = words.includes("--json");
const valueOf = (name: string, otherwise: string): string => (words.includes(name) ? (words[words.indexOf(name) + 1] ?? "") : otherwise);
const suite = words.find((word, k) => !word.startsWith("--") && !["--runs", "--issue"].includes(words[k - 1] ?? "")) ?? "build";
const runs = Number(valueOf("--runs", "5"));

if (suite !== "build" && suite !== "finish") {
  process.stderr.write(`unknown suite "${suite}"; there are: build, finish\n`);
  process.exit(2);
}
if (!Number.isInteger(runs) || runs < 1) {
  process.stderr.write("--runs takes a whole number\n");
  process.exit(2);
}

// What is measured is the compiled program, so it must be that of these sources.
execFileSync(process.execPath, [fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url)), "-p", root], { stdio: ["ignore", 2, 2] });
const options = { sample: valueOf("--issue", `${root}samples/yunting-daily`), runs, tell: (text: string) => process.stderr.write(`${text} …\n`) };
if (suite === "finish") {
  const figures = await finishSuite(options);
  process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : finishTable(figures));
} else {
  const figures = await buildSuite(options);
  process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : table(figures));
}

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
