/** The real page whose extracted text has ASCII marks throughout. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { normalise } from "../../../src/copydesk/normalise.js";

const folder = new URL("../../../../shared/seed/", import.meta.url);
const name = existsSync(folder) ? readdirSync(folder).find((f) => f.endsWith(".txt")) : undefined;
if (name === undefined) console.warn("seed page not found beside the project: seed-page.test.ts is skipped");

describe.skipIf(name === undefined)("the seed page", () => {
  const raw = name === undefined ? "" : readFileSync(new URL(name, folder), "utf8");
  const paragraphs = raw.split(/\n\s*\n/u).map((p) => p.trim()).filter((p) => p !== "");
  const results = paragraphs.map((text) => normalise([{ text, path: "t" }], { file: "f", kind: "body", spellings: [], isRange: () => false }));
  const copy = results.map((r) => r.texts[0] as string).join("\n");
  const edits = results.flatMap((r) => r.edits);
  const count = (from: string, to: string): number => edits.filter((e) => e.from === from && e.to === to).length;

  it("has 67 paragraphs, 351 commas, 8 brackets, 7 colons (reference, section 0)", () => {
    expect(paragraphs).toHaveLength(67);
    expect([count(",", "，"), count("(", "（"), count(")", "）"), count(":", "："), count(";", "；")]).toEqual([351, 8, 8, 7, 1]);
    expect(copy).not.toMatch(/[,;:?!()~]/u);
  });
  it("keeps decimals, dates and the accident's number", () => {
    for (const kept of ["20.06万平方米", "1952年7月1日～25日", "“6·10”", "增加1—2项", "承诺制+标准地+全代办"]) expect(copy).toContain(kept);
  });
  it("keeps the phrase spaces of quoted titles and the dateline's", () => {
    expect(copy).toContain("“党史书画展\u3000丹青话百年”");
    expect(copy).toContain("本报讯\u30006月30日，");
    expect(copy).toContain("本报记者\u3000李杰华");
  });
});
