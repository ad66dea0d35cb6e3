/** Merges a theme with the theme it extends. */
import type { JsonDocument, Located } from "../json/document.js";
import type { Place } from "../diagnostics/diagnostic.js";
import { parentOf } from "../json/json-path.js";
import { placeLater } from "../json/place-later.js";

/** Objects merge key by key; anything else of `over` (arrays too) replaces what `base` has. */
export function merge(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over;
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    merged.set(key, merged.has(key) ? merge(merged.get(key), value) : value);
  }
  return Object.fromEntries(merged);
}

/** Chains merged before, by their innermost document. */
const merged = new WeakMap<JsonDocument, { readonly documents: readonly JsonDocument[]; readonly whole: Located }>();

/** The merged value of a chain (innermost theme first), the same one for the same documents; a path is placed in the innermost file that states it. */
export function mergeChain(documents: readonly [JsonDocument, ...JsonDocument[]]): Located {
  const known = merged.get(documents[0]);
  if (known && known.documents.length === documents.length && known.documents.every((document, i) => document === documents[i])) return known.whole;
  const whole = mergedChain(documents);
  merged.set(documents[0], { documents, whole });
  return whole;
}

function mergedChain(documents: readonly [JsonDocument, ...JsonDocument[]]): Located {
  const value = documents.map((document) => document.value).reduceRight((base, over) => merge(base, over));
  return { value, at: (path) => placeLater(path, () => placeIn(documents, path)) };
}

function placeIn(documents: readonly [JsonDocument, ...JsonDocument[]], path: string): Place {
  for (let nearest = path; nearest !== ""; nearest = parentOf(nearest)) {
    const owner = documents.find((document) => document.has(nearest));
    if (owner) return owner.at(nearest);
  }
  return documents[0].at(path);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
