/** The search against all ways of breaking: nothing that it prunes was cheaper. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CheapestWays } from "../../../src/compose/cheapest-ways.js";
import { prepare } from "../../../src/compose/join.js";
import { LineGraph, type Frame, type Licence } from "../../../src/compose/line-graph.js";
import { sumsOf } from "../../../src/compose/measure-line.js";
import { COST, LOOSE_EM, LOOSEST_EM, RUNT_EM, SQUEEZE_COST, TORN_EM } from "../../../src/compose/settings.js";
import type { Atoms } from "../../../src/compose/atoms.js";
import { block, OPTIONS } from "./square-face.js";

const EM = 10;
const phrase = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."报纸编排版心"), minLength: 1, maxLength: 4 }),
  fc.constantFrom("，", "。", "、", "》", "《", "“", "”", "·", "——", "……", "A", "12", "GDP", " "),
);
const texts = fc.array(phrase, { minLength: 1, maxLength: 12 }).map((parts) => `人${parts.join("")}`.trim()).filter((text) => [...text].length <= 20);
const frames: fc.Arbitrary<Frame> = fc.record({
  firstPt: fc.integer({ min: 30, max: 70 }), restPt: fc.integer({ min: 30, max: 80 }), keepsLeadingBlank: fc.boolean(), justify: fc.boolean(),
});
const licences: fc.Arbitrary<Licence> = fc.constantFrom(
  { breakLimit: COST.insideSpan, stretchLimitEm: RUNT_EM, runts: false }, { breakLimit: COST.insideSpan, stretchLimitEm: LOOSEST_EM, runts: true },
  { breakLimit: COST.kinsoku, stretchLimitEm: TORN_EM, runts: true }, { breakLimit: Infinity, stretchLimitEm: Infinity, runts: true },
);

/** The cost of one line from its atoms alone, with no sums: the weights of docs/composer.md written out again. */
function lineCost(atoms: Atoms, start: number, end: number, frame: Frame, licence: Licence): number {
  const [first, last] = [start === 0, end === atoms.count];
  let width = first && frame.keepsLeadingBlank ? atoms.blankBefore[start]! : 0;
  const give = [0, 0, 0, 0, 0];
  let gaps = 0;
  for (let k = start; k < end; k++) {
    width += atoms.width[k]!;
    if (k === end - 1) break;
    width += atoms.glueAfter[k]!;
    give[atoms.squeezeClass[k]!]! += atoms.squeezeAfter[k]!;
    gaps += atoms.stretches[k]!;
  }
  const content = atoms.text.slice(atoms.start[start]!, atoms.end[end - 1]!).replace(/[^\p{sc=Han}A-Z0-9]/gu, "");
  const contentEm = [...content].reduce((sum, char) => sum + (/[A-Z0-9]/u.test(char) ? 0.5 : 1), 0);
  const runt = frame.justify && last && !first && contentEm < 2;
  if (runt && !licence.runts) return Infinity;
  const extra = (last ? 0 : atoms.breakCost[end - 1]!) + (frame.justify ? COST.line + (runt ? COST.runt : 0) : 0);
  if (!last && atoms.breakCost[end - 1]! >= licence.breakLimit) return Infinity;
  const slack = (first ? frame.firstPt : frame.restPt) - width;
  if (slack < -1e-6) {
    let [need, cost] = [-slack, COST.squeezed as number];
    for (let c = 1; c <= 4 && need > 1e-6; c++) {
      const used = Math.min(need, give[c]!);
      if (give[c]! > 1e-6) cost += SQUEEZE_COST[c]! * ((used / give[c]!) ** 2 + COST.crowded * (used / give[c]!) ** 6);
      need -= used;
    }
    if (need <= 1e-6) return cost + extra;
    return end === start + 1 && licence.stretchLimitEm === Infinity ? COST.overfull + extra : Infinity;
  }
  if (!frame.justify) return (last ? 0.25 : 1) * (slack / EM / 10) ** 2 + extra;
  if (last || slack <= 1e-6) return extra;
  const em = slack / Math.max(1, gaps) / EM;
  if (em > licence.stretchLimitEm + 1e-6 || (gaps === 0 && licence.stretchLimitEm <= LOOSEST_EM)) return Infinity;
  const beyond = gaps === 0 || em > LOOSEST_EM + 1e-6 ? (licence.runts ? COST.loose : COST.runt) * (em / LOOSEST_EM) ** 2 : 0;
  return (em / LOOSE_EM) ** 2 + COST.overLoose * (Math.max(0, em - LOOSE_EM) / LOOSE_EM) ** 2 + beyond + extra;
}

/** The cheapest cost for every number of lines, over all sets of breaks. */
function bruteForce(atoms: Atoms, frame: Frame, licence: Licence): Map<number, number> {
  const costs = new Map<number, number>();
  const walk = (start: number, lines: number, cost: number): void => {
    if (start === atoms.count) {
      costs.set(lines, Math.min(cost, costs.get(lines) ?? Infinity));
      return;
    }
    for (let end = start + 1; end <= atoms.count; end++) {
      const price = lineCost(atoms, start, end, frame, licence);
      if (price < Infinity) walk(end, lines + 1, cost + price);
    }
  };
  walk(0, 0, 0);
  return costs;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

describe("the cheapest way", () => {
  const graph = new LineGraph();
  const ways = new CheapestWays();

  it("is that of all ways there are, for the best number of lines and for each one near it", () => {
    let met = 0;
    fc.assert(fc.property(texts, frames, licences, (text, frame, licence) => {
      const atoms = prepare(block(text).runs, [], OPTIONS);
      if (atoms.mustBreak.some((must) => must === 1)) return;
      const all = bruteForce(atoms, frame, licence);
      const possible = graph.build(atoms, sumsOf(atoms), 0, atoms.count, frame, licence);
      expect(possible).toBe(all.size > 0);
      if (!possible) return;
      met++;
      const [best, ...others] = ways.byCount(graph, 1, 2);
      expect(near(best!.cost, Math.min(...all.values()))).toBe(true);
      expect(near(ways.best(graph).cost, best!.cost)).toBe(true);
      const found = new Map([best!, ...others].map((way) => [way.ends.length, way.cost]));
      const wanted = [...all].filter(([lines]) => lines >= best!.ends.length - 1 && lines <= best!.ends.length + 2);
      expect([...found.keys()].sort()).toEqual(wanted.map(([lines]) => lines).sort());
      for (const [lines, cost] of wanted) expect(near(found.get(lines)!, cost)).toBe(true);
    }), { numRuns: 400 });
    expect(met).toBeGreaterThan(100);
  });
});
