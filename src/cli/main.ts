#!/usr/bin/env node
/** The command line's entry: the one place that ends the process. */
import { Outlet } from "./outlet.js";
import { run } from "./run.js";

const abort = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => abort.abort(new Error(signal)));

const [out, err] = [new Outlet(process.stdout), new Outlet(process.stderr)];
const finished = async (): Promise<Error | undefined> => (await out.finished()) ?? (await err.finished());
const code = await run(process.argv.slice(2), { out: out.write, err: err.write, finished, signal: abort.signal });
// What is said of lost output goes out too.
await finished();
process.exit(code);
