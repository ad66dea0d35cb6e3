/** What a build did not make, and what is old in its folder, in a line each. */
import { expect, it } from "vitest";
import type { BuildResult } from "../../../src/build.js";
import { printLeftUndone } from "../../../src/cli/left-undone.js";

type Left = Pick<BuildResult, "unwritten" | "stale" | "folder">;

function told(left: Partial<Left>, language: "zh" | "en"): string {
  let err = "";
  printLeftUndone({ unwritten: [], stale: [], folder: "output/x", ...left }, language, { out: () => {}, err: (text) => { err += text; }, signal: AbortSignal.any([]) });
  return err;
}

it("is nothing where everything was made", () => {
  expect(told({}, "en")).toBe("");
  expect(told({ stale: ["timings.json"] }, "en")).toBe("");
});

it("names pages by the targets that they lack, and the issue's own files", () => {
  const unwritten: Left["unwritten"] = [
    { target: "press", page: "01" }, { target: "screen", page: "01" }, { target: "press", page: "03" }, { target: "screen", page: "03" }, { target: "press", page: "04" },
    { target: "press" }, { target: "screen" },
  ];
  expect(told({ unwritten }, "en")).toBe("Not written: press, screen of pages 01, 03 and the whole issue; press of page 04\n");
  expect(told({ unwritten }, "zh")).toBe("没有写出：第01、03版和全期的 press、screen；第04版的 press\n");
});

it("names the PDFs of an earlier build", () => {
  const stale = ["x.press.pdf", "pages/x-01.press.pdf"];
  expect(told({ stale }, "en")).toBe("Beware: 2 PDFs in output/x are of an earlier build (stale in manifest.json): x.press.pdf, pages/x-01.press.pdf\n");
  expect(told({ stale: stale.slice(1) }, "en")).toContain("1 PDF in output/x is of");
  expect(told({ stale }, "zh")).toContain("有 2 个 PDF 是以前出的");
});
