/** An automatic page that is exactly full, with all of its text wherever that can be. */
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Copy } from "../model/copy.js";
import type { PageFile } from "../model/issue.js";
import type { PlanPage } from "../model/plan.js";
import { omittedOn } from "../model/taken-out.js";
import type { Outcome } from "./automatic-page.js";
import type { HeldModule } from "./leaves.js";
import { fits, namedPage } from "./named-page.js";
import { fullPage, type PageWork, wholeText } from "./page-work.js";

/**
 * The page around what is held, or undefined where there is none. A page that goes without optional blocks gives way
 * to a layout of the theme that is full with them; pins and locks stand on none.
 * @param outcome set where no page is found
 */
export function* freePage(copy: Copy, page: PageFile, index: number, work: PageWork, held: readonly HeldModule[], outcome?: Outcome): Generator<void, PlanPage | undefined> {
  const found = yield* fullPage(copy, page, work, held, outcome);
  if (!found || held.length > 0 || omittedOn(found).length === 0) return found;
  const named = yield* namedPage(copy, page, index, wholeText(work), new Diagnostics(), true);
  return named && fits(named) ? named : found;
}
