import { expect, it } from "vitest";
import { refusalWords } from "../../../src/preview/refusal-words.js";

it("names modules by their heads", () => {
  const modules = [{ articles: ["d02"], title: "湖边跑来两千人" }, { articles: ["d02", "d03"], title: "简讯" }];
  expect(refusalWords({ zh: "“d02”与固定的“d02+d03”重叠，“x”不动", en: '"d02" overlaps "d02+d03", "x" stays' }, modules))
    .toEqual({ zh: "《湖边跑来两千人》与固定的《简讯》重叠，“x”不动", en: "“湖边跑来两千人” overlaps “简讯”, \"x\" stays" });
});
it("ends with what helps", () => {
  expect(refusalWords({ zh: "超 3 行", en: "3 lines too long.", hint: { zh: "改小“d02”", en: 'Make "d02" smaller.' } }, [{ articles: ["d02"], title: "简讯" }]))
    .toEqual({ zh: "超 3 行。改小《简讯》。", en: "3 lines too long. Make “简讯” smaller." });
});
