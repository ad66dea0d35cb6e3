/** An automatic page that is exactly full, with all of its text unless that makes a worse page. */
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Copy } from "../model/copy.js";
import type { PageFile } from "../model/issue.js";
import type { PlanPage } from "../model/plan.js";
import { omittedOn } from "../model/taken-out.js";
import type { Outcome } from "./automatic-page.js";
import type { HeldModule } from "./leaves.js";
import { fits, namedPage } from "./named-page.js";
import { missedIn, priceOf } from "./omissions.js";
import { fullPage, type PageWork, wholeText } from "./page-work.js";

/** What a finished page costs: its settings and its look. */
export const costOf = ({ metrics }: Pick<PlanPage, "metrics">): number =>
  Object.entries(metrics).reduce((sum, [name, price]) => (name === "cost" || name.startsWith("taste.") ? sum + price : sum), 0);

/**
 * The page around what is held, or undefined where there is none. A page that goes without text is weighed against
 * the best one with all of it, made freely or on a layout of the theme; pins and locks stand on none.
 * @param outcome set where no page is found
 */
export function* freePage(copy: Copy, page: PageFile, index: number, work: PageWork, held: readonly HeldModule[], outcome?: Outcome): Generator<void, PlanPage | undefined> {
  const found = yield* fullPage(copy, page, work, held, outcome);
  const omitted = found ? omittedOn(found) : [];
  if (!found || omitted.length === 0) return found;
  const most = costOf(found) + priceOf(missedIn(omitted, copy), copy.issue.theme.taste);
  const whole = wholeText(work);
  const free = yield* fullPage(copy, page, whole, held);
  if (free && costOf(free) <= most) return free;
  const named = held.length > 0 ? undefined : yield* namedPage(copy, page, index, whole, new Diagnostics(), true);
  return named && fits(named) && costOf(named) <= most ? named : found;
}
