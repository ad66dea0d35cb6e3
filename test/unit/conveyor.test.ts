import { describe, expect, it } from "vitest";
import { Conveyor } from "../../src/conveyor.js";

async function all<T>(conveyor: Conveyor<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of conveyor) taken.push(item);
  return taken;
}

describe("a conveyor", () => {
  it("gives what was put on it before and after the taker came, in order", async () => {
    const conveyor = new Conveyor<number>();
    conveyor.put(1);
    const taking = all(conveyor);
    await Promise.resolve();
    conveyor.put(2);
    conveyor.put(3);
    conveyor.end();
    expect(await taking).toEqual([1, 2, 3]);
  });

  it("gives each item to one taker alone, and ends for all of them", async () => {
    const conveyor = new Conveyor<number>();
    const takers = [all(conveyor), all(conveyor), all(conveyor)];
    for (let k = 0; k < 20; k++) conveyor.put(k);
    conveyor.end();
    expect((await Promise.all(takers)).flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, k) => k));
  });

  it("that ends empty gives nothing", async () => {
    const conveyor = new Conveyor<number>();
    const taking = all(conveyor);
    conveyor.end();
    expect(await taking).toEqual([]);
    expect(await all(conveyor)).toEqual([]);
  });
});
