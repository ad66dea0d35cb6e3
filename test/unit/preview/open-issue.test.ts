/** An issue held open goes on through whatever happens to its files. */
import { chmod, copyFile, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MachineError } from "../../../src/diagnostics/machine-error.js";
import type { Cache } from "../../../src/model/context.js";
import { OpenIssue } from "../../../src/preview/open-issue.js";
import { sample, Workshop } from "../../support/built.js";
import { memoryCache } from "../../support/painted-page.js";

let shop: Workshop;
let folder: string;
let open: OpenIssue;
let versions: readonly (string | undefined)[];
let broken: MachineError | undefined;
const memory = memoryCache();
const cache: Cache = { ...memory, async get(...key) {
  if (broken) throw broken;
  return memory.get(...key);
} };
const file = (id: string): string => join(folder, "articles", `${id}.json`);
beforeAll(async () => {
  shop = await Workshop.open();
  folder = await shop.copy(sample("yunting-campus"), "issue");
  open = new OpenIssue(folder, cache);
  await open.refresh();
  versions = open.state!.pages.map(({ version }) => version);
}, 120_000);
afterAll(() => shop.close());
beforeEach(async () => {
  await open.refresh();
  expect([open.state!.readable, open.state!.held, open.state!.pages.map(({ version }) => version)]).toEqual([true, [], versions]);
});
/** Pages with stories that stand as they last were, and whether the other page follows its files meanwhile. */
async function others(): Promise<{ readonly held: readonly string[]; readonly follows: boolean }> {
  const text = await readFile(file("u11"), "utf8");
  await writeFile(file("u11"), text.replace("。", "！"));
  await open.refresh();
  const { held, readable, pages } = open.state!;
  await writeFile(file("u11"), text);
  return { held, follows: readable && pages[1]!.version !== versions[1] };
}

describe("every other page goes on, and all is well again afterwards, where an article", { timeout: 60_000 }, () => {
  it.each<[string, () => Promise<void>, () => Promise<void>]>([
    ["is gone", () => rename(file("u02"), `${file("u02")}-away`), () => rename(`${file("u02")}-away`, file("u02"))],
    ["has a copy beside it that calls itself so too", () => copyFile(file("u02"), join(folder, "articles", "u02 copy.json")), () => rm(join(folder, "articles", "u02 copy.json"))],
    ["calls itself otherwise", async () => writeFile(file("u02"), (await readFile(file("u02"), "utf8")).replace('"u02"', '"u99"')), async () => writeFile(file("u02"), (await readFile(file("u02"), "utf8")).replace('"u99"', '"u02"'))],
    ["is a link to another", async () => {
      await rename(file("u02"), `${file("u02")}-away`);
      await symlink(file("u03"), file("u02"));
    }, async () => {
      await rm(file("u02"));
      await rename(`${file("u02")}-away`, file("u02"));
    }],
    ...(process.getuid?.() === 0 ? [] : [["may not be read", () => chmod(file("u02"), 0), () => chmod(file("u02"), 0o644)] as [string, () => Promise<void>, () => Promise<void>]]),
  ])("%s", async (_, harm, mend) => {
    await harm();
    const { held, follows } = await others();
    await mend();
    expect(held).toContain("articles/u02.json");
    expect(held).not.toContain("articles/u11.json");
    expect(follows).toBe(true);
  });
  it("changes its name with another that then breaks", async () => {
    const [second, third] = await Promise.all([readFile(file("u02"), "utf8"), readFile(file("u03"), "utf8")]);
    await writeFile(file("u02"), "{");
    await writeFile(file("u03"), third.replace('"u03"', '"u02"'));
    const { held, follows } = await others();
    await Promise.all([writeFile(file("u02"), second), writeFile(file("u03"), third)]);
    expect(held).toEqual(expect.arrayContaining(["articles/u02.json", "articles/u03.json"]));
    expect(follows).toBe(true);
  });
});

it("a machine at fault is told over the last pages, and the next change finds it well again", async () => {
  const text = await readFile(file("u11"), "utf8");
  await writeFile(file("u11"), text.replace("。", "！"));
  broken = new MachineError("disk-lost", { zh: "磁盘没有回应。", en: "The disk does not answer." });
  await open.refresh();
  const { readable, diagnostics, pages } = open.state!;
  broken = undefined;
  await writeFile(file("u11"), text);
  expect(readable).toBe(false);
  expect(diagnostics).toMatchObject([{ code: "disk-lost", severity: "error", en: "The disk does not answer." }]);
  expect(pages.map(({ version, outdated }) => [version, outdated])).toEqual(versions.map((version) => [version, true]));
});
