/** An automatic page that is exactly full, with all of its text unless that makes a worse page. */
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Copy } from "../model/copy.js";
import type { PageFile } from "../model/issue.js";
import type { PlanPage } from "../model/plan.js";
import { omittedOn } from "../model/taken-out.js";
import type { Outcome } from "./automatic-page.js";
import type { HeldModule } from "./leaves.js";
import { fits, namedPage } from "./named-page.js";
import { measureOf } from "./omissions.js";
import { fullPage, type PageWork, wholeText } from "./page-work.js";

/** What a finished page costs: its settings and its look. */
const costOf = ({ metrics }: PlanPage): number =>
  Object.entries(metrics).reduce((sum, [name, price]) => (name === "cost" || name.startsWith("taste.") ? sum + price : sum), 0);

/**
 * The page around what is held, or undefined where there is none. The search has weighed an omission against every
 * slicing with all the text; here it is weighed once more, against the theme's layouts. Pins and locks stand on none.
 * @param outcome set where no page is found
 */
export function* freePage(copy: Copy, page: PageFile, index: number, work: PageWork, held: readonly HeldModule[], outcome?: Outcome): Generator<void, PlanPage | undefined> {
  const found = yield* fullPage(copy, page, work, held, outcome);
  const omitted = found ? omittedOn(found) : [];
  if (!found || held.length > 0 || omitted.length === 0) return found;
  const named = yield* namedPage(copy, page, index, wholeText(work), new Diagnostics(), true);
  const price = copy.issue.theme.taste.omission * measureOf(omitted, copy);
  return named && fits(named) && costOf(named) <= costOf(found) + price ? named : found;
}
