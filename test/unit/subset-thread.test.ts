import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { MachineError } from "../../src/diagnostics/machine-error.js";
import type { SubsetJob } from "../../src/fonts/open-fonts.js";
import { glyphCount, readSfnt } from "../../src/fonts/sfnt.js";
import { Subsetter } from "../../src/fonts/subsetter.js";
import { SubsetThread } from "../../src/subset-thread.js";

const path = createRequire(import.meta.url).resolve("@expo-google-fonts/ma-shan-zheng/400Regular/MaShanZheng_400Regular.ttf");
const job = (text: string) => async (): Promise<SubsetJob> => {
  const font = new Uint8Array(await readFile(path));
  return { font, characters: [...text].map((char) => char.codePointAt(0) as number), lastGlyph: glyphCount(readSfnt(font)) - 1 };
};
/** How many threads hold this process. */
const threads = (): number => process.getActiveResourcesInfo().filter((kind) => kind === "MessagePort").length;

describe("the subsetting thread", () => {
  it("makes the same subsets as this thread would, and ends with its last job", async () => {
    const thread = new SubsetThread();
    const before = threads();
    const texts = ["版心", "报纸的字", "一"];
    const made = await Promise.all(texts.map((text) => thread.subset(job(text))));
    expect(threads()).toBe(before);
    const here = await Subsetter.open();
    for (const [i, text] of texts.entries()) {
      const { font, characters, lastGlyph } = await job(text)();
      expect(Buffer.from(made[i]).equals(here.subset(font, characters, lastGlyph))).toBe(true);
    }
    // And starts again for another.
    expect((await thread.subset(job("版"))).length).toBeGreaterThan(100);
  });

  it("tells a font that cannot be subset, and the jobs after it are done", async () => {
    const thread = new SubsetThread();
    const broken = thread.subset(async () => ({ font: new Uint8Array(0), characters: [0x7248], lastGlyph: 9 }));
    const unread = thread.subset(() => Promise.reject(new MachineError("gone", { zh: "没有", en: "Gone." })));
    const after = thread.subset(job("版"));
    const outcomes = await Promise.allSettled([broken, unread, after]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
    expect((outcomes[1] as PromiseRejectedResult).reason).toBeInstanceOf(MachineError);
  });
});
