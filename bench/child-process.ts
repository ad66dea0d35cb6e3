/** A measured process: it is told what to do over its channel and answers with figures. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Answer {
  /** Milliseconds in the process, from the order to the result. */
  readonly ms: number;
  readonly pages?: number;
  readonly bytes?: number;
  readonly folder?: string;
  readonly files?: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
  readonly timings?: Readonly<Record<string, number>>;
  readonly errors?: readonly string[];
}

export class MeasuredProcess {
  readonly #child: ChildProcess;
  readonly #ready: Promise<void>;
  readonly #started = performance.now();

  constructor(script: "banxin" | "compose" | "reference", args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
    // Plain Node without this process's own loaders.
    this.#child = fork(fileURLToPath(new URL(`children/${script}.mjs`, import.meta.url)), args, { execArgv: [], env: { ...process.env, NODE_OPTIONS: "", ...env } });
    this.#ready = this.#next().then(() => {});
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Carries out an order. `sinceStart` counts from the start of the process, Node's own start included. */
  async order<A extends Answer = Answer>(order: object): Promise<A & { readonly sinceStart: number }> {
    await this.#ready;
    const answer = this.#next();
    this.#child.send(order);
    const result = (await answer) as A & { failure?: string };
    if (result.failure !== undefined) throw new Error(result.failure);
    return { ...result, sinceStart: performance.now() - this.#started };
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.disconnect();
    await ended;
  }

  #next(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const died = (code: number | null): void => reject(new Error(`a measured process ended with ${code}`));
      this.#child.once("exit", died);
      this.#child.once("message", (message) => {
        this.#child.off("exit", died);
        resolve(message);
      });
    });
  }
}
