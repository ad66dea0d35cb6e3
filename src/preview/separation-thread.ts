/** Takes plates apart on a thread: a broadsheet takes seconds, and saves and their pages do not wait for it. */
import { JobThread } from "../job-thread.js";
import type { PressProfile } from "../model/press.js";

export interface SeparationJob {
  /** A press file of one page. */
  readonly pdf: Uint8Array;
  /** For the soft proof; without it the inks alone are made. */
  readonly profile: PressProfile | undefined;
}

export class SeparationThread {
  readonly #thread = new JobThread<SeparationJob, { readonly pictures: ReadonlyMap<string, Uint8Array> }>({ from: import.meta.url, script: "./separation-worker" });

  /**
   * PNG pictures by ink (see `separations`).
   * @throws Error where the page has what cannot be taken apart by inks
   */
  async pictures(job: SeparationJob): Promise<ReadonlyMap<string, Uint8Array>> {
    return (await this.#thread.run(async () => job)).pictures;
  }
}
