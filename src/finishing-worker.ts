/** A process that finishes pages: each message is a job, and a process has one at a time. */
import sharp from "sharp";
import { Finisher, type FinishedJob, type FinishJob } from "./finishing-job.js";
import { type Failure, failureOf } from "./thread-reply.js";

/** What crosses back. */
export type Reply = { readonly done: FinishedJob } | Failure;

// No picture comes twice, and the pages are what is worked on side by side: libvips keeps nothing and starts no threads of its own.
sharp.cache(false);
sharp.concurrency(1);

const finisher = new Finisher();

process.on("message", async (job: FinishJob) => {
  let reply: Reply;
  try {
    reply = { done: await finisher.finish(job) };
  } catch (error) {
    reply = failureOf(error);
  }
  if (process.connected) process.send?.(reply);
});

// A terminal's interrupt reaches every process: the one that gives the work tidies up, and this one ends with it.
for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => {});
