#!/usr/bin/env node
/** The command line's entry: the one place that ends the process. */
import { outputTo } from "./streams.js";
import { run } from "./run.js";

const abort = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => abort.abort(new Error(signal)));

const [out, err] = [outputTo(process.stdout), outputTo(process.stderr)];
const code = await run(process.argv.slice(2), { out: out.write, err: err.write, signal: abort.signal, written: out.finish });
// Where the messages themselves cannot be written there is nobody to tell.
await err.finish().catch(() => {});
process.exit(code);
