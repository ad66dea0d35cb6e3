import { describe, expect, it } from "vitest";
import { block, INDENT, inkOf, JUSTIFY, paint, typesetter } from "./square-face.js";

const texts = (text: string, measureEm: number, setting = JUSTIFY, over = {}): string[] =>
  typesetter().lines(block(text, over), setting, measureEm * 10).map((line) => line.text);

describe("line ends and starts", () => {
  it("sets a mark at a line's end on half an em (GB/T 15834 5.1.10), so that 9½ em fit ten", () => {
    const lines = typesetter().lines(block("一二三四五六七八九，十百千"), JUSTIFY, 95);
    expect(lines[0]!.text).toBe("一二三四五六七八九，");
    expect(lines[0]!.widthPt).toBeCloseTo(95, 3);
    expect(lines[0]!.runs.at(-1)).toMatchObject({ halt: true });
    expect(lines[0]!.runs.at(-1)!.text.endsWith("，")).toBe(true);
  });

  it("trims an opening mark at a line's start, but not after the indent", () => {
    const [first, second] = typesetter().lines(block("“一二三四五六“七八九十”"), INDENT, 90);
    expect(first!.xPt).toBe(20);
    expect(inkOf(paint(first!), "“")).toMatchObject({ from: 20, to: 30 });
    expect(second!.runs[0]).toMatchObject({ halt: true });
    expect(inkOf(paint(second!), "“").to).toBeCloseTo(5, 3);
  });

  it.each([
    ["·", "一二三四五·六七八"], ["～", "一二三四五～六七八"], ["%", "一二三四五%六七八"], ["℃", "一二三四五℃六七八"],
    ["……", "一二三四五……六七八"], ["》", "一二三四五》六七八"], ["。", "一二三四五。六七八"], ["／", "一二三四五／六七八"],
  ])("never begins a line with %s", (mark, text) => {
    for (let em = 3; em <= 8; em++) for (const line of texts(text, em)) expect(line.startsWith(mark)).toBe(false);
  });

  it.each(["《", "“", "（", "￥", "／"])("never ends a line with %s", (mark) => {
    for (let em = 3; em <= 8; em++) for (const line of texts(`一二三四五${mark}六七八九`, em)) expect(line.endsWith(mark)).toBe(false);
  });

  it.each(["——", "……"])("never splits %s and never stretches it", (unit) => {
    for (let em = 4; em <= 9; em++) {
      const lines = typesetter().lines(block(`一二三四五${unit}六七八九十百千`), JUSTIFY, em * 10 + 3);
      expect(lines.filter((line) => line.text.includes(unit))).toHaveLength(1);
      for (const line of lines) for (const run of line.runs) if (run.text.includes("—")) expect(run.trackingPt).toBe(0);
    }
  });

  it("keeps the gap between Han and figures open where gaps of a fifteenth of an em do as well", () => {
    // With 千 the line is a fifth of an em too long: the two gaps would shrink to 0.15 em, and beside open ones look closed.
    expect(texts("一二12三四五六七八九十百千甲乙丙丁", 13.3)[0]).toBe("一二12三四五六七八九十百");
    // Nothing is to be gained where the gaps give a little.
    expect(texts("一二12三四五六七八九十百千甲乙丙丁", 13.4)[0]).toBe("一二12三四五六七八九十百千");
  });

  it("keeps two characters on the last line where it can", () => {
    const lines = texts(`${"一二三四五六七八九十百千万".repeat(2)}。`, 13);
    expect(lines.at(-1)!.replace(/[^\p{sc=Han}]/gu, "").length).toBeGreaterThanOrEqual(2);
  });

  it("sets gaps of a sixth of an em rather than leave one character alone, and no wider ones", () => {
    expect(texts("一二三四五六七八九。", 8)).toEqual(["一二三四五六七", "八九。"]);
    // Six characters on seven em would stand a fifth of an em apart.
    expect(texts("一二三四五六七八。", 7)).toEqual(["一二三四五六七", "八。"]);
  });
});

describe("what is not broken", () => {
  it("keeps the copy desk's spans whole", () => {
    const text = "一二三四五六2021年七八九十";
    for (const em of [5, 6, 7, 8, 10, 11, 12]) {
      const lines = texts(text, em, JUSTIFY, { noBreak: [[6, 11]] });
      expect(lines.filter((line) => line.includes("2021年"))).toHaveLength(1);
    }
  });

  it("parts a number from its unit where its line would have gaps over a quarter em, never the number itself", () => {
    // Six characters on nine em would stand 3/5 em apart.
    expect(texts("一二三四五六2021年七八九十", 9, JUSTIFY, { noBreak: [[6, 11]] })[0]).toBe("一二三四五六2021");
  });

  it("keeps Latin words whole, and breaks after a hyphen between letters", () => {
    expect(texts("一二三四WORDS六七八", 6)[0]).toBe("一二三四");
    expect(texts("一二GLOBAL-WORLD三四五六七", 6)[0]).toBe("一二GLOBAL-");
    expect(texts("一二2020-2021三四五六七", 7)).not.toContain("一二2020-");
  });

  it("breaks a word wider than the measure, and says so in the cost", () => {
    const url = block("https://www.example.com/news/2026/12/07/index.html");
    const lines = typesetter().lines(url, JUSTIFY, 80);
    expect(lines.map((line) => line.text).join("")).toBe(url.runs[0]!.text);
    for (const line of lines) expect(line.xPt + line.widthPt).toBeLessThanOrEqual(80.01);
    expect(typesetter().alternatives(url, JUSTIFY, 80)[0]!.cost).toBeGreaterThan(20);
  });

  it.each([
    // Half an em a letter, so that each of them fills its line as it stands.
    ["before a dot, not after it", "邮箱：abcdefg@hijklmn.example；一二三", 10.5, "邮箱：abcdefg@hijklmn"],
    ["before @", "邮箱：abcdefghijklmn@opqrst.example；一二三", 10, "邮箱：abcdefghijklmn"],
    ["after /", "网址：www.abcde.org/news/26/index。", 10, "网址：www.abcde.org/"],
    // Nothing fills it here: the gaps are 0.18 em.
    ["at a mark rather than inside a name", "一二三四五六七：ab@cdefghijklmnopqr.st", 10.4, "一二三四五六七：ab"],
  ])("parts an address wider than its measure %s", (_, text, measureEm, line) => {
    expect(texts(text, measureEm)[0]).toBe(line);
  });

  it("breaks at a space, which vanishes", () => {
    const lines = texts("one two three four", 5);
    expect(lines).toEqual(["one two", "three four"]);
  });
});

describe("forced breaks and settings", () => {
  it("gives every verse line its own, turned over with a hang of one em, stanzas apart", () => {
    const verse = block("床前明月光，疑是地上霜。举头望明月\n低头思故乡\n\n静夜思", { role: "verse" });
    const lines = typesetter().lines(verse, JUSTIFY, 100);
    expect(lines.map((line) => line.text)).toEqual(["床前明月光，疑是地上", "霜。举头望明月", "低头思故乡", "", "静夜思"]);
    expect(lines[1]!.xPt).toBe(10);
    expect(lines.map((line) => line.last)).toEqual([false, false, false, false, true]);
  });

  it("honours indent and hang", () => {
    const lines = typesetter().lines(block("一二三四五六七八九十一二三四五"), { indentEm: 1, hangEm: 2, align: "justify" }, 80);
    expect(lines[0]!.xPt).toBe(10);
    expect(lines[1]!.xPt).toBe(20);
    expect(lines[0]!.xPt + lines[0]!.widthPt).toBeCloseTo(80, 3);
  });

  it("sets right and centred lines by their offset", () => {
    const right = typesetter().lines(block("（胡平）"), { ...JUSTIFY, align: "right" }, 100)[0]!;
    // ½ ink + two Han + ½ ink: the outer halves of the brackets vanish at both ends.
    expect(right.widthPt).toBeCloseTo(30, 3);
    expect(right.xPt).toBeCloseTo(70, 3);
    expect(typesetter().lines(block("胡平"), { ...JUSTIFY, align: "center" }, 100)[0]!.xPt).toBeCloseTo(40, 3);
  });

  it("composes an empty block as no lines", () => {
    expect(typesetter().alternatives(block(""), JUSTIFY, 100)).toEqual([{ lines: 0, cost: 0 }]);
    expect(typesetter().lines(block(""), JUSTIFY, 100)).toEqual([]);
  });
});

describe("line counts", () => {
  const long = "一二三四五六七八九十".repeat(20);

  it("gives exactly the promised count and refuses another", () => {
    const setter = typesetter();
    const paragraph = block(`${long}，${long}。${long}`);
    const ways = setter.alternatives(paragraph, INDENT, 130);
    expect(ways.length).toBeGreaterThan(1);
    for (const { lines } of ways) expect(setter.lines(paragraph, INDENT, 130, lines)).toHaveLength(lines);
    expect(() => setter.lines(paragraph, INDENT, 130, 3)).toThrow(RangeError);
  });

  it("orders them by cost and stays within one fewer and two more", () => {
    const ways = typesetter().alternatives(block(long), INDENT, 130);
    const costs = ways.map((way) => way.cost);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    for (const { lines } of ways) {
      expect(lines).toBeGreaterThanOrEqual(ways[0]!.lines - 1);
      expect(lines).toBeLessThanOrEqual(ways[0]!.lines + 2);
    }
  });

  it("never stretches a gap above ⅛ em for a line count that is offered beside the first", () => {
    const setter = typesetter();
    const paragraph = block(long);
    for (const { lines } of setter.alternatives(paragraph, INDENT, 130)) {
      for (const line of setter.lines(paragraph, INDENT, 130, lines)) expect(line.stretchEm).toBeLessThanOrEqual(1 / 8 + 1e-6);
    }
  });
});
