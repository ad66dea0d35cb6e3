/** A thread that finishes pages: each message is a job, and a thread has one at a time. */
import { parentPort } from "node:worker_threads";
import sharp from "sharp";
import { Finisher, type FinishedJob, type FinishJob } from "./finishing-job.js";
import { type Failure, failureOf } from "./thread-reply.js";

/** What crosses back. */
export type Reply = { readonly done: FinishedJob } | Failure;

// No picture comes twice, and the pages are what is worked on side by side: libvips keeps nothing and starts no threads of its own.
sharp.cache(false);
sharp.concurrency(1);

const finisher = new Finisher();

parentPort?.on("message", async (job: FinishJob) => {
  try {
    const done = await finisher.finish(job);
    reply({ done }, done.targets.flatMap(({ pdf }) => (pdf === undefined ? [] : [pdf])));
  } catch (error) {
    reply(failureOf(error));
  }
});

/** Files that fill their buffer are handed over; others are copied. */
function reply(message: Reply, files: readonly Uint8Array[] = []): void {
  const whole = files.flatMap(({ buffer, byteLength }) => (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []));
  parentPort?.postMessage(message, [...new Set(whole)]);
}
