/**
 * A vertical head (竖题) as pieces, each with how it stands: upright, several characters in one square, or turned.
 * CLREQ 2.3.3 and reference/typography.md, section 1: numbers of two or three digits in one square, longer ones
 * upright one by one; a decimal, a long percentage and a Latin word turned by a quarter; dashes and dots along the line.
 */
export type Orientation = "upright" | "combined" | "sideways";

export interface VerticalToken {
  readonly text: string;
  readonly orientation: Orientation;
}

const token = /(?=\d*\p{Script=Latin})(?:[\p{Script=Latin}\d]|[-.&'’](?=[\p{Script=Latin}\d]))+|\d[\d.,]*%?|[—―]+|[…‥]+|\s+|./gsu;
/** As many as one square holds. */
const squareHolds = 3;
/** Capitals and digits of an abbreviation that are stacked: AI, 5G, CBA. */
const stackable = /^[A-Z\d]{1,4}$/u;

function orientationOf(text: string): Orientation {
  if (/^[—―…‥]/u.test(text)) return "sideways";
  if (/^\d+$/u.test(text)) return text.length > 1 && text.length <= squareHolds ? "combined" : "upright";
  if (/^\d+%$/u.test(text)) return text.length <= squareHolds ? "combined" : "sideways";
  if (/^\d[\d.,]*%?$/u.test(text)) return "sideways";
  if (/^[\p{Script=Latin}\d]/u.test(text)) return stackable.test(text) ? "upright" : "sideways";
  return "upright";
}

/** The pieces of a line from top to bottom; joined they are the line. */
export function verticalTokens(text: string): VerticalToken[] {
  return Array.from(text.matchAll(token), ([piece]) => ({ text: piece, orientation: orientationOf(piece) }));
}
