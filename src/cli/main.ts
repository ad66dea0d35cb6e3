#!/usr/bin/env node
/** The command line's entry: the one place that ends the process. */
import { Outlet } from "./outlet.js";
import { run } from "./run.js";
import { StatusLine } from "./status-line.js";
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
const line = process.stderr.isTTY && process.env.TERM !== "dumb" ? new StatusLine({ get columns() { return process.stderr.columns; }, write: err.write }) : undefined;
const before = (write: (text: string) => void) => line?.before(write) ?? write;
const code = await run(process.argv.slice(2), { out: before(out.write), err: before(err.write), finished, signal: abort.signal, ...(line ? { status: line.show } : {}) });
line?.clear();
// What is said of lost output goes out too.
await finished();
process.exit(code);
