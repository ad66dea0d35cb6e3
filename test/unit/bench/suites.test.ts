import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { countLines, gapEm } from "../../../bench/compose/count-lines.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

const bench = (...words: string[]) => spawnSync(process.execPath, [`${root}node_modules/tsx/dist/cli.mjs`, `${root}bench/run.ts`, ...words], { encoding: "utf8", timeout: 20_000 });

describe("npm run bench", () => {
  it.each(["nosuch", "toString", "build compose", "preview --savs 3", "preview --saves many", "preview --viewers"])("ends with 2 for “%s” and names the suites and options there are", (words) => {
    const { status, stderr } = bench(...words.split(" "));
    expect(status).toBe(2);
    expect(stderr).toContain("build, compose");
    expect(stderr).toContain("--viewers N");
  });
  it("tells its options and measures nothing", () => {
    const { status, stdout } = bench("preview", "--help");
    expect(status).toBe(0);
    expect(stdout).toContain("--saves N");
  });
});

/** A painted line of 10 px characters; `gapPx` after each, marks half as wide where told. */
const line = (text: string, gapPx = 0, lastPx = 10) => {
  const chars = [...text];
  const leftPx = chars.map((_, k) => k * (10 + gapPx));
  return { chars, leftPx, rightPx: leftPx.map((left, k) => left + (k === chars.length - 1 ? lastPx : 10)), spaced: chars.map(() => false) };
};
const counted = (lines: ReturnType<typeof line>[], whole: [number, number][] = []) =>
  countLines([{ lines, emPx: 10, justified: true, text: lines.map(({ chars }) => chars.join("")).join(""), whole }]);

describe("counting painted lines", () => {
  it("reads the gap from the Han, whatever the marks do", () => {
    expect(gapEm(line("一二，三四", 1), 10)).toBeCloseTo(0.1);
    expect(counted([line("一二三四", 0.6), line("五六七八", 0.7), line("一二三四", 1.3), line("五六")])).toMatchObject({ lines: 4, looseOver16thPct: 66.67, looseOver8thPct: 33.33 });
  });

  it("counts whole marks at line ends, but not at the last", () => {
    expect(counted([line("一二，"), line("三四。", 0, 5), line("五六。")])).toMatchObject({ fullWidthLineEnds: 1 });
  });

  it("counts last lines of less than two Han", () => {
    expect(counted([line("一二三"), line("四。")]).runts).toBe(1);
    expect(counted([line("一二三"), line("四五。")]).runts).toBe(0);
    expect(counted([line("一二三"), line("1.3%。")]).runts).toBe(0);
    expect(counted([line("四。")]).runts).toBe(0);
  });

  it("counts forbidden edges and partings once a break", () => {
    for (const [before, after] of [["一二", "，三"], ["一“", "二三"], ["一—", "—二"], ["一2", "3二"], ["一二", "·三"], ["一/", "二三"], ["一二", "℃三"]]) {
      expect(counted([line(before!), line(after!)]).kinsoku).toBe(1);
    }
    expect(counted([line("一二"), line("——三")]).kinsoku).toBe(0);
    expect(counted([line("一2021"), line("年二")], [[1, 6]]).kinsoku).toBe(1);
  });
});
