/** Vertical heads as they are painted: length, thickness and place as planned, every word in the file and in order. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comparable } from "../../src/model/ledger.js";
import type { PlacedText } from "../../src/model/dummy.js";
import { structureText } from "../support/read-plate.js";
import { TypesetPages } from "../support/typeset-page.js";

let pages: TypesetPages;
beforeAll(async () => { pages = await TypesetPages.open(); });
afterAll(() => pages.close());

const heads = ["萝卜进了坛　冬天坐稳了", "“小巷管家”破难题", "《云汀志》，记12回：好！", "2026年100天5次", "增8.6%与50%", "用AI与Wi-Fi和5G", "——访老船坊……", "（一）冬～春·夏？"];

describe.each(["headSong", "headHei", "headSongBold", "headKai"])("in %s", (style) => {
  it("every line is as long as it is planned, in the middle of its thickness, and reads as it is written", async () => {
    const texts = heads.map((text, k): PlacedText => {
      const { lines: [line] } = pages.typesetter.verticalHead({ text, breaks: [], lines: undefined, path: "" }, style, 30, 1)!;
      const frame = { xPt: 30 + k * 45, yPt: 60, widthPt: 36, heightPt: 520 };
      return { type: "text", id: `01-a-${k}`, role: "main", frames: [frame], lines: [{ line: line!, xPt: frame.xPt, yPt: frame.yPt, heightPt: 36 }] };
    });
    const { findings, pdf } = await pages.paint(texts);
    expect(findings).toEqual([]);
    const [{ inside, outside }] = await structureText(pdf) as [{ inside: string; outside: string }];
    expect(comparable(inside)).toBe(comparable(heads.join("")));
    expect(outside).toBe("");
  });
});

it("the check would see a line of another length, or beside its place", async () => {
  const { lines: [line] } = pages.typesetter.verticalHead({ text: "冬天坐稳了", breaks: [], lines: undefined, path: "" }, "headSong", 30, 1)!;
  const text = (over: object): PlacedText => ({
    type: "text", id: "01-a-0", role: "main", frames: [{ xPt: 30, yPt: 60, widthPt: 36, heightPt: 155 }],
    lines: [{ line: { ...line!, ...over }, xPt: 30, yPt: 60, heightPt: 36 }],
  });
  expect((await pages.paint([text({})])).findings).toEqual([]);
  expect((await pages.paint([text({ widthPt: 140 })])).findings.join()).toContain("line-too-wide");
  expect((await pages.paint([text({ xPt: 20 })])).findings.join()).toContain("line-outside-frame");
});
