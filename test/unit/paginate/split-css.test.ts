import { describe, expect, it } from "vitest";
import { splitCss } from "../../../src/paginate/split-css.js";

describe("a stylesheet", () => {
  it("gives Paged.js its page rules, named pages and running elements", () => {
    const { paged, rest } = splitCss(`
      @font-face { font-family: "a"; src: url("/font/a"); }
      @page { size: 10mm 20mm; @top-left-corner { content: element(folio); } }
      .front { page: front; } .folio { position: running(folio) }
      .l { position: absolute; } @media print { .x { color: red } }`);
    expect(paged.split("\n").map((rule) => rule.slice(0, 8))).toEqual(["@page { ", ".front {", ".folio {"]);
    expect(paged).toContain("element(folio)");
    expect(rest).toContain("@font-face");
    expect(rest).toContain("@media print { .x { color: red } }");
    expect(rest).not.toContain("@page");
  });

  it("is not fooled by comments, strings and addresses", () => {
    const { paged, rest } = splitCss(`/* @page { } */ .a::before { content: "}@page{"; } .b { background: url(/x;y{z}); } .c { page-break-inside: avoid; }`);
    expect(paged).toBe("");
    expect(rest.split("\n")).toHaveLength(3);
    expect(rest).toContain(`content: "}@page{"`);
  });

  it("keeps statements without a block", () => {
    expect(splitCss(`@charset "utf-8"; @page { margin: 0 }`)).toEqual({ paged: "@page { margin: 0 }", rest: `@charset "utf-8";` });
  });
});
