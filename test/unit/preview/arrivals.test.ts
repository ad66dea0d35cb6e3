import { describe, expect, it } from "vitest";
import { setTimeout as delay } from "node:timers/promises";
import { type Arrival, Arrivals } from "../../../src/preview/arrivals.js";

const page = (label: string): Arrival => ({ page: { label }, planned: { label } }) as unknown as Arrival;
const labels = (all: readonly Arrival[]): string => all.map((one) => one.page.label).join(" ");

describe("pages as they come", () => {
  it("tells the first one before the next is worked on, where nobody has seen any", async () => {
    const told: string[] = [];
    const arrivals = new Arrivals(async (all) => { await delay(5); told.push(labels(all)); }, 10_000, true);
    await arrivals.put(page("01"));
    expect(told).toEqual(["01"]);
    // The others are gathered: the whole comes before they are told.
    expect(arrivals.put(page("02"))).toBeUndefined();
    await arrivals.end();
    expect(told).toEqual(["01"]);
  });

  it("gathers pages, and tells all that have come", async () => {
    const told: string[] = [];
    const arrivals = new Arrivals(async (all) => { told.push(labels(all)); }, 20, false);
    for (const label of ["01", "02"]) arrivals.put(page(label));
    await delay(60);
    arrivals.put(page("03"));
    await delay(60);
    await arrivals.end();
    expect(told).toEqual(["01 02", "01 02 03"]);
  });

  it("ends with what a telling threw", async () => {
    const arrivals = new Arrivals(() => Promise.reject(new Error("broken")), 0, true);
    await arrivals.put(page("01"));
    await expect(arrivals.end()).rejects.toThrow("broken");
  });
});
