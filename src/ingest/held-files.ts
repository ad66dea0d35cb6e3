import type { Picture } from "../model/issue.js";

/** What is read in place of files of the issue that are at fault or gone: nothing is told of what those hold. */
export interface HeldFiles {
  /** Texts by file, `articles/….json`. */
  readonly articles: ReadonlyMap<string, string>;
  /** By href. */
  readonly pictures: ReadonlyMap<string, Picture>;
}
