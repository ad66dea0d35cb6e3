/** Characters that a face cannot draw. */
import type { FaceMetrics } from "../model/context.js";
import type { FaceSource } from "../model/theme.js";
import { sourceFor } from "./source-class.js";

export interface MissingGlyph {
  readonly char: string;
  /** Offset in the text, in UTF-16 units. */
  readonly at: number;
}

/** White space, joiners and soft hyphen are never drawn. */
const INVISIBLE = /^[\p{White_Space}\u00ad\u200b-\u200d\u2060\ufeff]$/u;

/**
 * Characters of `text` whose source has no glyph for them: the first source that admits the
 * character decides, no other face is ever tried.
 */
export function missingGlyphs(
  text: string,
  sources: readonly FaceSource[],
  metrics: (source: FaceSource) => FaceMetrics,
): readonly MissingGlyph[] {
  const missing: MissingGlyph[] = [];
  let at = 0;
  for (const char of text) {
    const codePoint = char.codePointAt(0)!;
    const source = sourceFor(sources, codePoint);
    if (!INVISIBLE.test(char) && (!source || !metrics(source).covers(codePoint))) missing.push({ char, at });
    at += char.length;
  }
  return missing;
}
