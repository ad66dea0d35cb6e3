/** The quick way through a JSON text that is sound; one that is not goes to the parser that says why. */

/** No file of an issue is nested deeper; it bounds the recursion of what reads the tree. */
export const maximumDepth = 100;

/** Every string of a sound JSON text, with the colon that makes it a key. */
const strings = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

/**
 * The value of a text that is JSON (RFC 8259), holds no key twice in one object and is nested at most `maximumDepth`
 * deep; undefined for any other text. The engine's own parser keeps the last of two equal keys, so that the value has
 * fewer keys than the text.
 */
export function soundJson(text: string): { readonly value: unknown } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What is wrong with it is said, with its line, by who reads it for that.
    return undefined;
  }
  const keys = keysOf(value, 1);
  return keys !== undefined && keys === writtenKeys(text) ? { value } : undefined;
}

function writtenKeys(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(strings)) if (colon !== undefined) count += 1;
  return count;
}

/** Keys of all objects in a value; undefined where it is nested too deep. */
function keysOf(value: unknown, depth: number): number | undefined {
  if (typeof value !== "object" || value === null) return 0;
  if (depth > maximumDepth) return undefined;
  const parts = Array.isArray(value) ? value : Object.values(value);
  let count = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) {
    const own = keysOf(part, depth + 1);
    if (own === undefined) return undefined;
    count += own;
  }
  return count;
}
