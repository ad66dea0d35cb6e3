/** All that the composer asks of a character, as bits of one number: worked out once for each character. */
import { sourceClass } from "../fonts/source-class.js";
import { isCombining, isInvisible, isLatinLetter, isWhiteSpace, kindOf, latinMayEnd, latinMayStart, takesHanGap } from "./character-kind.js";

/** The low four bits are the `Kind`; the rest are flags. */
export const Trait = {
  kind: 0x0f,
  whiteSpace: 0x10,
  invisible: 0x20,
  combining: 0x40,
  letter: 0x80,
  hanGap: 0x100,
  mayStart: 0x200,
  mayEnd: 0x400,
  /** Bits that hold 0 for the source class `han`, 1 for `latin`, 2 for `marks`. */
  sourceClass: 0x1800,
  known: 0x8000,
} as const;
const SOURCE_CLASS_SHIFT = 11;
const SOURCE_CLASSES = { han: 0, latin: 1, marks: 2 } as const;

/** Number of the source class of a character: 0 `han`, 1 `latin`, 2 `marks`. */
export const sourceClassIn = (traits: number): number => (traits & Trait.sourceClass) >> SOURCE_CLASS_SHIFT;
export const sourceClassNames = ["han", "latin", "marks"] as const;

/** Basic plane; 0 where nobody has asked yet. */
const kept = new Uint16Array(0x10000);

export function traitsOf(codePoint: number): number {
  if (codePoint > 0xffff) return workedOut(codePoint);
  const traits = kept[codePoint]!;
  return traits !== 0 ? traits : (kept[codePoint] = workedOut(codePoint));
}

function workedOut(codePoint: number): number {
  let traits: number = Trait.known | kindOf(codePoint) | (SOURCE_CLASSES[sourceClass(codePoint)] << SOURCE_CLASS_SHIFT);
  if (isWhiteSpace(codePoint)) traits |= Trait.whiteSpace;
  if (isInvisible(codePoint)) traits |= Trait.invisible;
  if (isCombining(codePoint)) traits |= Trait.combining;
  if (isLatinLetter(codePoint)) traits |= Trait.letter;
  if (takesHanGap(codePoint)) traits |= Trait.hanGap;
  if (latinMayStart(codePoint)) traits |= Trait.mayStart;
  if (latinMayEnd(codePoint)) traits |= Trait.mayEnd;
  return traits;
}
