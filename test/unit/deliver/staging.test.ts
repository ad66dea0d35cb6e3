/** Files that wait on the disk: read back as they were, gone with the staging folder, never in the output half. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliver } from "../../../src/deliver/deliver.js";
import { Staging } from "../../../src/deliver/staging.js";

let root: string;
beforeEach(async () => { root = await mkdtemp(join(tmpdir(), "banxin-staging-")); });
afterEach(() => rm(root, { recursive: true, force: true }));

const about = { issue: "i", versions: {} };

describe("a staging folder", () => {
  it("gives a file back, and delivers of its files those that are named alone", async () => {
    const folder = join(root, "i");
    const staging = new Staging(folder);
    const wanted = await staging.put("pages/a.pdf", "版心");
    await staging.put("pages/fault.pdf", "1");
    expect(Buffer.from(await staging.read(wanted)).toString()).toBe("版心");
    await expect(readdir(folder)).rejects.toThrow(/ENOENT/);
    const { files } = await deliver(folder, [wanted, { path: "report.json", bytes: "{}" }], about, undefined, staging);
    expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([["pages/a.pdf", 6], ["report.json", 2]]);
    expect(await readFile(join(folder, "pages/a.pdf"), "utf8")).toBe("版心");
    expect(await readdir(join(folder, "pages"))).toEqual(["a.pdf"]);
    expect(await readdir(root)).toEqual(["i"]);
  });
  it("does not give back what has changed on the disk", async () => {
    const staging = new Staging(join(root, "i"));
    const file = await staging.put("a.pdf", "1");
    const [name = ""] = await readdir(root);
    await writeFile(join(root, name, "a.pdf"), "2");
    await expect(staging.read(file)).rejects.toMatchObject({ code: "output-not-written" });
  });
  it("is not made anew by a page that is finished after the build has failed", async () => {
    const staging = new Staging(join(root, "i"));
    const writing = staging.put("a.pdf", "1").catch(() => {});
    await staging.discard();
    await writing;
    await expect(staging.put("b.pdf", "1")).rejects.toMatchObject({ code: "output-not-written" });
    expect(await readdir(root)).toEqual([]);
  });
  it("is another one for each build of a process", async () => {
    const [one, other] = [new Staging(join(root, "i")), new Staging(join(root, "i"))];
    const file = await one.put("a.pdf", "1");
    await other.put("a.pdf", "2");
    await other.discard();
    expect(Buffer.from(await one.read(file)).toString()).toBe("1");
  });
});
