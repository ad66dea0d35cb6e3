/** What is reported of several runs. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
  readonly runs: number;
}

/** Least, middle and greatest of at least one value, to a tenth. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { min: tenth(sorted[0]), median: tenth(median), max: tenth(sorted[sorted.length - 1]), runs: sorted.length };
}

/** The ratio of two medians, to a hundredth. */
export const ratio = (a: Spread, b: Spread): number => Math.round((100 * a.median) / b.median) / 100;

const tenth = (value: number): number => Math.round(value * 10) / 10;
