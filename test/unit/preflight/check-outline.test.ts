import { beforeAll, describe, expect, it } from "vitest";
import { finishArchive } from "../../../src/finish/archive.js";
import { openRaw } from "../../../src/finish/parsed-page.js";
import type { DummyPage } from "../../../src/model/dummy.js";
import { catalogOf, dictAt, readPdf, textAt } from "../../../src/pdf/objects.js";
import { preflightPlate } from "../../../src/preflight/preflight-plate.js";
import { pressContext, rawPage, srgbIcc } from "../../support/raw-page.js";

let pdf: Uint8Array;
let titles: string[];
beforeAll(async () => {
  pdf = (await finishArchive(await openRaw(rawPage("colour")), { ...(await pressContext()), srgbIcc: srgbIcc() }))!.pdf;
  const read = (parent: ReturnType<typeof dictAt>): string[] => {
    const found: string[] = [];
    for (let item = dictAt(parent, "First"); item; item = dictAt(item, "Next")) found.push(textAt(item, "Title") ?? "", ...read(item));
    return found;
  };
  titles = read(dictAt(catalogOf(await readPdf(pdf)), "Outlines"));
});

/** A page whose heads are these, each a text of the role. */
function page(heads: readonly string[]): DummyPage {
  const parts = heads.map((_, i) => ({ type: "text", id: `h${i}`, role: i === 0 ? "main" : "subhead", lines: [], frames: [] }));
  return { ...rawPage("colour").page, modules: [{ parts }], ledger: { page: "01", entries: [{ id: "body", text: "正文" }, ...heads.map((text, i) => ({ id: `h${i}`, text }))] } } as unknown as DummyPage;
}
const detail = async (heads: readonly string[]) =>
  (await preflightPlate(pdf, { file: "a.pdf", target: "archive", laidOut: [page(heads)] })).checks.find((check) => check.name === "outline");

describe("the outline", () => {
  it("passes where it holds the page's heads in their order, white space aside", async () => {
    expect(titles.length).toBeGreaterThan(1);
    expect(await detail(titles)).toMatchObject({ ok: true });
    expect(await detail(titles.map((title) => `${title.slice(0, 1)}\u3000${title.slice(1)}`))).toMatchObject({ ok: true });
  });
  it("fails for a head that is missing, one that is no head, another order", async () => {
    expect((await detail([...titles, "江上日出"]))?.detail).toBe("01: “江上日出” is missing");
    expect((await detail(titles.slice(0, -1)))?.detail).toBe(`01: “${titles.at(-1)}” is no head of the page`);
    expect((await detail(titles.toReversed()))?.detail).toBe("01: another order, or a head twice");
  });
  it("passes of a page whose first head reads as its label and name do", async () => {
    const [first = ""] = titles;
    const laidOut = [{ ...page(titles), label: first.slice(0, 2), name: first.slice(2) }];
    const { checks } = await preflightPlate(pdf, { file: "a.pdf", target: "archive", laidOut });
    expect(checks.find((check) => check.name === "outline")).toMatchObject({ ok: true });
  });
  it("is not asked for without the issue", async () => {
    expect((await preflightPlate(pdf, { file: "a.pdf", target: "archive" })).checks.map((check) => check.name)).not.toContain("outline");
  });
});
