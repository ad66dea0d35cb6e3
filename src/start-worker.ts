/** Starts threads of this program. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

/**
 * A thread of the compiled program; from the sources, as tests run them, one with their loader.
 * @param from URL of the module that asks (`import.meta.url`)
 * @param script the thread's module beside it, without its ending
 */
export function startWorker(from: string, script: string): Worker {
  if (!from.endsWith(".ts")) return new Worker(new URL(`${script}.js`, from));
  const loader = new URL("dist/esm/api/index.mjs", pathToFileURL(createRequire(import.meta.url).resolve("tsx/package.json"))).href;
  const url = new URL(`${script}.ts`, from).href;
  return new Worker(`import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(url)}); });`, { eval: true });
}
