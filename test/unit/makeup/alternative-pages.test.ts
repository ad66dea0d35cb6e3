/** Pages to choose among: each exactly full, around what is held, and another page to an editor's eye. */
import { beforeAll, describe, expect, it } from "vitest";
import { noCache } from "../../../src/cache/disk-cache.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { composerOf } from "../../../src/held-composer.js";
import { type AlternativePage, alternativePages } from "../../../src/makeup/alternative-pages.js";
import { samePage } from "../../../src/makeup/varied-pages.js";
import type { Plan } from "../../../src/model/plan.js";
import { type OpenDesk, openDesk } from "../../../src/pipeline.js";
import { Stopwatch } from "../../../src/stopwatch.js";
import { sample } from "../../support/built.js";

const open = (edited?: Plan): Promise<OpenDesk> => openDesk(sample("starter"), { diagnostics: new Diagnostics(), stopwatch: new Stopwatch(), cache: noCache, edited });
function found({ copy, issue, fonts }: OpenDesk, label: string): readonly AlternativePage[] {
  const work = alternativePages(copy!, label, composerOf(issue!.theme, fonts).galleys, 5);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

describe("alternatives of a page", { timeout: 120_000 }, () => {
  let desk: OpenDesk;
  let pages: readonly AlternativePage[];
  beforeAll(async () => {
    desk = await open();
    pages = found(desk, "01");
  }, 120_000);

  it("cover every cell of the page once and are full, the cheapest first", () => {
    expect(pages.length).toBeGreaterThanOrEqual(3);
    expect(pages.map(({ cost }) => cost)).toEqual(pages.map(({ cost }) => cost).sort((a, b) => a - b));
    const areas = pages.map(({ planned }) => planned.modules.reduce((sum, { rect }) => sum + rect.cols * rect.rows, 0));
    expect(new Set(areas).size).toBe(1);
    for (const { planned } of pages) {
      expect(planned.modules.map(({ fit }) => fit.oversetLines + fit.holeLines)).toEqual(planned.modules.map(() => 0));
      const cells = planned.modules.flatMap(({ rect }) => Array.from({ length: rect.cols * rect.rows }, (_, i) => `${rect.col + (i % rect.cols)} ${rect.row + Math.floor(i / rect.cols)}`));
      expect(new Set(cells).size).toBe(cells.length);
    }
  });
  it("differ from one another in at least two stories, and have the lead at more than one width", () => {
    for (const [i, a] of pages.entries()) for (const b of pages.slice(i + 1)) expect(samePage(a.planned.modules, b.planned.modules)).toBe(false);
    expect(new Set(pages.map(({ planned }) => planned.modules.find(({ rank }) => rank === "lead")!.rect.cols)).size).toBeGreaterThan(1);
  });
  it("stand around what is locked", async () => {
    const page = structuredClone(pages[0]!.planned);
    const [first] = page.modules;
    first!.lock = ["rect"];
    const { theme: { grid } } = desk.issue!;
    const around = found(await open({ version: 1, inputHash: "", grid: { columns: grid.columns, rows: grid.rows, measureEm: grid.measureEm, gutterEm: grid.gutterEm, bodyPt: grid.bodyPt, leadingPt: grid.leadingPt }, pages: [page], held: [] }), "01");
    expect(around.length).toBeGreaterThan(0);
    for (const { planned } of around) expect(planned.modules.find(({ articles }) => articles.join() === first!.articles.join())).toMatchObject({ rect: first!.rect, lock: ["rect"] });
  });
  it("are none on a named layout, and a page that is not there is a mistake of the caller's", async () => {
    expect(() => found(desk, "99")).toThrow(RangeError);
    const named = { ...desk, copy: { ...desk.copy!, issue: { ...desk.copy!.issue, file: { ...desk.copy!.issue.file, pages: desk.copy!.issue.file.pages.map((page) => ({ ...page, layout: "some-layout" })) } } } };
    expect(found(named, "01")).toEqual([]);
  });
});
