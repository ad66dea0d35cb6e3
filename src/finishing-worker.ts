/** A thread that finishes pages: each message is a job, and a thread has one at a time. */
import { parentPort } from "node:worker_threads";
import { MachineError } from "./diagnostics/machine-error.js";
import { Finisher, type FinishedJob, type FinishJob } from "./finishing-job.js";

/** What crosses back: a result, a broken machine in its words, or a fault of the program. */
export type Reply =
  | { readonly done: FinishedJob }
  | { readonly broken: { readonly code: string; readonly zh: string; readonly en: string } }
  | { readonly fault: string };

const finisher = new Finisher();

parentPort?.on("message", async (job: FinishJob) => {
  try {
    reply({ done: await finisher.finish(job) });
  } catch (error) {
    if (error instanceof MachineError) reply({ broken: { code: error.code, zh: error.zh, en: error.en } });
    else reply({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

function reply(message: Reply): void {
  parentPort?.postMessage(message);
}
