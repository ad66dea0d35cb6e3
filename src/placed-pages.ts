/** Pages placed before: a program that stays open places an unchanged page once. */
import type { DummyPage } from "./model/dummy.js";

/** Beside the pages of the issue at hand: states that an editor may come back to. */
const formerPages = 6;

/** The pages placed last, by what they depend on (`kept-plans.ts`), the oldest first. */
const placed = new Map<string, DummyPage>();

/** The page that was placed for this key, if it is still held. */
export function placedBefore(key: string): DummyPage | undefined {
  const page = placed.get(key);
  if (page) {
    placed.delete(key);
    placed.set(key, page);
  }
  return page;
}

/** Holds a page without findings; the oldest are forgotten, where there are more than an issue of so many pages needs. */
export function holdPlaced(key: string, page: DummyPage, pagesAtHand: number): void {
  placed.set(key, page);
  for (const oldest of placed.keys()) {
    if (placed.size <= pagesAtHand + formerPages) break;
    placed.delete(oldest);
  }
}
