/** Threads that finish pages while the main thread makes up and prints the next ones. */
import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import type { FinishedJob, FinishJob } from "./finishing-job.js";
import type { Reply } from "./finishing-worker.js";
import type { DummyPage } from "./model/dummy.js";
import { startWorker } from "./start-worker.js";
import { errorOf } from "./thread-reply.js";

/** More would only wait for memory: each holds a page's pictures while it works on them. */
const mostThreads = 4;

interface Pending {
  readonly job: FinishJob;
  readonly resolve: (done: FinishedJob) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  busy: Pending | undefined;
}

export class FinishingPool {
  readonly #threads: Thread[] = [];
  readonly #waiting: Pending[] = [];

  constructor(private readonly count = Math.min(mostThreads, availableParallelism())) {}

  /** Starts the first thread before there is work, so that its modules are loaded by then. */
  warm(): void {
    if (this.#threads.length === 0) this.#start();
  }

  finish(job: FinishJob): Promise<FinishedJob> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job: { ...job, raw: { ...job.raw, page: leanPage(job.raw.page) } }, resolve, reject });
      this.#assign();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map(({ worker }) => worker.terminate()));
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const idle = this.#threads.find(({ busy }) => busy === undefined) ?? (this.#threads.length < this.count ? this.#start() : undefined);
      if (idle === undefined) return;
      const pending = this.#waiting.shift() as Pending;
      idle.busy = pending;
      idle.worker.ref();
      idle.worker.postMessage(pending.job);
    }
  }

  #start(): Thread {
    const worker = startWorker(import.meta.url, "./finishing-worker");
    const thread: Thread = { worker, busy: undefined };
    worker.on("message", (reply: Reply) => {
      const pending = thread.busy;
      thread.busy = undefined;
      worker.unref();
      if (pending !== undefined) settle(pending, reply);
      this.#assign();
    });
    worker.on("error", (error) => {
      // The thread is gone, and with it the page that it worked on; others go on.
      this.#threads.splice(this.#threads.indexOf(thread), 1);
      thread.busy?.reject(error);
      this.#assign();
    });
    // Only a thread at work keeps the process alive. A listener holds its port again, so this comes after them.
    worker.unref();
    this.#threads.push(thread);
    return thread;
  }
}

/** The process's own threads: a program that stays open, or a test that builds often, starts them once. */
export const finishingPool = new FinishingPool();

function settle({ resolve, reject }: Pending, reply: Reply): void {
  if ("done" in reply) resolve(reply.done);
  else reject(errorOf(reply));
}

/** The page as finishing needs it: of picture files only the separated originals cross to the thread. */
function leanPage(page: DummyPage): DummyPage {
  const none = new Uint8Array();
  return {
    ...page,
    modules: page.modules.map((module) => ({
      ...module,
      parts: module.parts.map((part) => {
        if (part.type !== "figure") return part;
        const { bytes, shown, original, ...rest } = part.picture;
        return { ...part, picture: { ...rest, bytes: original ? bytes : none, ...(original ? { original } : {}), ...(shown ? { shown: { ...shown, bytes: none } } : {}) } };
      }),
    })),
  };
}
