/** What stands in `articles/` but is no regular file is named and never opened. */
import { execFileSync } from "node:child_process";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { readBytes } from "../../../src/files/read.js";
import { ingest } from "../../../src/ingest/ingest.js";
import { statedId } from "../../../src/ingest/stated-id.js";
import { buildIssue, json, packaged } from "../../support/issue-builder.js";

/** Article p is on the page; `make` puts it there. */
async function found(make: (path: string, folder: string) => unknown): Promise<string[]> {
  await using built = await buildIssue({ issue: { pages: [{ label: "01", name: "要闻", layout: "auto", articles: ["a01", "a02", "a03", "p"] }] } });
  await make(join(built.folder, "articles/p.json"), built.folder);
  const diagnostics = new Diagnostics();
  await ingest(built.folder, packaged, diagnostics);
  return diagnostics.all.filter((d) => d.severity === "error").map((d) => `${d.code} ${d.place.file}`);
}

describe.skipIf(process.platform === "win32")("in place of an article", () => {
  it("a pipe", async () => {
    expect(await found((path) => execFileSync("mkfifo", [path]))).toEqual(["not-a-file articles/p.json"]);
  });
  it("a folder", async () => {
    expect(await found((path) => mkdir(path))).toEqual(["not-a-file articles/p.json"]);
  });
  it("a link to nothing", async () => {
    expect(await found((path) => symlink("nowhere.json", path))).toEqual(["not-a-file articles/p.json"]);
  });
  it("a link to itself", async () => {
    expect(await found((path) => symlink("p.json", path))).toEqual(["not-a-file articles/p.json"]);
  });
  it("a link that leads out of the issue", async () => {
    expect(await found((path) => symlink("/dev/null", path))).toEqual(["path-outside articles/p.json"]);
  });
  it("a link that stays inside is followed", async () => {
    const article = json({ id: "p", kind: "brief", blocks: [{ type: "paragraph", text: "江边的路灯昨夜全部点亮。" }] });
    expect(await found(async (path, folder) => {
      await writeFile(join(folder, "kept.json"), article);
      await symlink("../kept.json", path);
    })).toEqual([]);
  });
  it("a pipe is not read by those who only want an id or bytes", async () => {
    await using built = await buildIssue();
    const pipe = join(built.folder, "pipe.json");
    execFileSync("mkfifo", [pipe]);
    await expect(readBytes(pipe, "pipe.json")).rejects.toMatchObject({ code: "file-unreadable" });
    // A pipe holds no issue, and so has no id.
    expect(await statedId(pipe)).toBeUndefined();
  });
});

describe.skipIf(process.platform === "win32")("elsewhere in an issue", () => {
  it("a folder or a pipe in place of plan.json", async () => {
    expect(await found((_, folder) => mkdir(join(folder, "plan.json")))).toContain("not-a-file plan.json");
    expect(await found((_, folder) => execFileSync("mkfifo", [join(folder, "plan.json")]))).toContain("not-a-file plan.json");
  });
  it("a pipe in place of a picture", async () => {
    await using built = await buildIssue();
    const picture = join(built.folder, "pictures/bridge.png");
    await rm(picture);
    execFileSync("mkfifo", [picture]);
    const diagnostics = new Diagnostics();
    await ingest(built.folder, packaged, diagnostics);
    expect(diagnostics.all).toMatchObject([{ code: "not-a-file", place: { file: "articles/a01.json" }, en: expect.stringContaining("pictures/bridge.png") }]);
  });
});
