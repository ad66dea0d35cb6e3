/**
 * Looks at supplied pages on a thread. A file that somebody sends may keep a reader busy for ever, and nothing but the
 * end of its thread stops that.
 */
import type { SuppliedJob, SuppliedLook, SuppliedReader } from "./ingest/supplied-look.js";
import { JobThread, ThreadLimit } from "./job-thread.js";
import type { SuppliedFault } from "./pdf/supplied-page.js";

/** The largest advert that was met takes three seconds; a slow machine under load takes some times as long. */
const usualLimitMs = 60_000;

/** A reader that gives up after `limitMs`: a page that takes longer is `too-much`, as is one that asks for more memory than there is. */
export function suppliedThread(limitMs = usualLimitMs): SuppliedReader {
  const thread = new JobThread<SuppliedJob, SuppliedLook | SuppliedFault>({ from: import.meta.url, script: "./supplied-worker", limitMs });
  return (job) => thread.run(async () => job).catch((error: unknown): SuppliedFault => {
    if (error instanceof ThreadLimit) return { kind: "too-much" };
    throw error;
  });
}
