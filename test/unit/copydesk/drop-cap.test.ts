import { describe, expect, it } from "vitest";
import { withDropCap } from "../../../src/copydesk/drop-cap.js";
import { FileDesk } from "../../../src/copydesk/file-desk.js";
import { MissingCharacters } from "../../../src/copydesk/missing-characters.js";
import { createSegmenter } from "../../../src/copydesk/segmenter.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import type { ArticleKind } from "../../../src/model/article.js";
import type { CopyRun } from "../../../src/model/copy.js";
import type { Theme } from "../../../src/model/theme.js";

const settle = (runs: readonly CopyRun[], kind: ArticleKind = "feature", styles: Record<string, unknown> = { dropCap: {} }) => {
  const diagnostics = new Diagnostics();
  const desk = new FileDesk("a.json", { services: { missingGlyphs: () => [] }, segmenter: createSegmenter([]), lexicon: [], diagnostics, edits: [], missing: new MissingCharacters() }, () => 7);
  const draft = { id: "b0", role: "paragraph" as const, path: "blocks[0]", runs: [...runs], dropCap: { rows: 2, style: "body" } };
  return { block: withDropCap(desk, draft, kind, { styles } as unknown as Theme), codes: diagnostics.all.map(({ code, severity, place }) => [code, severity, place.path]) };
};
const body = (text: string): CopyRun => ({ text, style: "body" });

describe("withDropCap", () => {
  it("takes the theme's style where it has one, else the copy's", () => {
    expect(settle([body("秋日的江边")])).toMatchObject({ block: { dropCap: { rows: 2, style: "dropCap" } }, codes: [] });
    expect(settle([body("秋日的江边")], "feature", {}).block.dropCap).toEqual({ rows: 2, style: "body" });
  });
  it.each([
    ["a quotation", [body("“秋日的江边”")], "feature"],
    ["a dateline", [{ text: "本报讯　", style: "dateline" }, body("秋日")], "news"],
    ["a run-in", [{ text: "秋日　", style: "runIn" }, body("江边")], "feature"],
    ["emphasis", [{ text: "秋日", style: "kai" }, body("江边")], "feature"],
    ["an advert", [body("秋日的江边")], "advert"],
  ] as const)("refuses %s with a warning, and sets the paragraph plain", (_, runs, kind) => {
    const { block, codes } = settle(runs, kind);
    expect(block.dropCap).toBeUndefined();
    expect(codes).toEqual([["drop-cap-refused", "warning", "blocks[0].dropCap"]]);
  });
});
