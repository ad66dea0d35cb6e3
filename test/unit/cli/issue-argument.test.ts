/** The issue may stand after a list: a list option takes its own words only. */
import { expect, it } from "vitest";
import { issueBeforeLists } from "../../../src/cli/issue-argument.js";

it.each([
  ["build --target proof my-paper", "build my-paper --target proof"],
  ["build --target press screen 江城晚报 --page 01", "build 江城晚报 --target press screen --page 01"],
  ["build my-paper --target press,screen", "build my-paper --target press screen"],
  ["build --target press,screen a,b", "build a,b --target press screen"],
  ["build --target=proof my-paper", "build my-paper --target=proof"],
  ["build --target proof my-paper press", "build my-paper --target proof press"],
  ["build my-paper --target press screen", "build my-paper --target press screen"],
  ["build my-paper --target poster", "build my-paper --target poster"],
  ["build --target --page 01 my-paper", "build --target --page 01 my-paper"],
  ["plan --replace old new my-paper", "plan my-paper --replace old new"],
  ["plan my-paper --replace old new -o p.json", "plan my-paper --replace old new -o p.json"],
  ["check my-paper --json", "check my-paper --json"],
])("%s", (given, read) => {
  expect(issueBeforeLists(given.split(" ")).join(" ")).toBe(read);
});
