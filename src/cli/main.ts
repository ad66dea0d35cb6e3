#!/usr/bin/env node
/** The command line's entry: the one place that ends the process. */
import { run } from "./run.js";

const abort = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => abort.abort(new Error(signal)));

const code = await run(process.argv.slice(2), { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text), signal: abort.signal });
process.exit(code);
