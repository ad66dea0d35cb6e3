/** Delivery: every file whole or not at all, the manifest true, what is old said to be old. */
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliver, type Manifest } from "../../../src/deliver/deliver.js";

let root: string;
beforeEach(async () => { root = await mkdtemp(join(tmpdir(), "banxin-deliver-")); });
afterEach(() => rm(root, { recursive: true, force: true }));

const about = { issue: "i", versions: { banxin: "0" } };
const sum = (text: string) => createHash("sha256").update(text).digest("hex");
const manifest = async (folder: string) => JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as Manifest;

describe("deliver", () => {
  it("writes files and a manifest with their sums and sizes", async () => {
    const folder = join(root, "out", "i");
    await deliver(folder, [{ path: "report.json", bytes: "{}" }, { path: "pages/i-01.press.pdf", bytes: new TextEncoder().encode("版心") }], about);
    expect(await readFile(join(folder, "pages/i-01.press.pdf"), "utf8")).toBe("版心");
    expect((await manifest(folder)).files).toEqual([
      { path: "pages/i-01.press.pdf", sha256: sum("版心"), bytes: 6 }, { path: "report.json", sha256: sum("{}"), bytes: 2 },
    ]);
    expect(await readdir(join(root, "out"))).toEqual(["i"]);
  });
  it("keeps files of an earlier build that it cannot make now and calls them stale", async () => {
    const folder = join(root, "i");
    await deliver(folder, [{ path: "a.pdf", bytes: "1" }, { path: "b.pdf", bytes: "1" }], about);
    await deliver(folder, [{ path: "a.pdf", bytes: "2" }], about);
    expect((await manifest(folder)).files).toEqual([{ path: "a.pdf", sha256: sum("2"), bytes: 1 }, { path: "b.pdf", sha256: sum("1"), bytes: 1, stale: true }]);
    expect(await readFile(join(folder, "b.pdf"), "utf8")).toBe("1");
    await deliver(folder, [{ path: "a.pdf", bytes: "2" }, { path: "b.pdf", bytes: "3" }], about);
    expect((await manifest(folder)).files.some((file) => file.stale)).toBe(false);
  });
  it.each(['{"files":1}', '{"files":[null]}', '{"files":[{"path":1}]}', "null", "{"])("takes a damaged manifest for none: %s", async (text) => {
    const folder = join(root, "damaged");
    await deliver(folder, [{ path: "a.pdf", bytes: "1" }], about);
    await writeFile(join(folder, "manifest.json"), text);
    await deliver(folder, [{ path: "b.pdf", bytes: "1" }], about);
    expect((await manifest(folder)).files.map(({ path }) => path)).toEqual(["b.pdf"]);
    await rm(folder, { recursive: true });
  });
  it("does not name a stale file that someone has removed", async () => {
    const folder = join(root, "i");
    await deliver(folder, [{ path: "a.pdf", bytes: "1" }], about);
    await rm(join(folder, "a.pdf"));
    await deliver(folder, [{ path: "b.pdf", bytes: "1" }], about);
    expect((await manifest(folder)).files.map(({ path }) => path)).toEqual(["b.pdf"]);
  });
  it("leaves no half file where a write fails: what was there stays as it was", async () => {
    const folder = join(root, "i");
    await deliver(folder, [{ path: "a.pdf", bytes: "old" }], about);
    const before = await readFile(join(folder, "manifest.json"), "utf8");
    // The second file cannot be written, since its folder's name is taken by a file of this very delivery.
    const failing = deliver(folder, [{ path: "a.pdf", bytes: "new" }, { path: "x", bytes: "1" }, { path: "x/y.pdf", bytes: "1" }], about);
    await expect(failing).rejects.toMatchObject({ name: "MachineError", code: "output-not-written" });
    expect(await readFile(join(folder, "a.pdf"), "utf8")).toBe("old");
    expect(await readFile(join(folder, "manifest.json"), "utf8")).toBe(before);
    expect(await readdir(root)).toEqual(["i"]);
  });
  it("moves all files into place or none: one whose place is taken by a folder brings the others back", async () => {
    const folder = join(root, "i");
    await deliver(folder, [{ path: "a.pdf", bytes: "old" }], about);
    const before = await readFile(join(folder, "manifest.json"), "utf8");
    await mkdir(join(folder, "c.pdf", "kept"), { recursive: true });
    const failing = deliver(folder, [{ path: "a.pdf", bytes: "new" }, { path: "b.pdf", bytes: "1" }, { path: "c.pdf", bytes: "1" }], about);
    await expect(failing).rejects.toMatchObject({ name: "MachineError", code: "output-not-written" });
    expect(await readFile(join(folder, "a.pdf"), "utf8")).toBe("old");
    expect(await readFile(join(folder, "manifest.json"), "utf8")).toBe(before);
    expect((await readdir(folder)).sort()).toEqual(["a.pdf", "c.pdf", "manifest.json"]);
    expect(await readdir(join(folder, "c.pdf"))).toEqual(["kept"]);
    expect(await readdir(root)).toEqual(["i"]);
  });
  it("writes a manifest only after every file stands", async () => {
    const folder = join(root, "i");
    await mkdir(join(folder, "a.pdf", "in the way"), { recursive: true });
    await expect(deliver(folder, [{ path: "a.pdf", bytes: "1" }], about)).rejects.toMatchObject({ code: "output-not-written" });
    expect(await readdir(folder)).toEqual(["a.pdf"]);
    expect(await readdir(root)).toEqual(["i"]);
  });
  it("tells a folder that cannot be written, with what to do", async () => {
    await writeFile(join(root, "file"), "");
    await expect(deliver(join(root, "file", "i"), [{ path: "a", bytes: "1" }], about)).rejects.toMatchObject({
      code: "output-not-written", zh: expect.stringContaining("无法写入"), hint: { en: expect.stringContaining("--out") },
    });
  });
  it("takes a manifest that cannot be read for none", async () => {
    const folder = join(root, "i");
    await mkdir(folder);
    await writeFile(join(folder, "manifest.json"), "{ half");
    await deliver(folder, [{ path: "a.pdf", bytes: "1" }], about);
    expect((await manifest(folder)).files).toHaveLength(1);
  });
});
