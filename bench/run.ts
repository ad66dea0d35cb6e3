/** `npm run bench -- [suite] [options]`. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Suite } from "./suite.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const suites: Readonly<Record<string, () => Promise<Suite>>> = {
  build: async () => (await import("./build-figures.js")).suite,
  compose: async () => (await import("./compose/suite.js")).suite,
  finish: async () => (await import("./finish-suite.js")).suite,
  makeup: async () => (await import("./makeup-suite.js")).suite,
  preview: async () => (await import("./preview-suite.js")).suite,
};

const usage = `npm run bench -- [suite] [options]

Suites: ${Object.keys(suites).join(", ")}; build if none is named. One takes from one to six minutes, with nothing else running.

  --json       one JSON object in place of the table
  --runs N     runs of each measurement, 5 if nothing is said
  --issue DIR  another issue than the sample (build, preview)
  --pages N    made pages, 200 (makeup)
  --seed N     of the made pages, 1 (makeup)
  --saves N    saves of an article (preview)
  --viewers N  windows that look on, 1 (preview)
  --help

What is measured: docs/bench.md
`;

const text = { type: "string" } as const;
const options = { json: { type: "boolean" }, help: { type: "boolean" }, runs: text, issue: text, pages: text, seed: text, saves: text, viewers: text } as const;

function wrong(words: string): never {
  process.stderr.write(`${words}\n\n${usage}`);
  process.exit(2);
}

function read() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return wrong((error as Error).message);
  }
}

const { values, positionals: [name = "build", ...more] } = read();
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
const loadSuite = Object.hasOwn(suites, name) ? suites[name] : undefined;
if (!loadSuite || more.length > 0) wrong(`unknown suite "${loadSuite ? more.join(" ") : name}"`);
for (const one of ["runs", "pages", "seed", "saves", "viewers"] as const) if (values[one] !== undefined && !(/^\d+$/.test(values[one]) && Number(values[one]) > 0)) wrong(`--${one} takes a whole number, not "${values[one]}"`);
const runs = Number(values.runs ?? "5");

// What is measured is the compiled program, so it must be that of these sources.
execFileSync(process.execPath, [fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url)), "-p", root], { stdio: ["ignore", 2, 2] });
const suite = await loadSuite();
const { figures, table } = await suite({ root, issue: values.issue, runs, option: (one) => values[one], tell: (words) => process.stderr.write(`${words} …\n`) });
process.stdout.write(values.json ? `${JSON.stringify(figures, null, 2)}\n` : table);
