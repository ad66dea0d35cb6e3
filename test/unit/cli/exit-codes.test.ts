/** One map from an error to exit code and words. */
import { describe, expect, it } from "vitest";
import { failureOf } from "../../../src/cli/exit-codes.js";
import { MachineError } from "../../../src/diagnostics/machine-error.js";

describe("failureOf", () => {
  const broken = new MachineError("no-browser", { zh: "没有浏览器。", en: "No browser." }, { hint: { zh: "装一个", en: "Install one" } });
  it("gives a broken machine 3, in one language, with its hint", () => {
    expect(failureOf(broken, "zh", false)).toEqual({ code: 3, text: "no-browser  没有浏览器。\n    装一个" });
    expect(failureOf(broken, "en", false)).toEqual({ code: 3, text: "no-browser  No browser.\n    Install one" });
  });
  it("gives a fault of the program 3, with what is needed to report it", () => {
    const { code, text } = failureOf(new RangeError("off by one"), "en", false);
    expect(code).toBe(3);
    expect(text).toContain("off by one");
    expect(text).toContain("exit-codes.test");
    expect(failureOf("a string", "zh", false).text).toContain("a string");
  });
  it("gives an interruption 130, whatever it broke", () => {
    expect(failureOf(broken, "en", true).code).toBe(130);
  });
});
