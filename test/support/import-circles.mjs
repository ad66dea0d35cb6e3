/**
 * Fails on an import circle in `src/` and on an import against the layers of the design (§3):
 * cli, preview → pipeline → stages → services → model, diagnostics.
 * Type-only imports count too: a circle of types is a circle.
 *
 *   node test/support/import-circles.mjs [folder]
 */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const stages = ["ingest", "copydesk", "makeup", "place", "markup", "paginate", "print", "finish", "bind", "preflight", "deliver"];
const base = ["model", "diagnostics"];

/**
 * What a folder of `src/` may import beside itself. Services serve several stages and know none of them;
 * `.` is the pipeline layer, the files that lie in `src/` itself.
 */
export const allowed = new Map([
  ["diagnostics", []],
  ["model", ["diagnostics"]],
  // Services.
  ["files", base],
  ["json", [...base, "files"]],
  ["config", [...base, "files", "json"]],
  ["fonts", base],
  ["compose", [...base, "fonts"]],
  ["theme", [...base, "files", "json"]],
  ["browser", [...base, "files"]],
  ["cache", [...base, "files"]],
  ["pdf", base],
  ["colour", base],
  ["raster", [...base, "pdf"]],
  // Stages, each with the services it works with.
  ["ingest", [...base, "files", "json", "theme", "colour", "pdf", "raster"]],
  ["copydesk", base],
  ["makeup", base],
  ["place", base],
  ["markup", base],
  ["paginate", [...base, "browser"]],
  ["print", [...base, "pdf"]],
  ["finish", [...base, "pdf", "colour"]],
  ["bind", [...base, "pdf"]],
  ["preflight", [...base, "pdf", "raster"]],
  ["deliver", [...base, "files"]],
  // The pipeline, and what people see of it.
  [".", [...base, ...stages, "files", "json", "config", "fonts", "compose", "theme", "browser", "cache", "pdf", "colour"]],
  ["preview", [".", ...base, ...stages, "files", "json", "config", "fonts", "compose", "theme", "browser", "cache", "pdf", "colour", "raster"]],
  ["cli", [".", ...base, "ingest", "preflight", "preview", "config", "cache", "files"]],
]);

/** Folders that also run in the preview's browser worker, and so know nothing of Node. */
export const withoutNode = new Set(["compose", "model"]);

const statement = /(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** Module names that a source text imports. */
export function importsOf(source) {
  // A block comment may hold an example; strings that look like imports do not occur.
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "");
  return [...code.matchAll(statement)].map((found) => found[1] ?? found[2]);
}

function sourcesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return /(?<!\.d)\.ts$/.test(entry.name) ? [path] : [];
  });
}

/** Faults of a source tree, as lines for people. */
export function importFaults(root) {
  const files = sourcesBelow(root);
  const nameOf = (path) => relative(root, path).split(sep).join("/");
  const folderOf = (name) => (name.includes("/") ? name.slice(0, name.indexOf("/")) : ".");
  const graph = new Map();
  const faults = [];
  for (const file of files) {
    const name = nameOf(file);
    const own = folderOf(name);
    const targets = [];
    for (const wanted of importsOf(readFileSync(file, "utf8"))) {
      if (wanted.startsWith("node:") && withoutNode.has(own)) faults.push(`${name} imports ${wanted}: ${own}/ runs without Node`);
      if (!wanted.startsWith(".")) continue;
      const target = nameOf(resolve(dirname(file), wanted.replace(/\.js$/, ".ts")));
      targets.push(target);
      const folder = folderOf(target);
      if (folder === own) continue;
      const may = allowed.get(own);
      if (!may) faults.push(`${name}: src/${own}/ has no row in the table of layers`);
      else if (!may.includes(folder)) faults.push(`${name} imports ${target}: ${own} may import ${may.join(", ") || "nothing"}`);
    }
    graph.set(name, targets);
  }
  return [...faults, ...circles(graph).map((circle) => `import circle: ${circle.join(" → ")}`)];
}

/** Every circle that a depth-first walk closes, once. */
function circles(graph) {
  const found = [];
  const state = new Map();
  const walk = (name, trail) => {
    if (state.get(name) === "done") return;
    const at = trail.indexOf(name);
    if (at >= 0) {
      found.push([...trail.slice(at), name]);
      return;
    }
    for (const next of graph.get(name) ?? []) walk(next, [...trail, name]);
    state.set(name, "done");
  };
  for (const name of graph.keys()) walk(name, []);
  return found;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = process.argv[2] ?? fileURLToPath(new URL("../../src", import.meta.url));
  const faults = importFaults(root);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
