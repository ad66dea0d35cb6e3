import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { dateLine } from "../../../src/copydesk/date-line.js";

describe("dateLine", () => {
  it("gives the date line of the brief's example", () => {
    expect(dateLine("2026-12-07")).toEqual({ date: "2026年12月7日", weekday: "星期一", lunar: "农历丙午年十月廿九", solarTerm: "今日大雪" });
  });
  // Lunar new year 2026 is 17 February; 立春 (4 February) does not change the year on a newspaper.
  it.each([
    ["2026-01-01", "农历乙巳年十一月十三"],
    ["2026-02-04", "农历乙巳年十二月十七"],
    ["2026-02-16", "农历乙巳年十二月廿九"],
    ["2026-02-17", "农历丙午年正月初一"],
    ["2021-07-01", "农历辛丑年五月廿二"],
    ["2025-07-25", "农历乙巳年闰六月初一"],
    ["2033-12-22", "农历癸丑年闰十一月初一"],
  ])("%s is %s", (date, lunar) => expect(dateLine(date).lunar).toBe(lunar));

  it("names a solar term only on its day", () => {
    expect(dateLine("2026-02-04").solarTerm).toBe("今日立春");
    expect(dateLine("2026-02-05").solarTerm).toBeUndefined();
    expect(dateLine("2026-12-22").solarTerm).toBe("今日冬至");
  });
  it("does not depend on the machine's time zone", () => {
    const script = "import('./src/copydesk/date-line.ts').then(m => console.log(JSON.stringify([new Date(0).getTimezoneOffset(), m.dateLine('2026-12-07'), m.dateLine('2026-02-17')])))";
    const cwd = new URL("../../../", import.meta.url);
    const outputs = ["America/New_York", "Pacific/Kiritimati"].map((TZ) =>
      JSON.parse(execFileSync(process.execPath, ["--import", "tsx", "-e", script], { cwd, env: { ...process.env, TZ }, encoding: "utf8" })) as unknown[]);
    expect(outputs.map((o) => o[0])).toEqual([300, 640]);
    for (const output of outputs) expect(output.slice(1)).toEqual([dateLine("2026-12-07"), dateLine("2026-02-17")]);
  });
});
