import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noBreakSpans } from "../../../src/copydesk/no-break.js";

const spans = (text: string): string[] => noBreakSpans(text).map(([start, end]) => text.slice(start, end));

describe("noBreakSpans", () => {
  it.each<[string, string[]]>([
    ["2021年6月30日", ["2021年", "6月", "30日"]],
    ["全长3.6公里，占45%，零下3.8℃", ["3.6公里", "45%", "3.8℃"]],
    ["成立100周年，第3届，第100", ["100周年", "第3届", "第100"]],
    ["20多个，2600余人次，45万平方公里", ["20多个", "2600余人次", "45万平方公里"]],
    ["¥45和$1,234.5", ["¥45", "$1,234.5"]],
    ["7月1日～25日，1—2项，10:30-11:00，1120～1160℃", ["7月", "1日～25日", "1—2项", "10:30-11:00", "1120～1160℃"]],
    ["约翰·史密斯", ["翰·史"]],
    ["J. K. Rowling说", ["J. K. Rowling"]],
    ["没有数字的一句话", []],
  ])("%s", (text, expected) => expect(spans(text)).toEqual(expected));

  it("parts what is longer than 9 em at the least harmful place", () => {
    expect(spans("1234567.89万千瓦时～2345678.91万千瓦时")).toEqual(["1234567.89", "万千瓦时～", "2345678.91", "万千瓦时"]);
    expect(spans("123,456,789,012,345,678元")[0]).toMatch(/,$/u);
  });
  it("gives sorted, disjoint spans of at most 9 em", () => {
    const part = fc.constantFrom("12", "3.5", "年", "月", "～", "—", "-", ":", ",", "·", "万", "公里", "%", "第", "字", "A.", " ", "Bob", "《", "》");
    fc.assert(fc.property(fc.array(part, { maxLength: 20 }).map((p) => p.join("")), (text) => {
      let last = 0;
      for (const [start, end] of noBreakSpans(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start + 1);
        const em = Array.from(text.slice(start, end)).reduce((sum, c) => sum + (c < "\u2000" ? 0.5 : 1), 0);
        expect(em).toBeLessThanOrEqual(9);
        last = end;
      }
    }));
  });
});
