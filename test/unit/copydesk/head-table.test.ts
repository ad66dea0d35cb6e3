/** Heads of a newspaper against an editor's marks (`head-table.rows.ts`) and the rules of `reference/typography.md`, section 1. */
import { describe, expect, it } from "vitest";
import { headBreaks } from "../../../src/copydesk/heads.js";
import { createSegmenter } from "../../../src/copydesk/segmenter.js";
import { typesetter } from "../compose/square-face.js";
import { headRows } from "./head-table.rows.js";

/** Names that a Yunting paper's lexicon holds. */
const segmenter = createSegmenter(["云汀"]);

interface Marked {
  readonly text: string;
  readonly good: ReadonlySet<number>;
  readonly edges: ReadonlySet<number>;
}

function marked(row: string): Marked {
  const good = new Set<number>();
  const edges = new Set<number>();
  let text = "";
  for (const char of row) {
    if (char === "/") good.add(text.length);
    if (char === "/" || char === "|") edges.add(text.length);
    else text += char;
  }
  return { text, good, edges };
}

/** Costs at and above this stand for a breach of a rule. */
const breach = 12;

/** No line starts with these, and none ends with those (rules told by themselves, whatever the dictionary says). */
const startsBadly = /^(?:的|了|着|过|们|吗|呢|吧|[，。、；：？！”》）·～%℃])/u;
const endsBadly = /(?:(?<!中)和|[与及在为把被让从“《（])$/u;

describe.each(headRows.map((row) => [row.replaceAll(/[/|]/gu, ""), marked(row)] as const))("%s", (text, { good, edges }) => {
  const breaks = headBreaks(text, segmenter);

  it("offers a line's end at no place inside a word", () => {
    expect(breaks.filter(({ at }) => !edges.has(at)).map(({ at }) => `${text.slice(0, at)}|${text.slice(at)}`)).toEqual([]);
  });

  it("prices what starts or ends badly as a breach", () => {
    for (const { at, cost } of breaks) {
      if (startsBadly.test(text.slice(at)) || endsBadly.test(text.slice(0, at))) expect(cost, `${text.slice(0, at)}|${text.slice(at)}`).toBeGreaterThanOrEqual(breach);
    }
  });

  it("is turned where an editor turns it", () => {
    const widthEm = Math.ceil([...text].length * 0.68) + 1;
    const lines = typesetter().head({ text, breaks, lines: undefined, path: "" }, "strong", 10, widthEm * 10, 2, "center")!.lines;
    expect(lines).toHaveLength(2);
    const at = text.indexOf(lines[1]!.text, lines[0]!.text.length);
    expect(good.has(at), lines.map((line) => line.text).join(" ¶ ")).toBe(true);
  });
});

it("has sixty heads at least", () => expect(headRows.length).toBeGreaterThanOrEqual(60));
