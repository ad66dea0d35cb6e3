#!/usr/bin/env node
/** The command line's entry: the one place that ends the process. */
import { Outlet } from "./outlet.js";
import { run } from "./run.js";
import { exitCodes } from "./exit-codes.js";

/** A key pressed once may come twice, where npm hands on what the terminal has sent already. */
const echoMs = 100;

const abort = new AbortController();
let askedAt: number | undefined;
/** Asked once, the command puts away what it has begun and ends; asked again, it ends at once. */
function stop(signal: NodeJS.Signals): void {
  const now = performance.now();
  if (askedAt !== undefined && now - askedAt > echoMs) process.exit(exitCodes.interrupted);
  askedAt ??= now;
  abort.abort(new Error(signal));
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

const [out, err] = [new Outlet(process.stdout), new Outlet(process.stderr)];
const finished = async (): Promise<Error | undefined> => (await out.finished()) ?? (await err.finished());
const code = await run(process.argv.slice(2), { out: out.write, err: err.write, finished, signal: abort.signal });
// What is said of lost output goes out too.
await finished();
process.exit(code);
