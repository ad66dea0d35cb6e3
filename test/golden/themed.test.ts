/** A build whose theme brings styles of its own: what they do to the words is judged before a plate is made. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPress, type OpenPress } from "../../src/paginate/press.js";
import { sample, Workshop } from "../support/built.js";

let shop: Workshop;
let press: OpenPress;
beforeAll(async () => { [shop, press] = await Promise.all([Workshop.open(), openPress({ tabs: 1 })]); });
afterAll(async () => {
  await press.close();
  await shop.close();
});

/** The starter issue under a theme with this stylesheet, built for the screen. */
async function built(name: string, css: string) {
  const issue = await shop.copy(sample("starter"), name);
  await mkdir(join(issue, "theme"));
  const file = JSON.parse(await readFile(join(issue, "issue.json"), "utf8")) as { theme: string };
  await writeFile(join(issue, "theme/theme.json"), JSON.stringify({ name: "own", extends: file.theme }));
  await writeFile(join(issue, "theme/theme.css"), css);
  await writeFile(join(issue, "issue.json"), JSON.stringify({ ...file, theme: "own" }));
  return shop.build(issue, `out-${name}`, { cache: shop.cache(name), press, targets: ["screen"] });
}

describe("a theme's own stylesheet", () => {
  it("that leaves the words alone changes nothing of the outcome", async () => {
    expect(await built("plain", "article { background: #eee }")).toMatchObject({ ok: true });
  });
  it("that hides words stops the page", async () => {
    const { ok, diagnostics } = await built("hidden", ".bx-l * { color: transparent !important }");
    expect(ok).toBe(false);
    expect(diagnostics.map(({ code }) => code)).toContain("text-colour");
  });
});
