/** A page that is not exactly full, and how another one is tried. */
import type { Copy } from "../model/copy.js";
import type { PageFile } from "../model/issue.js";
import type { PageItem } from "../model/page-items.js";
import type { PageRegion } from "../model/page-region.js";
import type { PlanPage } from "../model/plan.js";
import type { MakeupServices } from "./types.js";

/** Makes the page up from other copy; undefined where it is not exactly full. */
export type Trial = (copy: Copy, page: PageFile) => Generator<void, PlanPage | undefined>;

/** A page that is not full as it is. */
export interface NotFull {
  readonly copy: Copy;
  readonly page: PageFile;
  readonly items: readonly PageItem[];
  readonly region: PageRegion;
  readonly services: MakeupServices;
  /** The page nearest to being full, if there is one. */
  readonly nearest: PlanPage | undefined;
}
