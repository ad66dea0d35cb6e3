/** How far an editor may be asked to change one story; beyond that, other copy is the answer. */

/** The most of a story that may be asked away, and the share of it that may be asked for. */
const mostCut = 0.6;
const mostAdded = 1;

/** Characters that are no matter in a story of any length. */
const alwaysAdded = 100;

/** @param own characters of the story's text */
export const mayBeCutBy = (chars: number, own: number): boolean => chars <= own * mostCut;

/** @param own characters of the story's text */
export const mayBeAddedTo = (chars: number, own: number): boolean => chars <= Math.max(alwaysAdded, own * mostAdded);
