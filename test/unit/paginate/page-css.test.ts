import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pageCss } from "../../../src/paginate/page-css.js";

const template = readFileSync(new URL("../../../styles/base/page.css", import.meta.url), "utf8");
const broadsheet = { widthMm: 390, heightMm: 545 };

describe("the @page rules", () => {
  it("name the trim as the size and leave no placeholder", () => {
    const css = pageCss(template, { ...broadsheet, bandMm: 0, marks: false });
    expect(css).toContain("size: 390mm 545mm;");
    expect(css.replace(/\/\*[^]*?\*\//g, "")).not.toMatch(/\$|bleed|marks/);
  });

  it("have a bleed and marks only with a band outside the trim", () => {
    expect(pageCss(template, { ...broadsheet, bandMm: 3, marks: true })).toMatch(/bleed: 3mm;\s+marks: crop cross;/);
    expect(pageCss(template, { ...broadsheet, bandMm: 0, marks: true })).not.toContain("crop");
  });
});
