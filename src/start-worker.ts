/** Starts threads and processes of this program. */
import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";

/**
 * A thread of the compiled program; from the sources, as tests run them, one with their loader.
 * @param from URL of the module that asks (`import.meta.url`)
 * @param script the thread's module beside it, without its ending
 * @param options what the thread is given on its way
 */
export function startWorker(from: string, script: string, options: Pick<WorkerOptions, "workerData" | "transferList"> = {}): Worker {
  if (!from.endsWith(".ts")) return new Worker(new URL(`${script}.js`, from), options);
  const loader = loaderOfSources("dist/esm/api/index.mjs");
  const url = new URL(`${script}.ts`, from).href;
  return new Worker(`import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(url)}); });`, { ...options, eval: true });
}

/**
 * A process of the compiled program, which takes and gives messages as a thread does; from the sources, one with
 * their loader. It ends when this process does.
 * @param env variables beside this process's own
 */
export function startProcess(from: string, script: string, env: Readonly<Record<string, string>> = {}): ChildProcess {
  const sources = from.endsWith(".ts");
  return fork(fileURLToPath(new URL(`${script}${sources ? ".ts" : ".js"}`, from)), {
    serialization: "advanced",
    execArgv: sources ? ["--import", loaderOfSources("dist/esm/index.mjs")] : [],
    env: { ...process.env, ...env },
    // What it has to say comes as messages; a fault's last words go where this process's go.
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

const loaderOfSources = (module: string): string => new URL(module, pathToFileURL(createRequire(import.meta.url).resolve("tsx/package.json"))).href;
