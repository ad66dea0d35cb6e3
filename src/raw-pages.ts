/** Ingest → print: everything up to the browser's own PDF of every page. */
import type { LazyPress } from "./lazy-press.js";
import type { Diagnostics } from "./diagnostics/diagnostic.js";
import type { Cache } from "./model/context.js";
import type { Dummy } from "./model/dummy.js";
import type { DebugView, RawPage } from "./model/render.js";
import { type Desk, desk } from "./pipeline.js";
import { proofDummy } from "./place/proof.js";
import { render } from "./render.js";
import type { Stopwatch } from "./stopwatch.js";

/** What a build works with. */
export interface Shop {
  readonly diagnostics: Diagnostics;
  readonly stopwatch: Stopwatch;
  readonly cache: Cache;
  readonly opened: LazyPress;
  /** What a proof shows besides faults. */
  readonly debug?: DebugView | undefined;
}

/** Takes each raw page as soon as it is printed; pages may come in any order. */
export type RawPageTaker = (raw: RawPage) => void;

/** Pages with an error are left out: only a proof shows them. */
function sound(dummy: Dummy, diagnostics: Diagnostics): Dummy {
  return { pages: dummy.pages.filter((page) => !diagnostics.pageHasErrors(page.label)) };
}

/** Renders the pages of an issue that was made up, without the pages at fault; with them, marked, as a proof. */
export async function renderDesk(done: Desk, shop: Shop, proof: boolean, take: RawPageTaker = () => {}): Promise<RawPage[]> {
  const { issue, dummy, plan, typesetter, fonts } = done;
  if (!issue || !dummy) return [];
  const { cache, diagnostics, stopwatch, opened } = shop;
  const press = await stopwatch.time("browser", () => opened.get());
  return render(
    proof && plan && typesetter ? proofDummy(dummy, issue, plan, typesetter, shop.debug) : sound(dummy, diagnostics),
    { theme: issue.theme, fonts, cache, diagnostics, stopwatch, press: () => opened.get(), browserVersion: press.version, proof },
    take,
  );
}

/** The raw pages of an issue in page order; pages at fault are missing, with their findings. */
export async function rawPages(path: string, shop: Shop): Promise<RawPage[]> {
  // The browser starts while the desk works.
  shop.opened.start();
  return renderDesk(await desk(path, shop), shop, false);
}
