/** A thread that finishes pages: each message is a job, and a thread has one at a time. */
import { parentPort } from "node:worker_threads";
import { Finisher, type FinishedJob, type FinishJob } from "./finishing-job.js";
import { type Failure, failureOf } from "./thread-reply.js";

/** What crosses back. */
export type Reply = { readonly done: FinishedJob } | Failure;

const finisher = new Finisher();

parentPort?.on("message", async (job: FinishJob) => {
  try {
    reply({ done: await finisher.finish(job) });
  } catch (error) {
    reply(failureOf(error));
  }
});

function reply(message: Reply): void {
  parentPort?.postMessage(message);
}
