/** Copy that is held (压稿) because a section has too much: chosen by importance, and put back where a page takes it after all. */
import type { PlanPage } from "../../model/plan.js";
import { exchanged, type Units } from "./draft.js";
import { elastic, fillOf, type OpenPage, sectionFill, uncrowded, worthTrying } from "./page-price.js";
import type { Oracle } from "./settle.js";
import type { Unit } from "./units.js";

/** Units that do not find room, the least important first: no more than the number allows, and never so many that pages would be short. */
export function heldBeforehand(pages: readonly OpenPage[], units: readonly Unit[], mayHold: number): { readonly held: readonly Unit[]; readonly left: number } {
  const held: Unit[] = [];
  let left = mayHold;
  // Of equal importance, what is listed last goes first.
  const order = units.filter(({ holdCost }) => holdCost !== undefined).reverse().sort((a, b) => a.priority - b.priority);
  for (const unit of order) {
    const kept = units.filter((one) => !held.includes(one));
    if (sectionFill(pages, kept) <= elastic.most) break;
    if (kept.length <= pages.length || (unit.holdCost as number) > left) continue;
    if (sectionFill(pages, kept.filter((one) => one !== unit)) < elastic.least) continue;
    held.push(unit);
    left -= unit.holdCost as number;
  }
  return { held, left };
}

/** Pages that are tried for a unit that goes back. */
const pagesTried = 3;

/** A page's pictures are not made too small for the sake of copy that may be held. */
const pictureFault = (page: PlanPage | undefined): number => page?.metrics["taste.pictureShare"] ?? 0;

/** Puts held units back on pages that are exactly full with them, the most important first: none is held for an estimate alone. */
export function* putBack(pages: readonly OpenPage[], units: Units, held: readonly Unit[], oracle: Oracle): Generator<void, { readonly units: Units; readonly held: readonly Unit[] }> {
  let current = units;
  const still: Unit[] = [];
  for (const unit of [...held].sort((a, b) => b.priority - a.priority)) {
    const emptiest = pages.map((page, p) => ({ p, with: [...current[p], unit], fill: fillOf(page, [...current[p], unit]) }))
      .filter((one) => uncrowded(pages[one.p], one.with) && worthTrying(pages[one.p], one.with)).sort((a, b) => a.fill - b.fill).slice(0, pagesTried);
    let back: number | undefined;
    for (const { p } of emptiest) {
      const page = yield* oracle(p, [...current[p], unit]);
      if (!page || pictureFault(page) > pictureFault(yield* oracle(p, current[p]))) continue;
      back = p;
      break;
    }
    if (back === undefined) still.push(unit);
    else current = exchanged(current, { from: -1, to: back, unit, back: undefined });
  }
  return { units: current, held: still };
}
