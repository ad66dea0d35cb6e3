import { describe, expect, it } from "vitest";
import { byHeads, refusalWords } from "../../../src/preview/refusal-words.js";

const modules = [{ articles: ["d02"], title: "湖边跑来两千人" }, { articles: ["d02", "d03"], title: "简讯" }];
const finding = { code: "lock-impossible", place: { page: "02", module: "d02" } };

it("names modules by their heads", () => {
  expect(byHeads({ zh: "“d02”与固定的“d02+d03”重叠，“x”不动", en: '"d02" overlaps "d02+d03", "x" stays' }, modules))
    .toEqual({ zh: "《湖边跑来两千人》与固定的《简讯》重叠，“x”不动", en: "“湖边跑来两千人” overlaps “简讯”, \"x\" stays" });
});

describe("a refusal", () => {
  const reason = { zh: "其余稿件排不满它留下的版面", en: "the other stories do not fill what it leaves" };
  const over = { zh: "与固定的“d02+d03”重叠 2 栏 × 9 行", en: 'it overlaps "d02+d03", which is held, by 2 columns × 9 rows' };
  const long = { zh: "“d02”固定为 2 栏：…", en: '"d02" is held: …', hint: { zh: "放开它", en: "Release it." } };

  it("gives of the module that was moved the reason alone", () => {
    expect(refusalWords({ ...finding, ...long, reason }, modules, "d02")).toEqual({ zh: "其余稿件排不满它留下的版面。", en: "the other stories do not fill what it leaves." });
  });
  it("names the other of two that overlap, whichever was found first", () => {
    const words = { zh: "与固定的《简讯》重叠 2 栏 × 9 行。", en: "it overlaps “简讯”, which is held, by 2 columns × 9 rows." };
    expect(refusalWords({ ...finding, ...long, reason: over }, modules, "d02")).toEqual(words);
    const turned = { zh: "与固定的“d02”重叠 2 栏 × 9 行", en: 'it overlaps "d02", which is held, by 2 columns × 9 rows' };
    expect(refusalWords({ ...finding, place: { page: "02", module: "d02+d03" }, ...long, reason: turned }, modules, "d02")).toEqual(words);
  });
  it("names a held module that would not do any more", () => {
    expect(refusalWords({ ...finding, place: { page: "02", module: "d02+d03" }, ...long, reason: { zh: "超 3 行", en: "3 lines too long" } }, modules, "d02"))
      .toEqual({ zh: "固定的《简讯》就不行了：超 3 行。", en: "“简讯”, which is held, would not do: 3 lines too long." });
  });
  it("says on a page with a layout of its own what can be done there", () => {
    const gap = refusalWords({ code: "plan-gap", place: {}, zh: "版样有 36 格没有模块", en: "36 cells of the plan carry no module." }, modules, "d02");
    expect(gap.zh).toContain("对调");
    expect(gap.zh).not.toMatch(/格|模块/);
    expect(refusalWords({ code: "plan-overlap", place: {}, zh: "…", en: "…", hint: { zh: "“d02”与“d02+d03”在第 3～9 行重叠", en: '"d02" and "d02+d03" overlap in rows 3 to 9' } }, modules, "d02").zh)
      .toBe("本版用固定版式，《湖边跑来两千人》与《简讯》在第 3～9 行重叠。可以用“对调”，或先让别的稿件让出位置。");
  });
  it("is told with what helps where no reason is given", () => {
    expect(refusalWords({ code: "plan-head", place: {}, zh: "超 3 行", en: "3 lines too long.", hint: { zh: "改小“d02”", en: 'Make "d02" smaller.' } }, modules))
      .toEqual({ zh: "超 3 行。改小《湖边跑来两千人》。", en: "3 lines too long. Make “湖边跑来两千人” smaller." });
  });
});
