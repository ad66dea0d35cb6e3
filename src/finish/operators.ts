/** The operators that finishing knows. Anything else stops the page: what is not understood cannot be separated. */

/** Paint a path and end it (`n` ends it without paint). */
export const pathPainters = new Set(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"]);
export const pathBuilders = new Set(["m", "l", "c", "v", "y", "h", "re", "W", "W*"]);
export const fillPainters = new Set(["f", "F", "f*", "B", "B*", "b", "b*"]);
export const strokePainters = new Set(["S", "s", "B", "B*", "b", "b*"]);
export const textPainters = new Set(["Tj", "TJ", "'", '"']);

const known = new Set([
  ...pathPainters, ...pathBuilders, ...textPainters,
  "q", "Q", "cm", "w", "J", "j", "M", "d", "ri", "i", "gs",
  "BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*",
  "rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "Do",
  "BMC", "BDC", "EMC", "MP", "DP",
]);

export const isKnownOperator = (operator: string): boolean => known.has(operator);
