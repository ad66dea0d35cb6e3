/** Ranks from priority, bands of crowded pages, and how large the page wants its pictures. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandsOf } from "../../../src/makeup/automatic-page.js";
import { pictureBudget } from "../../../src/makeup/picture-budget.js";
import { rankItems } from "../../../src/makeup/ranks.js";
import { firstWish } from "../../../src/makeup/wishes.js";
import type { PageItem } from "../../../src/model/page-items.js";

const item = (key: string, priority: number, change: { kind?: string; as?: PageItem["kind"]; figures?: number } = {}): PageItem => ({
  key, kind: change.as ?? "story", articles: [key], slot: undefined, jump: undefined, series: undefined,
  copy: {
    id: key, kind: change.kind ?? "news", priority, main: { text: key },
    figures: Array.from({ length: change.figures ?? 0 }, (_, i) => ({ figure: { id: `f${i}`, href: `pictures/${key}-${i}.png` } })),
  } as unknown as PageItem["copy"],
});

describe("ranks", () => {
  it("give the lead to the most important story, never to an advert, briefs or a photo while there is another", () => {
    const ranked = rankItems([item("ad", 10, { kind: "advert" }), item("br", 10, { as: "briefs", kind: "brief" }), item("ph", 10, { kind: "photo" }), item("b", 4), item("c", 7)]);
    expect(ranked[0]?.item.key).toBe("c");
    expect(ranked.filter(({ rank }) => rank === "lead")).toHaveLength(1);
    expect(ranked.find(({ item: { key } }) => key === "br")?.rank).toBe("brief");
  });
  it("fall with priority, and keep the page's order among equals", () => {
    const keys = rankItems([item("a", 5), item("b", 5), item("c", 9)]).map(({ item: { key } }) => key);
    expect(keys).toEqual(["c", "a", "b"]);
    const order = ["lead", "second", "third", "minor"];
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 14 }), (priorities) => {
      const ranks = rankItems(priorities.map((p, i) => item(`i${i}`, p))).map(({ rank }) => order.indexOf(rank));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(ranks.every((rank) => rank >= 0)).toBe(true);
    }));
  });
});

describe("bands of a crowded page", () => {
  it("hold every item once, no more together than one table takes, the lead in the first, adverts in the last", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 3 }), (stories, adverts) => {
      const ranked = rankItems([...Array.from({ length: stories }, (_, i) => item(`s${i}`, 1 + (i % 10))), ...Array.from({ length: adverts }, (_, i) => item(`ad${i}`, 1, { kind: "advert" }))]);
      const bands = bandsOf(ranked);
      expect(bands.flat().sort((a, b) => a - b)).toEqual(ranked.map((_, i) => i));
      expect(Math.max(...bands.map((band) => band.length))).toBeLessThanOrEqual(13);
      expect(bands[0]?.[0]).toBe(0);
      ranked.forEach(({ item: { copy } }, i) => {
        if (copy.kind === "advert") expect(bands.at(-1)).toContain(i);
      });
    }));
  });
});

describe("the picture budget", () => {
  it("makes the lead's picture dominant and keeps the page within 20 to 35 %", () => {
    for (const others of [1, 2, 3, 4]) {
      const budget = pictureBudget(rankItems([item("a", 10, { figures: 1 }), ...Array.from({ length: others }, (_, i) => item(`o${i}`, 5, { figures: 1 }))]), 800, firstWish);
      const cells = [...budget.values()].flatMap((own) => [...own.values()]);
      const total = cells.reduce((a, b) => a + b, 0) / 800;
      expect(total).toBeGreaterThan(0.2);
      expect(total).toBeLessThan(0.35);
      const [first, second] = [...cells].sort((a, b) => b - a);
      expect(budget.get("a")?.get("f0")).toBe(first);
      expect(first! / second!).toBeGreaterThanOrEqual(2);
    }
  });
  it("takes a photo story's where the lead has none, and leaves adverts alone", () => {
    const budget = pictureBudget(rankItems([item("a", 10), item("s", 8, { figures: 1 }), item("p", 5, { kind: "photo", figures: 1 }), item("ad", 1, { kind: "advert", figures: 1 })]), 800, firstWish);
    expect(budget.get("p")?.get("f0")).toBeGreaterThan(budget.get("s")?.get("f0") ?? Number.POSITIVE_INFINITY);
    expect(budget.has("ad")).toBe(false);
  });
});
