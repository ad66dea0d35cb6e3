import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import { formatDiagnostic, formatSummary } from "../../../src/diagnostics/format.js";

const overset: Diagnostic = {
  code: "overset", severity: "error", place: { file: "articles/a05.json", line: 12, page: "03" },
  zh: "超 6 行（78 字）", en: "6 lines over (78 characters)", hint: { zh: "删去一段", en: "cut a paragraph" },
};

describe("formatDiagnostic", () => {
  it("writes the line that the design shows, and the hint below", () => {
    expect(formatDiagnostic(overset, "zh")).toBe("overset  articles/a05.json:12  第03版  超 6 行（78 字）\n    删去一段");
    expect(formatDiagnostic(overset, "en")).toBe("overset  articles/a05.json:12  page 03  6 lines over (78 characters)\n    cut a paragraph");
  });

  it("leaves out what a finding does not have", () => {
    expect(formatDiagnostic({ code: "x", severity: "error", place: {}, zh: "甲", en: "a" }, "zh")).toBe("x  甲");
    expect(formatDiagnostic({ code: "x", severity: "error", place: { file: "issue.json" }, zh: "甲", en: "a" }, "en")).toBe("x  issue.json  a");
  });

  it("says so where a finding is no error", () => {
    expect(formatDiagnostic({ ...overset, severity: "warning", place: {}, hint: undefined } as unknown as Diagnostic, "zh")).toBe("overset  警告：超 6 行（78 字）");
    expect(formatDiagnostic({ code: "x", severity: "info", place: {}, zh: "甲", en: "a" }, "en")).toBe("x  note: a");
  });

  it("shows escape sequences from an issue instead of sending them", () => {
    const zh = "标题\u001b[2J\u202e";
    expect(formatDiagnostic({ code: "x", severity: "error", place: {}, zh, en: "a" }, "zh")).toBe("x  标题<U+001B>[2J<U+202E>");
  });
});

describe("formatSummary", () => {
  const of = (severity: Diagnostic["severity"]): Diagnostic => ({ code: "x", severity, place: {}, zh: "甲", en: "a" });

  it("counts each kind that there is", () => {
    const all = [of("error"), of("error"), of("warning"), of("info")];
    expect(formatSummary(all, "zh")).toBe("2 个错误，1 个警告，1 条提示");
    expect(formatSummary(all, "en")).toBe("2 errors, 1 warning, 1 note");
    expect(formatSummary([of("warning"), of("warning")], "en")).toBe("2 warnings");
  });

  it("says that all is well", () => {
    expect(formatSummary([], "zh")).toBe("没有问题");
    expect(formatSummary([], "en")).toBe("no problems");
  });
});
