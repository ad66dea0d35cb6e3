import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fileInside } from "../../../src/files/inside.js";

let base = "";
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "banxin-inside-"));
  await mkdir(join(base, "issue/pictures"), { recursive: true });
  await mkdir(join(base, "issue-2"));
  await writeFile(join(base, "issue/pictures/a.png"), "a");
  await writeFile(join(base, "issue-2/b.png"), "b");
  await symlink(join(base, "issue-2"), join(base, "issue/linked"));
  await symlink(join(base, "issue/pictures/a.png"), join(base, "issue/pictures/same.png"));
});
afterAll(() => rm(base, { recursive: true }));

it.each([
  ["pictures/a.png", true],
  ["./pictures/../pictures/a.png", true],
  ["pictures/same.png", true],
  ["pictures/c.png", "missing"],
  ["pictures/a.png/x", "missing"],
  ["pictures", "not-a-file"],
  ["", "not-a-file"],
  ["../issue-2/b.png", "outside"],
  ["pictures/../../issue-2/b.png", "outside"],
  ["linked/b.png", "outside"],
  ["/etc/hostname", "outside"],
  ["file:///etc/hostname", "outside"],
  ["C:/Windows/win.ini", "outside"],
  ["data:image/png;base64,AAAA", "outside"],
  ["pictures/a.png\0.txt", "outside"],
  ["pictures\\a.png", "backslash"],
  [`${"a".repeat(5000)}.png`, "missing"],
])("%j", async (href, expected) => {
  const found = await fileInside(join(base, "issue"), href);
  expect("problem" in found ? found.problem : true).toBe(expected);
});
