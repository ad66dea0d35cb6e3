/** `plan --apply` and `plan --replace`: what they write, what they refuse, and with which exit code. */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.js";
import type { Plan } from "../../../src/model/plan.js";
import { campus, edit, fullCampus } from "../../support/campus.js";

async function banxin(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const code = await run([...argv, "--lang", "en"], { out: (text) => { out += text; }, err: (text) => { err += text; }, signal: AbortSignal.any([]) });
  return { code, out, err };
}

let full = "";
let sound = "";
beforeAll(async () => { [full, sound] = await Promise.all([fullCampus(), campus()]); });
afterAll(() => Promise.all([full, sound].map((folder) => rm(folder, { recursive: true, force: true }))));
const hasPlan = async (folder: string): Promise<boolean> => (await readdir(folder)).includes("plan.json");
const planIn = async (folder: string): Promise<Plan> => JSON.parse(await readFile(join(folder, "plan.json"), "utf8")) as Plan;

/** Numbers of the solutions that are listed, those that can be taken apart. */
function listed(err: string): { able: string[]; editors: string[] } {
  const rows = [...err.matchAll(/^ +(\d+)([* ]) page 01 {2}/gm)];
  return { able: rows.filter(([, , star]) => star === "*").map(([, number]) => number!), editors: rows.filter(([, , star]) => star === " ").map(([, number]) => number!) };
}

describe("plan --apply", () => {
  it("is wrong usage for what is no number of a solution", async () => {
    for (const k of ["0", "-1", "1.5", "x", ""]) expect([k, (await banxin("plan", sound, "--apply", k)).code]).toEqual([k, 2]);
    expect((await banxin("plan", sound, "--apply", "1", "--replace", "u02", "u03")).code).toBe(2);
  });
  it("is 2 where there is no such solution, and writes nothing", async () => {
    expect(await banxin("plan", sound, "--apply", "1")).toMatchObject({ code: 2, err: expect.stringMatching(/^plan --apply {2}There is no solution 1\.\n {4}No solutions are proposed/) });
    expect(await hasPlan(sound)).toBe(false);
    expect(await banxin("plan", full, "--apply", "99")).toMatchObject({ code: 2, err: expect.stringMatching(/There is no solution 99[^]*Numbers 1 to \d/) });
    expect(await hasPlan(full)).toBe(false);
  }, 60_000);
  it("is 2 for a replacement of or by a story that there is not, and writes nothing", async () => {
    expect(await banxin("plan", sound, "--replace", "NOSUCH", "x")).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^replace-not-placed .*"NOSUCH"/) });
    expect(await banxin("plan", sound, "--replace", "u2", "x")).toMatchObject({ code: 2, err: expect.stringContaining('did you mean "u02"?') });
    expect(await banxin("plan", sound, "--replace", "u02", "nosuch-story")).toMatchObject({ code: 2, err: expect.stringMatching(/^unknown-article {2}there is no article "nosuch-story"/) });
    expect(await hasPlan(sound)).toBe(false);
  }, 60_000);
  it("is 1 where the editor's words are asked for, and writes nothing", async () => {
    const { editors } = listed((await banxin("check", full)).err);
    expect(editors.length).toBeGreaterThan(0);
    for (const number of editors) expect(await banxin("plan", full, "--apply", number)).toMatchObject({ code: 1, out: "", err: expect.stringContaining("changes the words of the copy") });
    expect(await hasPlan(full)).toBe(false);
  }, 60_000);
  it("writes the plan, after which nothing is over; the same numbers stand in check --json", async () => {
    const { able, editors } = listed((await banxin("check", full)).err);
    const { solutions } = JSON.parse((await banxin("check", full, "--json")).out) as { solutions: { number: number; applies: boolean; zh: string; en: string }[] };
    expect(solutions.filter(({ applies }) => applies).map(({ number }) => String(number))).toEqual(able);
    expect(solutions.map(({ number }) => number)).toEqual(Array.from({ length: able.length + editors.length }, (_, i) => i + 1));
    expect(await banxin("plan", full, "--apply", able[0]!)).toMatchObject({ code: 0, out: "" });
    expect((await planIn(full)).omitted).toHaveLength(1);
    expect(await banxin("check", full)).toMatchObject({ code: 0 });
  }, 60_000);
});

describe("plan --replace", () => {
  it("wants two ids", async () => {
    expect((await banxin("plan", sound, "--replace", "u02")).code).toBe(2);
    expect((await banxin("plan", sound, "--replace", "u02", "n02", "n03")).code).toBe(2);
  });
  it("is 1 for what cannot be replaced, and writes nothing", async () => {
    expect(await banxin("plan", sound, "--replace", "u02", "u03")).toMatchObject({ code: 1, err: expect.stringContaining("replace-placed") });
    expect(await hasPlan(sound)).toBe(false);
  }, 60_000);
  it("is 1 for a story that is too long, says by how much, and writes the plan for the editor to go on from", async () => {
    await edit(sound, "u02", (article) => { article.blocks.push(...article.blocks.slice(0, 3)); }, "n02");
    const file = join(sound, "tried.json");
    const { code, err } = await banxin("plan", sound, "--replace", "u02", "n02", "-o", file);
    expect(code).toBe(1);
    expect(err).toMatch(/^overset {2}articles\/n02\.json {2}page 01 {2}\d+ lines \(\d+ characters\) too long/m);
    // Its ways out are told; none can be taken by number of a plan that does not lie in the issue.
    expect(listed(err).able).toEqual([]);
    expect(listed(err).editors.length).toBeGreaterThan(0);
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ replaced: [{ old: "u02", new: "n02" }] });
    expect(await hasPlan(sound)).toBe(false);
  }, 60_000);
  it("is 0 for a story that fits; the issue is sound as it then lies there", async () => {
    await edit(sound, "u02", () => {}, "n02");
    expect(await banxin("plan", sound, "--replace", "u02", "n02")).toMatchObject({ code: 0, out: "" });
    expect((await planIn(sound)).replaced).toEqual([{ old: "u02", new: "n02" }]);
    expect(await banxin("check", sound)).toMatchObject({ code: 0 });
  }, 60_000);
});
