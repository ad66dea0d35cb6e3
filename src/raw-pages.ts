/** Ingest → print: everything up to the browser's own PDF of every page. */
import { Conveyor } from "./conveyor.js";
import type { LazyPress } from "./lazy-press.js";
import type { Diagnostics } from "./diagnostics/diagnostic.js";
import type { Cache } from "./model/context.js";
import type { DummyPage } from "./model/dummy.js";
import type { DebugView, RawPage } from "./model/render.js";
import { type Desk, type OpenDesk, layOut, openDesk } from "./pipeline.js";
import type { ProgressListener } from "./progress.js";
import { proofDummy } from "./place/proof.js";
import { render } from "./render.js";
import type { Stopwatch } from "./stopwatch.js";

/** What a build works with. */
export interface Shop {
  readonly diagnostics: Diagnostics;
  readonly stopwatch: Stopwatch;
  readonly cache: Cache;
  readonly opened: LazyPress;
  /** Only this page. */
  readonly page?: string | undefined;
  /** Raised where the work is given up. */
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ProgressListener | undefined;
  /** What a proof shows besides faults. */
  readonly debug?: DebugView | undefined;
}

/** Takes each raw page as soon as it is printed; pages may come in any order. */
export type RawPageTaker = (raw: RawPage) => void;

/**
 * Makes up an issue and renders each sound page while the next one is made up. A page that is found at fault later
 * has been taken all the same (`diagnostics.pageHasErrors`).
 */
export async function renderWhileLayingOut(open: OpenDesk, shop: Shop, take: RawPageTaker): Promise<Desk> {
  const { issue, fonts } = open;
  const { diagnostics, stopwatch } = shop;
  if (!issue || diagnostics.hasErrors) return layOut(open, shop);
  const pages = new Conveyor<DummyPage>();
  const [layingOut, rendering] = await Promise.allSettled([
    // Pages with an error are left out: only a proof shows them.
    layOut(open, shop, (page) => { if (!diagnostics.pageHasErrors(page.label)) pages.put(page); }).finally(() => pages.end()),
    stopwatch.time("browser", () => shop.opened.get()).then((press) =>
      render(pages, { theme: issue.theme, fonts, cache: shop.cache, diagnostics, stopwatch, press, proof: false }, take)),
  ]);
  if (layingOut.status === "rejected") throw layingOut.reason;
  if (rendering.status === "rejected") throw rendering.reason;
  return layingOut.value;
}

/** Renders the pages of an issue that was made up as a proof: pages with faults too, marked. */
export async function renderProof(done: Desk, shop: Shop, take: RawPageTaker): Promise<void> {
  const { issue, plan, dummy, typesetter, fonts } = done;
  if (!issue || !plan || !dummy || !typesetter) return;
  const { cache, diagnostics, stopwatch, opened } = shop;
  const press = await stopwatch.time("browser", () => opened.get());
  const proof = proofDummy(dummy, issue, plan, typesetter, shop.debug);
  const pages = new Conveyor<DummyPage>();
  for (const page of proof.pages) pages.put(page);
  pages.end();
  await render(pages, { theme: issue.theme, fonts, cache, diagnostics, stopwatch, press, proof: true, paper: proof.pages[0]?.paper }, take);
}

/** The raw pages of an issue in page order; pages at fault are missing, with their findings. */
export async function rawPages(path: string, shop: Shop): Promise<readonly RawPage[]> {
  // The browser starts while the desk works.
  shop.opened.start();
  const made = new Map<string, RawPage>();
  const { issue } = await renderWhileLayingOut(await openDesk(path, shop), shop, (raw) => void made.set(raw.page.label, raw));
  return (issue?.file.pages ?? []).flatMap(({ label }) => (shop.diagnostics.pageHasErrors(label) ? [] : (made.get(label) ?? [])));
}
