/** The work grows with the text and no faster: candidate lines are counted, not milliseconds. */
import { describe, expect, it } from "vitest";
import { CheapestWays } from "../../../src/compose/cheapest-ways.js";
import { prepare } from "../../../src/compose/join.js";
import { type Licence, LineGraph, type Frame } from "../../../src/compose/line-graph.js";
import { sumsOf } from "../../../src/compose/measure-line.js";
import { COST, LOOSEST_EM } from "../../../src/compose/settings.js";
import { block, INDENT, OPTIONS, typesetter } from "./square-face.js";

const sentence = "报纸的版面由一行一行的字排成，行与行之间不留空隙；2026年12月，《版心》一书说：“排得紧，读得顺。”";
const textOf = (characters: number): string => sentence.repeat(Math.ceil(characters / sentence.length)).slice(0, characters);
const frame: Frame = { firstPt: 110, restPt: 130, keepsLeadingBlank: true, justify: true };
const strict = { breakLimit: COST.insideSpan, stretchLimitEm: LOOSEST_EM, runts: false };

/** Work for a text of so many characters. */
function work(characters: number, licence: Licence = strict): { looks: number; arcs: number; cells: number } {
  const graph = new LineGraph();
  const atoms = prepare(block(textOf(characters)).runs, [], OPTIONS);
  graph.build(atoms, sumsOf(atoms), 0, atoms.count, frame, licence);
  const ways = new CheapestWays();
  ways.byCount(graph, 1, 2);
  return { looks: graph.looks, arcs: graph.arcs, cells: ways.cells };
}

describe("the work of breaking", () => {
  it("doubles with the text", () => {
    // Long enough for the band of line counts to be full almost everywhere.
    const [short, long] = [work(30_000), work(60_000)];
    for (const key of ["looks", "arcs", "cells"] as const) {
      expect(long[key] / short[key]).toBeGreaterThan(1.9);
      expect(long[key] / short[key]).toBeLessThan(2.1);
    }
  });

  it("looks at a few candidates for each break, not at every earlier one", () => {
    // A line of 13 em may lose 1½ to 2 em and gain as much: no more than six starts for each end.
    expect(work(20_000).looks).toBeLessThan(6 * 20_000);
    // Without a limit every start in reach of the measure counts, marks squeezed: still no more than 20.
    expect(work(20_000, { breakLimit: Infinity, stretchLimitEm: Infinity, runts: true }).looks).toBeLessThan(20 * 20_000);
  });
});

describe("speed", () => {
  it("sets 100,000 characters in one paragraph, line counts and all, well within what a page may cost", () => {
    const setter = typesetter();
    const copy = block(textOf(100_000));
    const from = performance.now();
    const [best] = setter.alternatives(copy, INDENT, 130);
    expect(setter.lines(copy, INDENT, 130)).toHaveLength(best!.lines);
    // Some 0.1 s on a quiet machine; a search that is not linear would take minutes.
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});
