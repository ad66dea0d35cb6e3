/** How far a run has come, for a person who waits: what it does, and of pages how many are done. */
export type ProgressStage = "ingest" | "fonts" | "copydesk" | "makeup" | "solutions" | "print" | "finish" | "bind";

export interface Progress {
  readonly stage: ProgressStage;
  /** Pages done of all pages to do, for stages that go page by page. */
  readonly pages?: { readonly done: number; readonly of: number };
}

/** Told at every step; it must not take long. */
export type ProgressListener = (progress: Progress) => void;

/** A listener that hears of a run until it has ended or is given up: what is then left of the work has no reader. */
export class Hearing {
  #ended = false;

  /** Undefined where nobody listens. */
  readonly listener: ProgressListener | undefined;

  constructor(listener: ProgressListener | undefined, signal: AbortSignal | undefined) {
    this.listener = listener && ((progress) => {
      if (!this.#ended && !signal?.aborted) listener(progress);
    });
  }

  end(): void {
    this.#ended = true;
  }
}
