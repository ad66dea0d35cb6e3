/** In what order ways to fill a section's pages are tried: copy shared out evenly, then what is over or short on the last pages, then jumps. */
import { draftOf, type Units } from "./draft.js";
import type { Split } from "./jumps.js";
import { elastic, evenly, hopeless, lastUneven, type OpenPage, sectionFill } from "./page-price.js";
import { type Oracle, type Settled, settle } from "./settle.js";
import type { Unit } from "./units.js";

export interface Strategy {
  readonly rooms: readonly OpenPage[];
  /** Articles that may be held besides those that allow it themselves. */
  readonly mayHold: number;
  readonly oracle: Oracle;
  /** True where a page that was not made up freely comes out on one of the theme's layouts. */
  onLayout(at: number, units: readonly Unit[]): Generator<void, boolean>;
  /** Jumps worth trying where these pages did not come out, best first. */
  jumps(units: Units, unsettled: readonly number[], fill: number): readonly Split[];
}

function* evenSettled({ rooms, mayHold, oracle }: Strategy, units: readonly Unit[]): Generator<void, Settled | undefined> {
  const draft = draftOf(rooms, units, evenly(rooms, sectionFill(rooms, units)));
  return rooms.some((room, at) => !hopeless(room, draft.units[at])) ? yield* settle(rooms, draft, mayHold, oracle) : undefined;
}

/** Copy is shared out evenly; where pages are left that do not come out so, what is over or short goes to the last ones, if that spares some. */
function* withoutJumps(strategy: Strategy, units: readonly Unit[]): Generator<void, Settled> {
  const { rooms, mayHold, oracle } = strategy;
  const even = yield* evenSettled(strategy, units);
  const fill = sectionFill(rooms, units);
  if (even && (even.unsettled.length <= 1 || (fill >= elastic.least && fill <= elastic.most))) return even;
  const uneven = yield* settle(rooms, draftOf(rooms, units, lastUneven(rooms, fill)), mayHold, oracle);
  return even && even.unsettled.length <= uneven.unsettled.length ? even : uneven;
}

/** Settles the units of a section on its pages. A story jumps only where pages are left over without that, and only if it mends one. */
export function* settleSection(strategy: Strategy, units: readonly Unit[]): Generator<void, Settled> {
  const { rooms } = strategy;
  let own = units;
  let best = yield* withoutJumps(strategy, own);
  const unsettled: number[] = [];
  for (const at of best.unsettled) if (!(yield* strategy.onLayout(at, best.units[at]))) unsettled.push(at);
  best = { ...best, unsettled };
  for (let mended = true; mended && best.unsettled.length > 0; ) {
    mended = false;
    const left = best.unsettled.length;
    for (const { unit, first, rest } of strategy.jumps(best.units, best.unsettled, sectionFill(rooms, own))) {
      const parted = [...own.filter((one) => one !== unit), first, rest];
      const next = yield* evenSettled(strategy, parted);
      if (!next || next.unsettled.length >= left) continue;
      best = next;
      own = parted;
      mended = true;
      break;
    }
  }
  return best;
}
