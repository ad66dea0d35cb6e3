/** The cheapest variant of a story's text at every height: the whole copy wins unless another is exactly full and cheaper by its price. */
import { expect, it } from "vitest";
import { type BodyVariant, bodyOf } from "../../../src/makeup/body-variants.js";
import { misfitCost } from "../../../src/makeup/misfit.js";

/** A table of settings by rows; `slack` are rows too many or too few there. */
const variant = (name: number, price: number, cost: readonly number[], slack: readonly number[] = []): BodyVariant => ({
  table: { cost: Float64Array.from(cost), misfitCost: (rows: number) => (slack[rows] ?? 0) * misfitCost, at: (rows: number) => ({ rows: [rows] }) } as unknown as BodyVariant["table"],
  copy: {} as BodyVariant["copy"], price, omitted: name === 0 ? [] : [{ article: "a", block: name }],
});

const none = Number.POSITIVE_INFINITY;
const chosen = (variants: readonly BodyVariant[]): (number | undefined)[] => {
  const body = bodyOf(variants);
  return [...body.cost.keys()].map((rows) => body.at(rows)?.variant.omitted[0]?.block);
};

it("goes without text only where that is cheaper by more than its price, or where nothing else stands", () => {
  const variants = [variant(0, 0, [0, 11, 13, none]), variant(1, 12, [0, 0, 0, 0])];
  expect(chosen(variants)).toEqual([undefined, undefined, 1, 1]);
  expect([...bodyOf(variants).cost]).toEqual([0, 11, 12, 12]);
});

it("never goes without text and is not full all the same", () => {
  const variants = [variant(0, 0, [5, 5], [0, 9]), variant(1, 12, [0, 0], [0, 1])];
  expect(chosen(variants)).toEqual([undefined, undefined]);
});

it("takes the milder of two ways that are as good", () => {
  expect(chosen([variant(0, 0, [none]), variant(1, 12, [0]), variant(2, 12, [0])])).toEqual([1]);
});
