/** What a suite of the benchmark is. */

/** Paths and counts from the command line. */
export interface SuiteOptions {
  /** The project's root folder. */
  readonly root: string;
  /** An issue folder in place of the suite's own. */
  readonly issue: string | undefined;
  /** Runs of each measurement, at least five for figures that are quoted. */
  readonly runs: number;
  /** The value of a suite's own option, a whole number, if it was given. */
  readonly option: (name: "pages" | "seed" | "saves" | "viewers") => string | undefined;
  /** Told before each measurement. */
  readonly tell: (text: string) => void;
}

/** A suite's figures: one JSON object, and the same as a table for people. */
export interface SuiteResult {
  readonly figures: object;
  readonly table: string;
}

export type Suite = (options: SuiteOptions) => Promise<SuiteResult>;
