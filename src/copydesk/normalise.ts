/** The desk's pen: one text, all rules, every edit listed. Pure. */
import { MachineError } from "../diagnostics/machine-error.js";
import type { CopyEdit } from "../model/copy.js";
import { foldCodePoints } from "./code-points.js";
import { setDashes, setEllipses, setTildes, type RangeTest } from "./dashes.js";
import { Draft, type Piece } from "./draft.js";
import { guardAddresses } from "./guards.js";
import { widenBrackets, widenMarks } from "./marks.js";
import { pairQuotes } from "./quotes.js";
import { setSpaces, type TextKind } from "./spaces.js";

export interface NormaliseOptions {
  readonly file: string;
  readonly kind: TextKind;
  /** Names whose own ASCII marks stay (`Yahoo!`). */
  readonly spellings: readonly string[];
  readonly isRange: RangeTest;
}

export interface Normalised {
  /** One text per piece, in order. */
  readonly texts: readonly string[];
  readonly edits: readonly CopyEdit[];
  /** A straight double quote is left that found no partner. */
  readonly unpairedQuote: boolean;
}

/** Rules feed each other over a few passes at most; more would mean that two of them quarrel. */
const maxPasses = 12;

/**
 * Normalises the pieces of one block together: neighbours and quotes are seen across runs.
 * Runs to the fixed point, so that a second reading changes nothing.
 * @throws MachineError `desk-rules-unsettled` where two rules undo each other (a fault of the program, never of the text)
 */
export function normalise(pieces: readonly Piece[], options: NormaliseOptions): Normalised {
  const draft = new Draft(pieces);
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const before = draft.strokes;
    applyRules(draft, options);
    if (draft.strokes !== before) continue;
    const unpairedQuote = options.kind !== "furniture" && draft.matches(/"/gu).some(({ start }) => !draft.guarded(start));
    return { texts: draft.texts(), edits: draft.edits(options.file), unpairedQuote };
  }
  const text = pieces.map((p) => p.text).join("");
  throw new MachineError("desk-rules-unsettled", {
    zh: `编校规则互相抵触，无法处理“${text}”。`, en: `the copy desk's rules contradict each other on "${text}"`,
  });
}

function applyRules(draft: Draft, { kind, spellings, isRange }: NormaliseOptions): void {
  draft.guard([]);
  foldCodePoints(draft);
  const guard = (): void => guardAddresses(draft, spellings);
  guard();
  if (kind === "furniture") return;
  pairQuotes(draft);
  setTildes(draft);
  setEllipses(draft);
  setDashes(draft, isRange);
  widenBrackets(draft);
  widenMarks(draft);
  setSpaces(draft, kind);
}
