/** A page that goes without an optional paragraph, through the browser: the text gate knows the words that are left out, and so does the report. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPress, type OpenPress } from "../../src/paginate/press.js";
import { filesBelow, sample, Workshop } from "../support/built.js";

/** More than the page can take up. */
const tooMuch = "江边的风从早吹到晚，渡口的人来了又走。".repeat(120);

let shop: Workshop;
let press: OpenPress;
beforeAll(async () => { [shop, press] = await Promise.all([Workshop.open(), openPress({ tabs: 1 })]); });
afterAll(async () => {
  await press.close();
  await shop.close();
});

it("is built without it, lists it, and is built again from its plan, byte for byte", async () => {
  const issue = await shop.copy(sample("starter"), "optional");
  const file = join(issue, "articles/s01.json");
  const article = JSON.parse(await readFile(file, "utf8")) as { blocks: object[] };
  const block = article.blocks.push({ type: "paragraph", text: tooMuch, optional: true }) - 1;
  await writeFile(file, JSON.stringify(article));
  const first = await shop.build(issue, "first", { press, targets: ["screen"] });
  expect(first.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(first.ok).toBe(true);
  const files = await filesBelow(shop.path("first"));
  const named = (name: string): string => {
    const found = [...files].find(([path]) => path === name || path.endsWith(`/${name}`));
    expect(found, name).toBeDefined();
    return found![1].toString("utf8");
  };
  const { omissions } = JSON.parse(named("report.json")) as { omissions: { article: string; what: string; text: string }[] };
  expect(omissions.filter(({ what }) => what === "optional paragraph")).toEqual([{ article: "s01", what: "optional paragraph", text: tooMuch }]);
  const plan = named("plan.json");
  expect((JSON.parse(plan) as { omitted: object[] }).omitted).toEqual([{ article: "s01", block }]);

  await writeFile(join(issue, "plan.json"), plan);
  const second = await shop.build(issue, "second", { press, targets: ["screen"] });
  expect(second.ok).toBe(true);
  const again = await filesBelow(shop.path("second"));
  const pdfs = (of: ReadonlyMap<string, Buffer>) => [...of].filter(([path]) => path.endsWith(".pdf")).map(([path, bytes]) => [path, bytes.toString("base64")]);
  expect(pdfs(files).length).toBeGreaterThan(0);
  expect(pdfs(again)).toEqual(pdfs(files));
}, 180_000);
