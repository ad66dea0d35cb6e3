/** The known name that a misspelt one was probably meant to be. */
import { distance } from "fastest-levenshtein";

/** The nearest of `known` within a third of the name's length (at least two edits), or undefined. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const d = distance(name.toLowerCase(), candidate.toLowerCase());
    // A name of two letters is two edits from any other: that is no likeness.
    if (d < bestDistance && d < Math.max(name.length, candidate.length)) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}
