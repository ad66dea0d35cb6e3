/** Pages placed before: a program that stays open places an unchanged page once. */
import type { DummyPage } from "./model/dummy.js";

/** Pages of the issue at hand; more would only cost memory. */
const mostPages = 32;

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

/** Holds a page without findings. */
export function holdPlaced(key: string, page: DummyPage): void {
  placed.set(key, page);
  for (const oldest of placed.keys()) {
    if (placed.size <= mostPages) break;
    placed.delete(oldest);
  }
}
