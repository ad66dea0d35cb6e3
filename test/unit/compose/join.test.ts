import { describe, expect, it } from "vitest";
import { layoutStepPt } from "../../../src/model/painted-size.js";
import type { Line } from "../../../src/model/typesetter.js";
import { block, inkOf, JUSTIFY, paint, typesetter } from "./square-face.js";

/** One natural line; an em is 10 pt. */
const natural = (text: string, style = "body"): Line => typesetter().line([{ text, style }]);

describe("natural widths (CLREQ 3.1.6, 3.2.2)", () => {
  it.each([
    // a pair of marks inside a line takes 1½ em instead of 2; the line's outer halves vanish
    ["一。”二", 35], ["一》《二", 35], ["一”，二", 35], ["一、“二", 35], ["一）。二", 35], ["一！”二", 35], ["一？！二", 35], ["一“‘二", 35],
    ["一，二", 30], ["一二，", 25], ["“一二”", 30],
    // ¼ em between Han and Latin or digits, none beside marks; a plain space there is the gap
    ["一AB二", 35], ["一 AB 二", 35], ["一2021年", 45], ["“AB”一", 35], ["一，AB", 30], ["一50%二", 40],
    // a sign is part of its figure: close to its digits, as far from Han as they are (− and ℃ are one em wide here)
    ["一−1℃二", 50], ["一±5%二", 45], ["1℃～2℃", 40], ["一1℃，二", 47.5],
    // · takes half an em, —— and …… two
    ["一·二", 25], ["一——二", 40], ["一……二", 40],
    // kerning inside words
    ["AV", 9], ["VA", 10], ["A V", 12.5],
    // a mark's blank is part of the em of white beside it
    ["一　二", 30], ["（一）　二", 40], ["一　“二", 35],
  ])("%s is %s pt", (text, width) => {
    const line = natural(text);
    expect(line.xPt + line.widthPt).toBeCloseTo(width, 3);
    // what Chromium paints ends where the line says
    expect(paint(line).end).toBeCloseTo(line.xPt + line.widthPt, 3);
  });

  it("centres · in its half em", () => {
    const dot = inkOf(paint(natural("一·二")), "·");
    expect(dot.from - 10).toBeCloseTo(15 - dot.to, 3);
  });

  it("centres —— in its two em", () => {
    const dash = inkOf(paint(natural("一——二")), "——");
    expect(dash.from).toBeCloseTo(11.5, 3);
    expect(dash.to).toBeCloseTo(28.5, 3);
  });

  it("leaves ’ between Latin letters in the word", () => {
    expect(natural("it’s").widthPt).toBeCloseTo(20, 3);
  });

  it("adds a style's tracking after every character but the last", () => {
    expect(natural("一二三", "label").widthPt).toBeCloseTo(32, 3);
    expect(natural("AB", "label").widthPt).toBeCloseTo(11, 3);
  });

  it("squeezes the marks of a face without halt by spacing", () => {
    const line = natural("一。》二，", "plain");
    expect(line.xPt + line.widthPt).toBeCloseTo(10 + 5 + 10 + 10 + 5, 3);
    expect(line.runs.every((run) => !run.halt)).toBe(true);
    // proportional quotes have no blank half to lose
    expect(natural("“一”", "plain").widthPt).toBeCloseTo(17, 3);
  });
});

describe("squeezing order (CLREQ 3.2.3)", () => {
  /** The line, and how much of the blank half after each mark is left. */
  const squeezed = (text: string, by: number): Line => {
    const whole = natural(text);
    const lines = typesetter().lines(block(text), JUSTIFY, whole.xPt + whole.widthPt - by);
    expect(lines).toHaveLength(1);
    expect(paint(lines[0]!).end).toBeCloseTo(whole.xPt + whole.widthPt - by, 2);
    return lines[0]!;
  };
  const blankAfter = (line: Line, mark: string, next: string): number => {
    const painted = paint(line);
    return inkOf(painted, next).to - 10 - inkOf(painted, mark).from - 5;
  };

  it("takes brackets first, then pauses, then stops", () => {
    const text = "一》二，三。四";
    expect(blankAfter(squeezed(text, 3), "》", "二")).toBeCloseTo(2, 2);
    expect(blankAfter(squeezed(text, 3), "，", "三")).toBeCloseTo(5, 2);
    expect(blankAfter(squeezed(text, 8), "，", "三")).toBeCloseTo(2, 2);
    expect(blankAfter(squeezed(text, 8), "。", "四")).toBeCloseTo(5, 2);
    expect(blankAfter(squeezed(text, 13), "。", "四")).toBeCloseTo(2, 2);
  });

  it("squeezes alike within a class", () => {
    const line = squeezed("一，二，三", 4);
    const tracking = line.runs.filter((run) => run.text === "，").map((run) => run.trackingPt);
    expect(tracking).toHaveLength(2);
    // alike to a step of the browser's layout, which the second mark makes good
    for (const pt of tracking) expect(Math.abs(pt + 2)).toBeLessThan(layoutStepPt);
    expect(tracking[0]! + tracking[1]!).toBeCloseTo(-4, 2);
  });

  it("takes the Han–Latin gap to ⅛ em at least", () => {
    const text = "一AB二";
    expect(paint(squeezed(text, 2.5)).end).toBeCloseTo(32.5, 2);
    expect(typesetter().lines(block(text), JUSTIFY, 32)).toHaveLength(2);
  });
});
