/** A page that is not exactly full, and how another one is tried. */
import type { Copy } from "../model/copy.js";
import type { PageFile } from "../model/issue.js";
import type { PageItem } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import type { PlanPage } from "../model/plan.js";
import type { MakeupServices } from "./types.js";

/** Makes the page up from other copy; undefined where it is not exactly full. */
export type Trial = (copy: Copy, page: PageFile) => Generator<void, PlanPage | undefined>;

/** Makes up page number `index` of an issue in which a story jumps; undefined where it is not exactly full. */
export type JumpTrial = (copy: Copy, index: number) => Generator<void, PlanPage | undefined>;

/** Trials without some of the copy, with stories cut or lengthened, and with a story that jumps: each has its own bound. */
export interface Trials {
  readonly without: Trial;
  readonly rewritten: Trial;
  readonly jumped: JumpTrial;
}

/** A page of the issue, and what it came to. */
export interface MadePage {
  readonly page: PageFile;
  readonly index: number;
  readonly planned: PlanPage | undefined;
}

/** A page that is not full as it is. */
export interface NotFull {
  readonly copy: Copy;
  readonly page: PageFile;
  readonly index: number;
  /** Pages that come after it and whose modules may move. */
  readonly later: readonly MadePage[];
  readonly items: readonly PageItem[];
  readonly region: PageRegion;
  readonly services: MakeupServices;
  /** The page nearest to being full, if there is one. */
  readonly nearest: PlanPage | undefined;
}
