/** A thread that finishes pages: each message is a job. */
import { parentPort } from "node:worker_threads";
import { MachineError } from "./diagnostics/machine-error.js";
import { Finisher, type FinishedJob, type FinishJob } from "./finishing-job.js";

/** What crosses back: a result, a broken machine in its words, or a fault of the program. */
export type Reply =
  | { readonly id: number; readonly done: FinishedJob }
  | { readonly id: number; readonly broken: { readonly code: string; readonly zh: string; readonly en: string } }
  | { readonly id: number; readonly fault: string };

const finisher = new Finisher();

parentPort?.on("message", async ({ id, job }: { id: number; job: FinishJob }) => {
  try {
    reply({ id, done: await finisher.finish(job) });
  } catch (error) {
    if (error instanceof MachineError) reply({ id, broken: { code: error.code, zh: error.zh, en: error.en } });
    else reply({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

function reply(message: Reply): void {
  parentPort?.postMessage(message);
}
