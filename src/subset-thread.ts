/**
 * Subsets faces on a thread that ends with its last job. A WebAssembly memory never shrinks: held by the main thread,
 * the largest face's 100 MB would stand beside the browser's tabs until the end.
 */
import type { Worker } from "node:worker_threads";
import type { SubsetJob } from "./fonts/open-fonts.js";
import { startWorker } from "./start-worker.js";
import type { SubsetReply } from "./subset-worker.js";
import { errorOf } from "./thread-reply.js";

export class SubsetThread {
  #worker: Worker | undefined;
  #jobs: Promise<unknown> = Promise.resolve();
  #pending = 0;

  /**
   * The subset that a job describes; jobs are done in the order in which they come.
   * @param job reads the font when its turn comes, so that one face at a time is in memory
   * @throws MachineError where the font cannot be subset
   */
  async subset(job: () => Promise<SubsetJob>): Promise<Uint8Array> {
    this.#pending++;
    const done = this.#jobs.then(async () => this.#run(await job()));
    this.#jobs = done.catch(() => {});
    try {
      return await done;
    } finally {
      if (--this.#pending === 0) {
        const worker = this.#worker;
        this.#worker = undefined;
        await worker?.terminate();
      }
    }
  }

  #run(job: SubsetJob): Promise<Uint8Array> {
    const worker = (this.#worker ??= startWorker(import.meta.url, "./subset-worker"));
    return new Promise<Uint8Array>((resolve, reject) => {
      const settle = (act: () => void): void => {
        worker.off("message", onMessage).off("error", onError).off("exit", onExit);
        act();
      };
      const onMessage = (reply: SubsetReply): void => settle(() => {
        if ("bytes" in reply) resolve(reply.bytes);
        else reject(errorOf(reply));
      });
      const lost = (error: Error): void => settle(() => {
        if (this.#worker === worker) this.#worker = undefined;
        reject(error);
      });
      const onError = (error: Error): void => lost(error);
      const onExit = (code: number): void => lost(new Error(`the subsetting thread ended with ${code}`));
      worker.on("message", onMessage).on("error", onError).on("exit", onExit);
      // A copy: the font may be a cache's own bytes.
      worker.postMessage(job);
    });
  }
}
