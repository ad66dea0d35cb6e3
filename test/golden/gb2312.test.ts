/**
 * Every character of GB/T 2312-1980 that the faces have, printed and read back by pdf.js, poppler and MuPDF:
 * a wrong ToUnicode entry or a radical in place of its character shows here.
 */
import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BuildResult } from "../../src/build.js";
import { check } from "../../src/check.js";
import { cacheFolder, diskCache } from "../../src/cache/disk-cache.js";
import { comparable } from "../../src/model/ledger.js";
import { filesBelow, Workshop } from "../support/built.js";
import { type BuiltIssue, buildIssue } from "../support/issue-builder.js";
import { structureText } from "../support/read-plate.js";
import { witness } from "../support/witness.js";

/** Rows of the code table, as characters in code order; cells that are empty give none. */
function rows(from: number, to: number): string[] {
  const decoder = new TextDecoder("gb18030");
  const found: string[] = [];
  for (let row = from; row <= to; row++)
    for (let cell = 1; cell <= 94; cell++) {
      const text = decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell));
      if ([...text].length === 1 && !/[\uFFFD\p{Co}\p{Z}]/u.test(text)) found.push(text);
    }
  return found;
}

/** Rows 16 to 87: 6763 Han characters, 3755 of the first level and 3008 of the second. */
const han = rows(16, 87);
/** Row 1: marks and signs. */
const marks = rows(1, 1);

const groups = <T>(list: readonly T[], each: number): T[][] => Array.from({ length: Math.ceil(list.length / each) }, (_, i) => list.slice(i * each, (i + 1) * each));
const inLines = (characters: readonly string[]): string[] => groups(characters, 12).map((line) => line.join(""));

/** Verse, whose lines stand as they are given and which needs no exact number of rows. */
const poem = (id: string, head: string, lines: readonly string[]): Record<string, unknown> =>
  ({ id, kind: "poem", headlines: [{ role: "main", value: head }], blocks: groups(lines, 8).map((stanza) => ({ type: "verse", text: stanza.join("\n") })) });

describe("the characters of GB/T 2312", { timeout: 180_000 }, () => {
  const cache = diskCache(cacheFolder());
  let issue: BuiltIssue;
  let shop: Workshop;
  let result: BuildResult;
  let wanted: string;
  let archive: Buffer;
  beforeAll(async () => {
    shop = await Workshop.open();
    const covered = await coveredMarks();
    issue = await buildIssue({
      issue: { pages: [{ label: "01", name: "字表", layout: "auto", articles: ["a01"] }, { label: "02", name: "字表", layout: "auto", articles: ["a02"] }] },
      articles: { a01: poem("a01", "一级汉字", inLines(han.slice(0, 3755))), a02: poem("a02", "二级汉字与标点", [...inLines(han.slice(3755)), ...covered.map((mark) => `字${mark}表`)]), a03: null },
    });
    result = await shop.build(issue.folder, "out", { targets: ["archive"], cache });
    const { dummy } = await shop.desk(issue.folder);
    wanted = comparable((dummy?.pages ?? []).flatMap((page) => page.ledger.entries.map(({ text }) => text)).join(""));
    archive = (await filesBelow(result.folder as string)).get(`${result.issue}.archive.pdf`) as Buffer;
  });
  afterAll(async () => {
    await issue.remove();
    await shop.close();
  });

  /** Marks that the face has; check names the others. */
  async function coveredMarks(): Promise<string[]> {
    await using trial = await buildIssue({ articles: { a02: poem("a02", "标点", marks.map((mark) => `字${mark}表`)) } });
    const { diagnostics } = await check(trial.folder, { cache });
    const missing = diagnostics.filter(({ code }) => code === "missing-glyph").map(({ zh }) => zh);
    return marks.filter((mark) => !missing.some((said) => said.includes(mark)));
  }

  it("are all printed", () => {
    expect(han).toHaveLength(6763);
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(han.filter((one) => !wanted.includes(one))).toEqual([]);
  });
  it("come back from pdf.js", async () => {
    const pages = await structureText(archive);
    expect(comparable(pages.map(({ inside }) => inside).join(""))).toBe(wanted);
    expect(pages.map(({ outside }) => comparable(outside))).toEqual(["", ""]);
  });
  it("come back from poppler and MuPDF", async (context) => {
    const file = shop.path("gb2312.pdf");
    await writeFile(file, archive);
    expect(sorted(await witness(context, "pdftotext", "-raw", file, "-"))).toEqual(sorted(wanted));
    expect(sorted(await witness(context, "mutool", "draw", "-q", "-F", "text", file))).toEqual(sorted(wanted));
  });
});

/** Lines may come in another order; every character must be there as often. */
const sorted = (text: string): string => [...comparable(text)].sort().join("");
