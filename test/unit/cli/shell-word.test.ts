/** A told command can be copied: a POSIX shell reads the quoted word as the path that was meant. */
import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { shellWord } from "../../../src/cli/shell-word.js";

it.each(["my paper", "江城晚报", "it's", "$HOME", "a;b", "*", "-n"])("%s", (path) => {
  const read = execFileSync("/bin/sh", ["-c", `printf %s ${shellWord(path, "linux")}`], { encoding: "utf8" });
  expect(read.replace(/^\.\//, "")).toBe(path);
});
it("leaves plain words alone, and knows the quotes of Windows", () => {
  expect(shellWord("samples/starter", "linux")).toBe("samples/starter");
  expect(shellWord("C:\\papers\\one", "win32")).toBe("C:\\papers\\one");
  expect(shellWord("C:\\my papers", "win32")).toBe('"C:\\my papers"');
});
