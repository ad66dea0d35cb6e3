/**
 * Processes that finish pages while this one makes up and prints the next ones. They are no threads because pictures
 * of many megapixels leave a process's memory in pieces that it cannot give back: what a page leaves is bounded here,
 * and a page that takes more memory than there is ends its process alone.
 */
import { availableParallelism } from "node:os";
import type { ChildProcess } from "node:child_process";
import { MachineError } from "./diagnostics/machine-error.js";
import type { FinishedJob, FinishJob } from "./finishing-job.js";
import type { Reply } from "./finishing-worker.js";
import type { DummyPage } from "./model/dummy.js";
import { startProcess } from "./start-worker.js";
import { errorOf } from "./thread-reply.js";

/** More would only wait for memory: each holds a page's pictures while it works on them. */
const mostHelpers = 4;

/** Heaps of glibc (mallopt(3), M_ARENA_MAX): one a thread would keep several times what a page needs. */
const arenas = "2";

interface Pending {
  readonly job: FinishJob;
  readonly resolve: (done: FinishedJob) => void;
  readonly reject: (error: Error) => void;
}

interface Helper {
  readonly child: ChildProcess;
  busy: Pending | undefined;
}

export class FinishingPool {
  readonly #helpers: Helper[] = [];
  readonly #waiting: Pending[] = [];
  /** Builds whose pages are being printed. */
  #printing = 0;

  constructor(private readonly count = Math.min(mostHelpers, availableParallelism())) {}

  /** Starts the first process before there is work, so that its modules are loaded by then. */
  warm(): void {
    if (this.#helpers.length === 0) this.#start();
  }

  /**
   * Pages are printed from now on: half of the processes work beside the browser, which has the cores and the memory
   * of the others. @returns to be called once when printing has ended
   */
  besidePrinting(): () => void {
    this.#printing++;
    return () => {
      this.#printing--;
      this.#assign();
    };
  }

  /** Processes that hold a page. */
  get atWork(): number {
    return this.#helpers.filter(({ busy }) => busy !== undefined).length;
  }

  get pids(): readonly number[] {
    return this.#helpers.flatMap(({ child }) => child.pid ?? []);
  }

  get #most(): number {
    return this.#printing > 0 ? Math.ceil(this.count / 2) : this.count;
  }

  finish(job: FinishJob): Promise<FinishedJob> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job: { ...job, raw: { ...job.raw, page: leanPage(job.raw.page) } }, resolve, reject });
      this.#assign();
    });
  }

  /** Ends the processes; nothing may be pending. */
  async close(): Promise<void> {
    await Promise.all(this.#helpers.splice(0).map(({ child }) => new Promise((resolve) => child.once("exit", resolve).kill())));
  }

  #assign(): void {
    while (this.#waiting.length > 0 && this.atWork < this.#most) {
      const idle = this.#helpers.find(({ busy }) => busy === undefined) ?? (this.#helpers.length < this.count ? this.#start() : undefined);
      if (idle === undefined) return;
      const pending = this.#waiting.shift() as Pending;
      idle.busy = pending;
      hold(idle.child, true);
      idle.child.send(pending.job);
    }
  }

  #start(): Helper {
    const child = startProcess(import.meta.url, "./finishing-worker", { MALLOC_ARENA_MAX: arenas });
    const helper: Helper = { child, busy: undefined };
    child.on("message", (reply: Reply) => {
      const pending = helper.busy;
      helper.busy = undefined;
      hold(child, false);
      if (pending !== undefined) settle(pending, reply);
      this.#assign();
    });
    const gone = (error: Error): void => {
      // The process is gone, and with it the page that it worked on; others go on.
      const at = this.#helpers.indexOf(helper);
      if (at >= 0) this.#helpers.splice(at, 1);
      helper.busy?.reject(error);
      helper.busy = undefined;
      this.#assign();
    };
    child.on("error", gone);
    child.on("exit", (code, signal) => gone(lostProcess(String(signal ?? code))));
    // Only a helper at work keeps this process alive. A listener holds the channel again, so this comes after them.
    hold(child, false);
    this.#helpers.push(helper);
    return helper;
  }
}

const lostProcess = (how: string): MachineError =>
  new MachineError("finishing-process-ended", { zh: `加工版面的进程中途结束（${how}）。`, en: `The process that finishes a page ended before it was done (${how}).` }, {
    hint: { zh: "多半是内存不够：关掉别的程序，或用 --page 一版一版地做", en: "Memory was probably short: close other programs, or build page by page with --page." },
  });

/** Whether a helper keeps this process alive. */
function hold(child: ChildProcess, held: boolean): void {
  if (held) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

/** The program's own helpers: one that stays open, or a test that builds often, starts them once. */
export const finishingPool = new FinishingPool();

function settle({ resolve, reject }: Pending, reply: Reply): void {
  if ("done" in reply) resolve(reply.done);
  else reject(errorOf(reply));
}

/** The page as finishing needs it: of picture files only separated originals and supplied pages cross to the helper. */
function leanPage(page: DummyPage): DummyPage {
  const none = new Uint8Array();
  return {
    ...page,
    modules: page.modules.map((module) => ({
      ...module,
      parts: module.parts.map((part) => {
        if (part.type !== "figure") return part;
        const { bytes, shown, original, ...rest } = part.picture;
        return { ...part, picture: { ...rest, bytes: original || rest.supplied ? bytes : none, ...(original ? { original } : {}), ...(shown ? { shown: { ...shown, bytes: none } } : {}) } };
      }),
    })),
  };
}
