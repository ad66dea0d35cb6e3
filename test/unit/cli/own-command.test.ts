/** The command that people are told is one that works where they stand. */
import { expect, it } from "vitest";
import { ownCommand } from "../../../src/cli/own-command.js";

it.each([
  ["in its own clone", { cwd: "/home/u/banxin", root: "/home/u/banxin", entry: "/home/u/banxin/dist/cli/main.js" }, "npx banxin"],
  ["in a project that has it", { cwd: "/home/u/paper", root: "/home/u/paper/node_modules/banxin", entry: "/home/u/paper/node_modules/.bin/banxin" }, "npx banxin"],
  ["installed for all", { cwd: "/home/u/paper", root: "/usr/lib/node_modules/banxin", entry: "/usr/bin/banxin" }, "banxin"],
  ["elsewhere", { cwd: "/home/u/paper", root: "/home/u/my banxin", entry: "/home/u/my banxin/dist/cli/main.js" }, "node '/home/u/my banxin/dist/cli/main.js'"],
])("%s", (_, call, command) => {
  expect(ownCommand(call)).toBe(command);
});
