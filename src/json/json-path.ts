/** JSON paths as they are written in diagnostics: `blocks[3].text`, `faces["song-2"]`. */

const plainKey = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Adds one step to a path. */
export function step(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  if (!plainKey.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

/** A whole path from its steps. */
export function pathOf(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => step(path, typeof key === "symbol" ? String(key) : key), "");
}

/** The path without its last step; the root is the empty path. */
export function parentOf(path: string): string {
  const quoted = /\["(?:[^"\\]|\\.)*"\]$/.exec(path);
  if (quoted) return path.slice(0, quoted.index);
  return path.slice(0, Math.max(path.lastIndexOf("."), path.lastIndexOf("["), 0));
}

/** The value at a path of keys, or undefined where there is none. */
export function valueAt(root: unknown, keys: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
