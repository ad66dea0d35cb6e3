/** `npm run bench -- [suite] [--json] [--runs N] [--issue DIR] [--pages N] [--seed N]`. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Suite } from "./suite.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const suites: Readonly<Record<string, () => Promise<Suite>>> = {
  build: async () => (await import("./build-figures.js")).suite,
  compose: async () => (await import("./compose/suite.js")).suite,
  finish: async () => (await import("./finish-suite.js")).suite,
  makeup: async () => (await import("./makeup-suite.js")).suite,
  preview: async () => (await import("./preview-suite.js")).suite,
};

const words = process.argv.slice(2);
const valueOf = (name: string): string | undefined => (words.includes(name) ? (words[words.indexOf(name) + 1] ?? "") : undefined);
const name = words.find((word, k) => !word.startsWith("--") && !["--runs", "--issue", "--pages", "--seed"].includes(words[k - 1] ?? "")) ?? "build";
const runs = Number(valueOf("--runs") ?? "5");

if (!Object.hasOwn(suites, name)) {
  process.stderr.write(`unknown suite "${name}"; there are: ${Object.keys(suites).join(", ")}\n`);
  process.exit(2);
}
if (!Number.isInteger(runs) || runs < 1) {
  process.stderr.write("--runs takes a whole number\n");
  process.exit(2);
}

// What is measured is the compiled program, so it must be that of these sources.
execFileSync(process.execPath, [fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url)), "-p", root], { stdio: ["ignore", 2, 2] });
const suite = await suites[name]();
const { figures, table } = await suite({ root, issue: valueOf("--issue"), runs, option: valueOf, tell: (text) => process.stderr.write(`${text} …\n`) });
process.stdout.write(words.includes("--json") ? `${JSON.stringify(figures, null, 2)}\n` : table);
