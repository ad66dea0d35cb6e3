import type { Place } from "../diagnostics/diagnostic.js";

/** The place of a path, looked for when somebody asks: most places are handed on with what may be wrong there, and never told. */
export function placeLater(path: string, find: () => Place): Place {
  let found: Place | undefined;
  const place = (): Place => (found ??= find());
  return {
    get file() { return place().file; },
    get line() { return place().line; },
    get column() { return place().column; },
    ...(path === "" ? {} : { path }),
  };
}
