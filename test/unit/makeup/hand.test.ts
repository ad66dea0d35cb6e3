/** Sizes that an editor has set by hand are kept, wherever the story then stands; what cannot be is told. */
import { beforeAll, describe, expect, it } from "vitest";
import { noCache } from "../../../src/cache/disk-cache.js";
import { check } from "../../../src/check.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { headSizes } from "../../../src/makeup/hand.js";
import type { Plan, PlanHand, PlanModule } from "../../../src/model/plan.js";
import { openDesk } from "../../../src/pipeline.js";
import { Stopwatch } from "../../../src/stopwatch.js";
import { sample } from "../../support/built.js";

const issue = sample("yunting-campus");
let made: Plan;
beforeAll(async () => { made = (await check(issue)).plan!; }, 120_000);

const named = (page: Plan["pages"][number], id: string): PlanModule => page.modules.find(({ articles, kind }) => articles[0] === id && kind === "story")!;
/** A story with a picture and a head, not the lead. */
const pictured = (): PlanModule => made.pages[0]!.modules.find(({ pictures, head, rank, kind }) => kind === "story" && pictures.length === 1 && head.sizePt > 0 && rank !== "lead")
  ?? made.pages[0]!.modules.find(({ pictures, head, kind }) => kind === "story" && pictures.length === 1 && head.sizePt > 0)!;

/** The first page made up with a hand on one story, and what is found wrong. */
async function withHand(id: string, hand: PlanHand) {
  const page = structuredClone(made.pages[0]!);
  named(page, id).hand = hand;
  const { plan, diagnostics } = await check(issue, { edited: { ...made, pages: [page] } });
  const own = plan?.pages.find(({ label }) => label === page.label);
  return { page: own, module: own && named(own, id), errors: diagnostics.filter(({ severity }) => severity === "error") };
}

describe("a head's size set by hand", { timeout: 120_000 }, () => {
  it("is that of the head, in a page that is full again, and stays in the plan", async () => {
    const { articles: [id], head, rank } = pictured();
    const { issue: read } = await openDesk(issue, { diagnostics: new Diagnostics(), stopwatch: new Stopwatch(), cache: noCache });
    const smaller = headSizes(rank, read!.theme).find((sizePt) => sizePt < head.sizePt)!;
    const { page, module, errors } = await withHand(id!, { headPt: smaller });
    expect(errors).toEqual([]);
    expect(module!.head.sizePt).toBe(smaller);
    expect(module!.hand).toEqual({ headPt: smaller });
    expect(page!.modules.map(({ fit }) => [fit.oversetLines, fit.holeLines])).toEqual(page!.modules.map(() => [0, 0]));
  });
  it("is refused where the class has no such size, by name and with those it has", async () => {
    const { articles: [id] } = pictured();
    const { errors } = await withHand(id!, { headPt: 37.5 });
    expect(errors.map(({ code, place }) => [code, place.module])).toContainEqual(["plan-head-size", id]);
    expect(errors[0]!.hint!.en).toMatch(/\d+, \d+/);
  });
});

describe("a picture's size set by hand", { timeout: 120_000 }, () => {
  it("is that of the picture: another crop of a row", async () => {
    const { articles: [id], pictures: [picture] } = pictured();
    const { figure, cols, rows } = picture!;
    const tried = [];
    for (const other of [rows + 1, rows - 1]) {
      const { module, errors } = await withHand(id!, { pictures: [{ figure, cols, rows: other }] });
      tried.push(errors.length);
      if (errors.length > 0) continue;
      expect(module!.pictures).toEqual([expect.objectContaining({ figure, cols, rows: other })]);
      expect(module!.hand).toEqual({ pictures: [{ figure, cols, rows: other }] });
    }
    expect(tried).toContain(0);
  });
  it("is refused where the story has no such picture, and told where no page can have it", async () => {
    const { articles: [id], pictures: [picture] } = pictured();
    expect((await withHand(id!, { pictures: [{ figure: "no-such-picture", cols: 1 }] })).errors.map(({ code }) => code)).toContain("plan-pictures");
    // One column wide and 90 rows high is no crop of any picture.
    const { module, errors } = await withHand(id!, { pictures: [{ figure: picture!.figure, cols: 1, rows: 90 }] });
    expect(module).toBeUndefined();
    expect(errors.map(({ code, place }) => [code, place.module])).toContainEqual(["lock-impossible", id]);
    expect(errors.find(({ code }) => code === "lock-impossible")!.en).toContain("90 rows");
  });
});
