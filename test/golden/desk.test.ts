/** The desk's tools in whole builds: an applied solution passes every gate, a late story changes one page's plate, the report goes with the files. */
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applySolution } from "../../src/apply-solution.js";
import { check } from "../../src/check.js";
import type { BuildOptions } from "../../src/build.js";
import type { Omission } from "../../src/model/solution.js";
import { openPress, type OpenPress } from "../../src/paginate/press.js";
import { replace } from "../../src/replace.js";
import { filesBelow, Workshop } from "../support/built.js";
import { articleOf, campus, edit, fullCampus } from "../support/campus.js";
import { readPdf } from "../support/read-pdf.js";

let shop: Workshop;
let press: OpenPress;
beforeAll(async () => { [shop, press] = await Promise.all([Workshop.open(), openPress({ tabs: 2 })]); });
afterAll(async () => {
  await press.close();
  await shop.close();
});
const options = (): BuildOptions => ({ press, targets: ["press", "archive"] });
const json = (bytes: Buffer | undefined) => JSON.parse(bytes!.toString()) as Record<string, unknown>;
const plain = (text: string): string => text.replace(/\s/gu, "");

describe("a page that is too full", () => {
  it("comes out by an optional paragraph: both reports list it, the plates pass every gate without it", async () => {
    const folder = await fullCampus(shop.path("full"));
    const before = await shop.build(folder, "before", options());
    const first = await filesBelow(before.folder!);
    expect(before.ok).toBe(false);
    expect([...first.keys()].filter((path) => path.startsWith("pages/") && path.includes("-01."))).toEqual([]);
    expect((json(first.get("report.json")).solutions as unknown[]).length).toBe(before.solutions.length);
    expect(first.get("report.html")!.toString()).toContain("可选方案");

    const checked = await check(folder, { cache: shop.cache() });
    expect(checked.solutions).toEqual(before.solutions);
    const omit = checked.solutions.find(({ applies, changes }) => applies && changes.every(({ kind }) => kind === "omit"))!;
    await writeFile(join(folder, "plan.json"), JSON.stringify(applySolution(checked.plan!, omit, checked.pages)));
    const after = await shop.build(folder, "after", options());
    expect(after.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(after.ok).toBe(true);
    const files = await filesBelow(after.folder!);
    const change = omit.changes[0] as Omission;
    const { text } = (await articleOf(folder, change.article)).blocks[change.block]! as { text: string };
    expect((json(files.get("report.json")).omissions as object[])).toContainEqual({ article: change.article, what: "optional paragraph", text });
    expect(files.get("report.html")!.toString()).toContain("未排文字");
    const { strings } = await readPdf(files.get(`pages/${after.issue}-01.archive.pdf`)!);
    const said = plain(strings.map((one) => one.text).join(""));
    // The paragraph stood in the story twice: one of them is left.
    expect(said.split(plain(text).slice(0, 12)).length).toBe(2);

    const manifest = json(files.get("manifest.json")) as { files: { path: string; sha256: string }[] };
    expect(manifest.files.find(({ path }) => path === "report.html")!.sha256).toBe(createHash("sha256").update(files.get("report.html")!).digest("hex"));
  }, 240_000);
});

describe("a late story", () => {
  it("changes the plate of its page alone", async () => {
    const folder = await campus(shop.path("late"));
    const before = await shop.build(folder, "early", options());
    await edit(folder, "u02", (article) => {
      const block = article.blocks.find(({ text }) => typeof text === "string")!;
      block.text = (block.text as string).replace(/(\p{Script=Han}{4})(\p{Script=Han})(\p{Script=Han})/u, "$1$3$2");
    }, "n02");
    const { plan, ok } = await replace(folder, "u02", "n02", { cache: shop.cache() });
    expect(ok).toBe(true);
    await writeFile(join(folder, "plan.json"), JSON.stringify(plan));
    const after = await shop.build(folder, "late-out", options());
    expect(after.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const [was, now] = [await filesBelow(before.folder!), await filesBelow(after.folder!)];
    const differing = [...was.keys()].filter((path) => path.startsWith("pages/") && !was.get(path)!.equals(now.get(path) ?? Buffer.alloc(0)));
    expect(differing).toEqual([`pages/${before.issue}-01.archive.pdf`, `pages/${before.issue}-01.press.pdf`]);
  }, 240_000);
});
