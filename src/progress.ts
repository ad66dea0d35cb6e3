/** How far a run has come, for a person who waits: what it does, and of pages how many are done. */
export type ProgressStage = "ingest" | "fonts" | "copydesk" | "makeup" | "solutions" | "print" | "finish" | "bind";

export interface Progress {
  readonly stage: ProgressStage;
  /** Pages done of all pages to do, for stages that go page by page. */
  readonly pages?: { readonly done: number; readonly of: number };
}

/** Told at every step; it must not take long. */
export type ProgressListener = (progress: Progress) => void;
