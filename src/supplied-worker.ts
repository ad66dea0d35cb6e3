/** A thread that looks at supplied pages, one after another. */
import { parentPort } from "node:worker_threads";
import { lookAtSupplied, type SuppliedJob, type SuppliedLook } from "./ingest/supplied-look.js";
import type { SuppliedFault } from "./pdf/supplied-page.js";
import { type Failure, failureOf } from "./thread-reply.js";

parentPort?.on("message", async (job: SuppliedJob) => {
  parentPort?.postMessage((await lookAtSupplied(job).catch(failureOf)) satisfies SuppliedLook | SuppliedFault | Failure);
});
