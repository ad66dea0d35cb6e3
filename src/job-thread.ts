/** A thread that does one job after another and ends with the last: what its WebAssembly grew to is given back. */
import type { Worker } from "node:worker_threads";
import { startWorker } from "./start-worker.js";
import { errorOf, type Failure } from "./thread-reply.js";

/** The thread took longer than a job may take, or asked for more memory than there is, and was ended. */
export class ThreadLimit extends Error {}

export interface JobThreadOptions {
  /** URL of the module that asks (`import.meta.url`). */
  readonly from: string;
  /** The thread's module beside it, without its ending. It answers every message with a result or a failure. */
  readonly script: string;
  /** The longest that one job may take; for ever when absent. */
  readonly limitMs?: number | undefined;
}

export class JobThread<Job, Result extends object> {
  #worker: Worker | undefined;
  #jobs: Promise<unknown> = Promise.resolve();
  #pending = 0;

  constructor(private readonly options: JobThreadOptions) {}

  /**
   * Does a job when those before it are done.
   * @param job made when its turn comes, so that one at a time is in memory
   * @throws ThreadLimit; what the job threw
   */
  async run(job: () => Promise<Job>): Promise<Result> {
    this.#pending++;
    const done = this.#jobs.then(async () => this.#run(await job()));
    this.#jobs = done.catch(() => {});
    try {
      return await done;
    } finally {
      if (--this.#pending === 0) await this.#end();
    }
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #run(job: Job): Promise<Result> {
    const { from, script, limitMs } = this.options;
    const worker = (this.#worker ??= startWorker(from, script));
    return new Promise<Result>((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        worker.off("message", onMessage).off("error", onError).off("exit", onExit);
        act();
      };
      const onMessage = (reply: Result | Failure): void => settle(() => {
        if ("broken" in reply || "fault" in reply) reject(errorOf(reply as Failure));
        else resolve(reply);
      });
      const lost = (error: Error): void => settle(() => {
        if (this.#worker === worker) this.#worker = undefined;
        reject(error);
      });
      const onError = (error: NodeJS.ErrnoException): void => lost(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new ThreadLimit(error.message) : error);
      const onExit = (code: number): void => lost(new Error(`the thread ${script} ended with ${code}`));
      const timer = limitMs === undefined ? undefined : setTimeout(() => {
        lost(new ThreadLimit(`the thread ${script} took longer than ${limitMs} ms`));
        void worker.terminate();
      }, limitMs);
      worker.on("message", onMessage).on("error", onError).on("exit", onExit);
      // A copy: what a job holds may be a cache's own bytes.
      worker.postMessage(job);
    });
  }
}
