/**
 * Subsets faces on a thread. A WebAssembly memory never shrinks: held by the main thread, the largest face's 100 MB
 * would stand beside the browser's tabs until the end.
 */
import type { SubsetJob } from "./fonts/open-fonts.js";
import { JobThread } from "./job-thread.js";

export class SubsetThread {
  readonly #thread = new JobThread<SubsetJob, { readonly bytes: Uint8Array }>({ from: import.meta.url, script: "./subset-worker" });

  /**
   * The subset that a job describes; jobs are done in the order in which they come.
   * @param job reads the font when its turn comes, so that one face at a time is in memory
   * @throws MachineError where the font cannot be subset
   */
  async subset(job: () => Promise<SubsetJob>): Promise<Uint8Array> {
    return (await this.#thread.run(job)).bytes;
  }
}
