import { describe, expect, it } from "vitest";
import { type PlanModule, type Plan, planModuleSchema } from "../../../src/model/plan.js";
import { EditRefused, type EditablePlan, editedPlan } from "../../../src/preview/plan-edits.js";

const module = (id: string, col: number, change: object = {}): PlanModule => planModuleSchema.parse({
  articles: [id], slot: id, kind: "story", rank: "third", rect: { col, row: 3, cols: 4, rows: 60 }, boxed: false, head: { sizePt: 26, maxLines: 1, airRows: 1, rows: 4 },
  text: { columns: 4, measureEm: 13, gutterEm: 1 }, pictures: [], levers: { rows: [10], creditRow: false }, blocks: [0, 1], jump: null,
  fit: { oversetLines: 0, oversetChars: 0, holeLines: 0, cost: 0 }, lock: [], why: "", ...change,
});
const page = (label: string, ...modules: PlanModule[]) => ({ label, layout: "auto", modules, metrics: {} });
const made: Plan = {
  version: 1, inputHash: "x", grid: { columns: 8, rows: 102, measureEm: 13, gutterEm: 1, bodyPt: 9, leadingPt: 13.5 },
  pages: [page("01", module("a", 0), module("b", 4)), page("02", module("c", 0), module("d", 4))], held: [],
};
const plan: EditablePlan = { made, own: undefined, solutions: [], labels: ["01", "02"], alternative: () => undefined, headSizes: ({ head }) => (head.sizePt > 0 ? [32, 28, 26, 24] : []) };
const after = (...args: Parameters<typeof editedPlan>): Plan => editedPlan(...args) as Plan;

describe("a page arranged by hand", () => {
  it("names the page that was touched and no other", () => {
    const edited = after({ op: "lock", page: "02", module: "c", locked: true }, plan);
    expect(edited.pages.map(({ label }) => label)).toEqual(["02"]);
    expect(edited.pages[0]!.modules.map(({ lock }) => lock)).toEqual([["rect"], []]);
    const both = after({ op: "lock", page: "01", module: "a", locked: true }, { ...plan, own: edited });
    expect(both.pages.map(({ label }) => label)).toEqual(["01", "02"]);
  });
  it("holds what is moved at its new place, and leaves the others where they were for the make-up to mend", () => {
    const rect = { col: 4, row: 3, cols: 4, rows: 40 };
    const [first, second] = after({ op: "move", page: "01", module: "a", rect }, plan).pages[0]!.modules;
    expect([first!.rect, first!.lock]).toEqual([rect, ["rect"]]);
    expect([second!.rect, second!.lock]).toEqual([made.pages[0]!.modules[1]!.rect, []]);
  });
  it("exchanges the places of two stories, each keeping its rank", () => {
    const [first, second] = after({ op: "swap", page: "01", module: "a", other: "b" }, plan).pages[0]!.modules;
    expect([first!.rect.col, second!.rect.col]).toEqual([4, 0]);
    expect([first!.articles, second!.articles]).toEqual([["a"], ["b"]]);
  });
  it("gives a head the next size of its class, up and down, and lets it go again", () => {
    const up = after({ op: "head", page: "01", module: "a", by: 1 }, plan);
    expect([up.pages[0]!.modules[0]!.hand, up.pages[0]!.modules[0]!.lock]).toEqual([{ headPt: 28 }, []]);
    const more = after({ op: "head", page: "01", module: "a", by: 1 }, { ...plan, made: { ...made, pages: up.pages }, own: up });
    expect(more.pages[0]!.modules[0]!.hand).toEqual({ headPt: 32 });
    expect(after({ op: "head", page: "01", module: "a", by: -1 }, plan).pages[0]!.modules[0]!.hand).toEqual({ headPt: 24 });
    expect(after({ op: "head", page: "01", module: "a", by: 0 }, { ...plan, made: { ...made, pages: up.pages }, own: up }).pages[0]!.modules[0]!.hand).toBeUndefined();
    const largest = { ...made, pages: [page("01", module("a", 0, { hand: { headPt: 32 } }))] };
    expect(() => editedPlan({ op: "head", page: "01", module: "a", by: 1 }, { ...plan, made: largest })).toThrow(EditRefused);
    expect(() => editedPlan({ op: "head", page: "01", module: "z", by: 1 }, { ...plan, made: { ...made, pages: [page("01", module("z", 0, { head: { sizePt: 0, maxLines: 1, airRows: 1, rows: 1 } }))] } })).toThrow(EditRefused);
  });
  it("sets a picture wider and crops it, each picture by itself; a lock on head or picture gives way to the hand alone that touches it", () => {
    const pictures = [{ figure: "p", col: 0, row: 0, cols: 2, rows: 20, captionRows: 2 }, { figure: "q", col: 2, row: 0, cols: 1, rows: 20, captionRows: 2 }];
    const own = { ...made, pages: [page("01", module("a", 0, { pictures, lock: ["rect", "head", "picture"], hand: { pictures: [{ figure: "q", rows: 20 }] } }))] };
    const set = (edit: object) => after({ op: "picture", page: "01", module: "a", ...edit } as Parameters<typeof editedPlan>[0], { ...plan, made: own }).pages[0]!.modules[0]!;
    expect(set({ figure: "p", side: "cols", by: 1 })).toMatchObject({ hand: { pictures: [{ figure: "q", rows: 20 }, { figure: "p", cols: 3, of: 4 }] }, lock: ["rect", "head"] });
    expect(set({ figure: "p", side: "rows", by: -1 }).hand!.pictures).toContainEqual({ figure: "p", cols: 2, of: 4, rows: 19 });
    expect(set({ figure: "q", side: "cols", by: 0 }).hand).toBeUndefined();
    expect(() => set({ figure: "q", side: "cols", by: -1 })).toThrow(EditRefused);
    expect(() => set({ figure: "r", side: "cols", by: 1 })).toThrow(EditRefused);
  });
  it("takes a page that was proposed, with what it goes without, and refuses one that is stale", () => {
    const other = page("02", module("c", 4), module("d", 0, { levers: { rows: [1], creditRow: false, omitted: [{ article: "d", block: 3 }] } }));
    const proposing = { ...plan, alternative: (label: string, number: number) => (label === "02" && number === 2 ? { planned: other, omitted: [{ article: "d", block: 3 }] } : undefined) };
    const edited = after({ op: "alternative", page: "02", number: 2 }, proposing);
    expect(edited.pages).toEqual([other]);
    expect(edited.omitted).toEqual([{ article: "d", block: 3 }]);
    expect(() => editedPlan({ op: "alternative", page: "02", number: 3 }, proposing)).toThrow(EditRefused);
    // Another page in its place has its own text again; what editors took out themselves stays out.
    const whole = page("02", module("c", 4), module("d", 0));
    const taken = { ...edited, omitted: [{ article: "b", block: 1 }, ...edited.omitted!] };
    const next = (...omitted: { article: string; block: number }[]) => after({ op: "alternative", page: "02", number: 1 }, { ...plan, own: taken, alternative: () => ({ planned: whole, omitted }) }).omitted;
    expect(next()).toEqual([{ article: "b", block: 1 }]);
    // So does what was out already when the page was made up.
    expect(next({ article: "d", block: 3 })).toEqual([{ article: "b", block: 1 }, { article: "d", block: 3 }]);
    // Let go, the page may have its text again.
    expect(editedPlan({ op: "anew", page: "02" }, { ...plan, own: edited })).toBeUndefined();
  });
  it("is forgotten when it is made anew; where nothing is held there is no plan", () => {
    const own = after({ op: "lock", page: "01", module: "a", locked: true }, plan);
    expect(editedPlan({ op: "anew", page: "01" }, { ...plan, own })).toBeUndefined();
    expect(after({ op: "anew", page: "01" }, { ...plan, own: { ...own, held: [{ article: "z", why: { zh: "", en: "" } }] } }).pages).toEqual([]);
  });
  it("refuses what is not there, and a solution that needs the editor's words", () => {
    for (const edit of [
      { op: "lock", page: "09", module: "a", locked: true }, { op: "lock", page: "01", module: "z", locked: true }, { op: "swap", page: "01", module: "a", other: "a" }, { op: "solution", number: 1 },
    ] as const) expect(() => editedPlan(edit, plan), JSON.stringify(edit)).toThrow(EditRefused);
    const words = { page: "01", changes: [{ kind: "cut", article: "a", chars: 3 }], applies: false, planned: made.pages[0]! } as const;
    expect(() => editedPlan({ op: "solution", number: 1 }, { ...plan, solutions: [words] })).toThrow(EditRefused);
  });
});
