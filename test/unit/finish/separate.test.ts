import { describe, expect, it } from "vitest";
import { inkPlan } from "../../../src/finish/ink-plan.js";
import { separate } from "../../../src/finish/separate.js";
import { tokenize, writeOperations } from "../../../src/pdf/tokenize.js";
import { inks } from "../../support/raw-page.js";

const run = (text: string, ink: "cmyk" | "k" | "k+spot" = "cmyk") => {
  const result = separate(tokenize(text), inkPlan(inks, ink, false), new Map([["PANTONE 186 C", 0]]));
  return { ...result, text: writeOperations(result.operations).trim().split("\n") };
};

describe("separation of a content stream", () => {
  it("leaves no RGB operator and overprints black text", () => {
    expect(run("0 0 0 rg BT /F1 9 Tf <0041> Tj ET").text).toEqual(["0 0 0 1 k", "BT", "/F1 9 Tf", "/BxOverprint gs", "<0041> Tj", "ET"]);
  });

  it("knocks out white and coloured text, or it would vanish", () => {
    const { text } = run("0 0 0 rg BT <01> Tj 1 1 1 rg <02> Tj .7843 .0627 .1804 rg <03> Tj ET");
    expect(text).toEqual(["0 0 0 1 k", "BT", "/BxOverprint gs", "<01> Tj", "0 0 0 0 k", "/BxKnockout gs", "<02> Tj", "0 1 0.8 0 k", "<03> Tj", "ET"]);
  });

  it("never sets a graphics state between a path and its painting", () => {
    expect(run("0 0 0 RG 8 30 m 92 30 l S").text).toEqual(["0 0 0 1 K", "/BxOverprint gs", "8 30 m", "92 30 l", "S"]);
  });

  it("overprints rules but not black areas", () => {
    expect(run("0 0 0 rg 0 0 200 1 re f").text).toContain("/BxOverprint gs");
    expect(run("0 0 0 rg 0 0 200 50 re f").text).not.toContain("/BxOverprint gs");
  });

  it("takes a path of any number of segments", () => {
    const { text } = run(`0 0 0 rg 0 0 m ${"1 1 l ".repeat(400_000)}f`);
    expect(text.filter((line) => line === "1 1 l")).toHaveLength(400_000);
    expect(text.at(-1)).toBe("f");
  });

  it("takes overprint back with the graphics state it was saved in", () => {
    const { text } = run("q 0 0 0 rg BT <01> Tj ET Q 0 0 0 rg BT <02> Tj ET");
    expect(text.filter((line) => line === "/BxOverprint gs")).toHaveLength(2);
  });

  it("paints a spot ink through its Separation space", () => {
    const { text, spots } = run(".7843 .0627 .1804 rg BT <01> Tj ET", "k+spot");
    expect(text.slice(0, 2)).toEqual(["/BxSpot0 cs", "1 scn"]);
    expect([...spots]).toEqual(["PANTONE 186 C"]);
  });

  it("names an unknown colour once, with the text it paints", () => {
    const { faults } = run(".2 .4 .6 RG .2 .4 .6 rg BT /F6 12 Tf <58A4> Tj ET");
    expect(faults).toEqual([{ code: "unknown-colour", colour: "0.2 0.4 0.6", nearest: "red", where: { text: "<58A4>", font: "/F6" } }]);
  });

  it("refuses colour spaces other than patterns", () => {
    expect(run("/Cs1 cs .1 .2 scn 0 0 9 9 re f").faults.map((f) => f.code)).toContain("unknown-colour-space");
    expect(run("/Pattern cs /P3 scn 0 0 9 9 re f").faults).toEqual([]);
  });
});
