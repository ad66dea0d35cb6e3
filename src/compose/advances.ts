/** A face's advances in arrays: a map would be asked once for every character. */
import type { FaceMetrics } from "../model/context.js";

const PAGE_BITS = 8;
const PAGE = 1 << PAGE_BITS;

/** Advances of the basic plane in pages of 256 characters, filled when first asked for. In 1/1000 em. */
export class Advances {
  readonly #metrics: FaceMetrics;
  readonly #pages: (Float64Array | undefined)[] = new Array<undefined>(0x10000 >> PAGE_BITS).fill(undefined);

  constructor(metrics: FaceMetrics) {
    this.#metrics = metrics;
  }

  of(codePoint: number): number {
    if (codePoint > 0xffff) return this.#metrics.advances.get(codePoint) ?? this.#metrics.defaultAdvance;
    return (this.#pages[codePoint >> PAGE_BITS] ?? this.#fill(codePoint >> PAGE_BITS))[codePoint & (PAGE - 1)]!;
  }

  #fill(page: number): Float64Array {
    const { advances, defaultAdvance } = this.#metrics;
    const made = Float64Array.from({ length: PAGE }, (_, k) => advances.get(page * PAGE + k) ?? defaultAdvance);
    this.#pages[page] = made;
    return made;
  }
}

const kept = new WeakMap<FaceMetrics, Advances>();

/** The advances of a face, made once for its metrics. */
export function advancesOf(metrics: FaceMetrics): Advances {
  let found = kept.get(metrics);
  if (!found) kept.set(metrics, (found = new Advances(metrics)));
  return found;
}
