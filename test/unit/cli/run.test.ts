/** The command line: exit codes 0 to 3 and 130, messages in the language asked for, output that programs can read. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { run } from "../../../src/cli/run.js";
import { buildIssue, type BuiltIssue, type IssueParts } from "../../support/issue-builder.js";

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function banxin(...argv: readonly string[]): Promise<Ran> {
  return interruptible(AbortSignal.any([]), ...argv);
}

async function interruptible(signal: AbortSignal, ...argv: readonly string[]): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await run(argv, { out: (text) => { out += text; }, err: (text) => { err += text; }, signal });
  return { code, out, err };
}

let folder: string;
let locale: string | undefined;
const built: BuiltIssue[] = [];
beforeAll(async () => {
  locale = process.env.LC_ALL;
  process.env.LC_ALL = "C";
  folder = await mkdtemp(join(tmpdir(), "banxin-cli-"));
});
afterEach(() => { process.env.LC_ALL = "C"; });
afterAll(async () => {
  if (locale === undefined) delete process.env.LC_ALL;
  else process.env.LC_ALL = locale;
  await Promise.all([rm(folder, { recursive: true, force: true }), ...built.map((one) => one.remove())]);
});
async function issue(parts: IssueParts = {}): Promise<string> {
  const one = await buildIssue({ ...parts, issue: { theme: "classic-tabloid", ...parts.issue } });
  built.push(one);
  return one.folder;
}
/** A sound issue with far too little copy for its page. */
const short = () => issue();
const broken = () => issue({ files: { "articles/a01.json": "{ \"id\": \"a01\", " } });

describe("wrong usage is 2", () => {
  it.each([
    [["fold"]], [["build"]], [["check"]], [["build", "x", "--target", "poster"]], [["check", "x", "--lang", "fr"]], [["build", "x", "--nonsense"]],
    [["schema", "poster"]], [["schema"]], [["check", "a", "b"]],
    [["build", "x", "--debug", "lines"]], [["build", "x", "--debug", "lines", "--target", "press"]], [["build", "x", "--target", "proof", "press", "--debug", "lines"]],
    [["build", "x", "--target", "proof", "--debug", "colours"]], [["build", "x", "--target", "press", "--standard", "2u"]],
  ])("%j", async (argv) => {
    const { code, err } = await banxin(...argv);
    expect(code).toBe(2);
    expect(err).not.toBe("");
  });
  it.each<[string, readonly string[], RegExp, RegExp]>([
    ["a command", ["chek", "x"], /^usage {2}没有命令“chek”；是不是 check？\n/, /^usage {2}unknown command 'chek'\. Did you mean check\?\n/],
    ["an option", ["build", "x", "--pag", "01"], /^usage {2}没有选项 --pag；是不是 --page？\n {4}用法见：.*build --help\n$/, /^usage {2}unknown option '--pag'\. Did you mean --page\?\n {4}Usage: .*build --help\n$/],
    ["an argument that is missing", ["check"], /^usage {2}缺少参数 <issue>\n/, /^usage {2}missing required argument 'issue'\n/],
    ["a value that is missing", ["build", "x", "--out"], /^usage {2}选项 --out <folder> 后面缺少值\n/, /^usage {2}option '--out <folder>' argument missing\n/],
    ["arguments too many", ["check", "a", "b"], /^usage {2}check 的参数太多\n/, /^usage {2}too many arguments for 'check'/],
    ["a target", ["build", "x", "--target", "pres"], /^usage {2}选项 --target 不能是“pres”；是不是“press”？\n$/, /^usage {2}Option --target cannot be "pres"\. Did you mean "press"\?\n$/],
    ["a standard", ["build", "x", "--standard", "9"], /^usage {2}选项 --standard 不能是“9”；可用：3u、2u\n$/, /^usage {2}Option --standard cannot be "9"\. Known: 3u, 2u\.\n$/],
    ["a format", ["schema", "isue"], /^usage {2}没有格式“isue”；是不是“issue”？\n$/, /^usage {2}There is no format "isue"\. Did you mean "issue"\?\n$/],
  ])("%s is told in the language asked for, once", async (_, argv, zh, en) => {
    expect(await banxin(...argv, "--lang", "zh")).toMatchObject({ code: 2, out: "", err: expect.stringMatching(zh) });
    expect(await banxin("--lang=en", ...argv)).toMatchObject({ code: 2, err: expect.stringMatching(en) });
    process.env.LC_ALL = "zh_CN.UTF-8";
    expect((await banxin(...argv)).err).toMatch(zh);
  });
  it("is told in the language of the settings, and so is help", async () => {
    const path = await issue({ files: { "banxin.config.json": '{ "lang": "zh" }' } });
    expect((await banxin("check", path, "--nonsense")).err).toMatch(/没有选项 --nonsense/);
    expect((await banxin("build", path, "--help")).out).toMatch(/^用法： banxin build/);
    expect((await banxin("build", path, "--help", "--lang", "en")).out).toMatch(/^Usage: banxin build/);
  });
  it("help is in one language", async () => {
    for (const command of [[], ["build"], ["check"], ["plan"], ["preview"], ["preflight"], ["init"], ["schema"]]) {
      const [zh, en] = [await banxin(...command, "--help", "--lang", "zh"), await banxin(...command, "--help", "--lang", "en")];
      expect([zh.code, en.code]).toEqual([0, 0]);
      expect(en.out).not.toMatch(/\p{Script=Han}/u);
      expect(zh.out).toMatch(/^用法：/);
      expect(zh.out).not.toMatch(/Usage|Options|Arguments|Commands|choices|default|display|output the/);
    }
    expect((await banxin("--lang", "zh")).err).toMatch(/^用法：/);
  });
  it("help and version are none", async () => {
    const help = await banxin("--help");
    expect(help.code).toBe(0);
    for (const command of ["build", "check", "plan", "preview", "preflight", "init", "schema"]) expect(help.out).toContain(command);
    const { version } = JSON.parse(await readFile(new URL("../../../package.json", import.meta.url), "utf8")) as { version: string };
    expect(await banxin("--version")).toMatchObject({ code: 0, out: `${version}\n` });
  });
});

describe("schema", () => {
  it.each(["article", "issue", "plan", "theme", "press"])("%s is JSON Schema", async (name) => {
    const { code, out } = await banxin("schema", name);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ $schema: expect.stringContaining("json-schema.org"), type: "object" });
  });
});

describe("init", () => {
  it("writes an issue that has no fault, and says what comes next", async () => {
    const target = join(folder, "new");
    const { code, out } = await banxin("init", target);
    expect(code).toBe(0);
    expect(out).toContain(`banxin check ${target}`);
    expect(await readdir(target)).toEqual(expect.arrayContaining(["issue.json", "pictures"]));
    // Two papers do not share an output folder.
    expect(JSON.parse(await readFile(join(target, "issue.json"), "utf8")).id).toBe("new");
    expect(await banxin("check", target)).toMatchObject({ code: 0 });
  });
  it("writes files that end with a newline, and an issue.json in the order of the README's example", async () => {
    const target = join(folder, "in-order");
    await banxin("init", target);
    for (const name of ["issue.json", ...(await readdir(join(target, "articles"))).map((file) => join("articles", file))]) expect([name, (await readFile(join(target, name), "utf8")).endsWith("}\n")]).toEqual([name, true]);
    const readme = await readFile(new URL("../../../README.md", import.meta.url), "utf8");
    const example = /The issue \(`issue\.json`\):\n\n```json\n([^]*?)```/.exec(readme)?.[1] ?? "";
    const keys = (text: string): string[] => Object.keys(JSON.parse(text) as object);
    const own = keys(await readFile(join(target, "issue.json"), "utf8"));
    expect(own).toEqual(keys(example).filter((key) => own.includes(key)));
  });
  it("gives papers with Chinese names ids of their own", async () => {
    const ids = [];
    for (const name of ["江城晚报", "江城早报", "2026 试刊"]) {
      expect(await banxin("init", join(folder, name))).toMatchObject({ code: 0, out: expect.stringContaining(`banxin check '${join(folder, name)}'`) });
      ids.push(JSON.parse(await readFile(join(folder, name, "issue.json"), "utf8")).id as string);
    }
    expect(ids).toMatchObject([expect.stringMatching(/^issue-[0-9a-f]{8}$/), expect.stringMatching(/^issue-[0-9a-f]{8}$/), expect.stringMatching(/^2026-[0-9a-f]{8}$/)]);
    expect(new Set(ids).size).toBe(3);
    expect(await banxin("check", join(folder, "江城晚报"))).toMatchObject({ code: 0 });
  });
  it("writes nothing into a folder that holds something", async () => {
    const target = await mkdtemp(join(folder, "full-"));
    await writeFile(join(target, "mine.txt"), "x");
    expect(await banxin("init", target, "--lang", "en")).toMatchObject({ code: 2, err: expect.stringContaining("not empty") });
    expect(await readdir(target)).toEqual(["mine.txt"]);
  });
  it("is wrong usage where a file stands", async () => {
    await writeFile(join(folder, "a-file"), "mine");
    expect(await banxin("init", join(folder, "a-file"), "--lang", "en")).toMatchObject({ code: 2, err: expect.stringMatching(/a-file is a file, not a folder; nothing was written/) });
    expect(await readFile(join(folder, "a-file"), "utf8")).toBe("mine");
  });
  it("is 3 where the folder cannot be made", async () => {
    await writeFile(join(folder, "file"), "");
    expect(await banxin("init", join(folder, "file", "new"))).toMatchObject({ code: 3, err: expect.stringContaining("output-not-written") });
  });
});

describe("check", () => {
  it("tells the issue of an article that is named instead, and builds nothing of it", async () => {
    const path = await short();
    const article = join(path, "articles", "a01.json");
    const told = { code: 1, err: expect.stringMatching(new RegExp(`^not-an-issue .*a01\\.json[^]*name the folder of the whole issue: .*${path}`)) };
    expect(await banxin("check", article, "--lang", "en")).toMatchObject(told);
    expect(await banxin("check", join(path, "articles"), "--lang", "en")).toMatchObject({ code: 1, err: expect.stringContaining("not-an-issue") });
    const out = join(folder, "of-an-article");
    expect(await banxin("build", article, "--out", out, "--lang", "en")).toMatchObject(told);
    await expect(readdir(out)).rejects.toThrow();
  });
  it("is 1 where an issue is at fault, and names code, file and page", async () => {
    const { code, err, out } = await banxin("check", await short(), "--lang", "en");
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toMatch(/^hole {2}articles\/a0\d\.json {2}page 01 {2}\d+ lines? .*short/m);
  });
  it("speaks the language asked for, else the machine's, else English", async () => {
    const path = await short();
    expect((await banxin("check", path, "--lang", "zh")).err).toMatch(/第01版 {2}空 \d+ 行（约 \d+ 字）/);
    expect((await banxin("--lang", "zh", "check", path)).err).toContain("第01版");
    process.env.LC_ALL = "zh_CN.UTF-8";
    expect((await banxin("check", path)).err).toContain("第01版");
    expect((await banxin("check", path, "--lang", "en")).err).toContain("page 01");
    process.env.LC_ALL = "C";
    expect((await banxin("check", path)).err).toContain("page 01");
  });
  it("gives programs its findings as JSON, and nothing else on standard output", async () => {
    const { code, out, err } = await banxin("check", await short(), "--json");
    const report = JSON.parse(out) as { ok: boolean; issue: string; diagnostics: { code: string; severity: string; zh: string; en: string }[]; pages: { label: string }[] };
    expect([code, err, report.ok, report.issue]).toEqual([1, "", false, "test-2026-12-07"]);
    expect(report.diagnostics.some((d) => d.severity === "error")).toBe(true);
    for (const { code: name, zh, en } of report.diagnostics) expect([name, zh, en].every((word) => word.length > 0)).toBe(true);
    expect(report.pages.map(({ label }) => label)).toEqual(["01"]);
  });
  it("takes a folder or its issue.json", async () => {
    const path = await short();
    const [one, other] = [await banxin("check", path, "--json"), await banxin("check", join(path, "issue.json"), "--json")];
    const untimed = (text: string) => ({ ...(JSON.parse(text) as object), timings: undefined });
    expect(untimed(other.out)).toEqual(untimed(one.out));
  });
  it("is 1 where a file is no JSON, with its line", async () => {
    expect(await banxin("check", await broken(), "--lang", "en")).toMatchObject({ code: 1, err: expect.stringMatching(/articles\/a01\.json:\d+/) });
  });
  it("is 1 where there is no such issue, 2 where it has no such page, with the page that was probably meant", async () => {
    expect((await banxin("check", join(folder, "nowhere"))).code).toBe(1);
    const path = await short();
    expect(await banxin("check", path, "--page", "NOSUCH", "--lang", "en")).toMatchObject({ code: 2, err: "unknown-page  There is no page \"NOSUCH\".\n    Pages of the issue: 01\n1 error\n" });
    for (const label of ["1", "001", "第1版"])
      expect(await banxin("check", path, "--page", label, "--lang", "zh")).toMatchObject({ code: 2, err: expect.stringContaining("是不是“01”？") });
    expect(JSON.parse((await banxin("check", path, "--page", "1", "--json")).out)).toMatchObject({ ok: false, diagnostics: [{ code: "unknown-page" }] });
  });
  it("is 1 where a file of the issue gives the wrong name", async () => {
    expect(await banxin("check", await issue({ issue: { theme: "classic-tabloid", sections: [{ name: "副刊", articles: [], pages: ["07"] }] } }), "--lang", "en")).toMatchObject({ code: 1, err: expect.stringContaining("unknown-page") });
    expect(await banxin("check", await issue({ issue: { theme: "classic-tabloid", profile: "nosuch" } }), "--lang", "en")).toMatchObject({ code: 1, err: expect.stringContaining("unknown-profile") });
  });
});

describe("plan", () => {
  it("goes to standard output, or whole into a file", async () => {
    const path = await short();
    const { code, out } = await banxin("plan", path);
    expect(code).toBe(1);
    const file = join(folder, "plan.json");
    expect(await banxin("plan", path, "-o", file, "--lang", "en")).toMatchObject({ code: 1, out: "", err: expect.stringContaining(`written to ${file}`) });
    expect(await readFile(file, "utf8")).toBe(out);
    expect(JSON.parse(out)).toMatchObject({ version: 1, pages: [{ label: "01" }] });
    expect(await readdir(folder)).not.toContain("plan.json.partial");
  });
  it("is the same for the same issue", async () => {
    const path = await short();
    expect((await banxin("plan", path)).out).toBe((await banxin("plan", path)).out);
  });
  it("is 3 where its file cannot be written", async () => {
    expect(await banxin("plan", await short(), "-o", join(folder, "none", "plan.json"), "--lang", "en")).toMatchObject({ code: 3, err: expect.stringContaining("cannot be written") });
  });
  it("that lies in the issue is honoured: its rectangles stand", async () => {
    const path = join(folder, "planned");
    await banxin("init", path);
    const first = (await banxin("plan", path)).out;
    await writeFile(join(path, "plan.json"), first);
    const again = await banxin("plan", path);
    const rects = (text: string) => (JSON.parse(text) as { pages: { modules: { articles: string[]; rect: object }[] }[] }).pages.flatMap((p) => p.modules.map((m) => [m.articles, m.rect]));
    expect(again.code).toBe(0);
    expect(rects(again.out)).toEqual(rects(first));
  });
});

describe("build", () => {
  it("of an issue that does not validate writes only the report, without a browser", async () => {
    const out = join(folder, "broken");
    expect((await banxin("build", await broken(), "--out", out, "--browser", "/nowhere/chromium")).code).toBe(1);
    const [id] = await readdir(out);
    expect((await readdir(join(out, id!))).sort()).toEqual(["report.html", "report.json"]);
    expect(JSON.parse(await readFile(join(out, id!, "report.json"), "utf8"))).toMatchObject({ ok: false });
  });
  it("of what is no issue writes nothing, and says so", async () => {
    const out = join(folder, "nothing");
    const { code, err } = await banxin("build", join(folder, "nowhere"), "--out", out, "--browser", "/nowhere/chromium", "--lang", "en");
    expect([code, err]).toEqual([1, expect.stringMatching(/^issue-not-found .*does not exist\n.*\n1 error\n$/)]);
    await expect(readdir(out)).rejects.toThrow();
  });
  it("of a page that there is not touches nothing that was built before, and calls nothing stale", async () => {
    const path = await short();
    const out = join(folder, "built-before");
    await banxin("build", path, "--target", "proof", "--out", out, "--browser", "/nowhere/chromium");
    await mkdir(join(out, "test-2026-12-07"), { recursive: true });
    const plate = { "test-2026-12-07.press.pdf": "a plate", "report.json": "{}", "manifest.json": JSON.stringify({ files: [{ path: "test-2026-12-07.press.pdf", sha256: "0" }] }) };
    for (const [name, text] of Object.entries(plate)) await writeFile(join(out, "test-2026-12-07", name), text);
    const { code, err } = await banxin("build", path, "--page", "1", "--out", out, "--browser", "/nowhere/chromium", "--lang", "en");
    expect([code, err]).toEqual([2, expect.stringContaining('Did you mean "01"?')]);
    expect(err).not.toMatch(/stale|Beware|Not written/);
    expect(await readdir(join(out, "test-2026-12-07"))).toEqual(expect.arrayContaining(Object.keys(plate)));
    for (const [name, text] of Object.entries(plate)) expect(await readFile(join(out, "test-2026-12-07", name), "utf8")).toBe(text);
  });
  it("says where the report is that is for people", async () => {
    const { err } = await banxin("build", await broken(), "--out", join(folder, "told"), "--browser", "/nowhere/chromium", "--lang", "en");
    expect(err).toMatch(/report: \S+report\.html/);
  });
  it("is 3 without a browser, and says where it looked", async () => {
    const path = join(folder, "sound");
    await banxin("init", path);
    const { code, err } = await banxin("build", path, "--out", join(folder, "none"), "--browser", "/nowhere/chromium", "--lang", "en");
    expect(code).toBe(3);
    expect(err).toContain("no-browser");
    expect(err).toContain("/nowhere/chromium");
  });
  it("is 3 where the output folder cannot be written", async () => {
    await writeFile(join(folder, "taken"), "");
    expect(await banxin("build", await broken(), "--out", join(folder, "taken"), "--lang", "en")).toMatchObject({ code: 3, err: expect.stringContaining("output-not-written") });
  });
  it("that is interrupted is 130 and writes nothing", async () => {
    const out = join(folder, "interrupted");
    const path = join(folder, "sound-too");
    await banxin("init", path);
    const control = new AbortController();
    control.abort(new Error("SIGINT"));
    expect((await interruptible(control.signal, "build", path, "--out", out)).code).toBe(130);
    await expect(readdir(out)).rejects.toThrow();
  });
});

describe("preflight", () => {
  it("is wrong usage for what is not even named a PDF, and for an issue folder, with what to do", async () => {
    const text = join(folder, "README.md");
    await writeFile(text, "# text");
    expect(await banxin("preflight", text, "--lang", "en")).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/README\.md is no PDF/) });
    expect(await banxin("preflight", folder, "--lang", "en")).toMatchObject({ code: 2, err: expect.stringContaining(`npx banxin check ${folder}`) });
  });
  it("is 2 for a profile that there is not, 1 for an issue", async () => {
    await writeFile(join(folder, "y.press.pdf"), "no PDF");
    expect(await banxin("preflight", join(folder, "y.press.pdf"), "--profile", "coldst", "--lang", "en")).toMatchObject({ code: 2, err: expect.stringMatching(/unknown-profile[^]*did you mean "coldset"\?/) });
    expect(await banxin("preflight", join(folder, "y.press.pdf"), "--issue", join(folder, "nowhere"), "--lang", "en")).toMatchObject({ code: 1, err: expect.stringContaining("issue-not-found") });
  });
  it("is 1 for what is no PDF and for what is not there", async () => {
    await writeFile(join(folder, "x.press.pdf"), "no PDF");
    expect((await banxin("preflight", join(folder, "x.press.pdf"))).code).toBe(1);
    expect((await banxin("preflight", join(folder, "nothing.pdf"))).code).not.toBe(0);
    expect((await banxin("preflight", join(folder, "x.press.pdf"), "--lang", "en")).out).toMatch(/^FAIL +readable/);
    expect((await banxin("preflight", join(folder, "x.press.pdf"), "--lang", "zh")).out).toMatch(/^不合格 +readable +读不成 PDF/);
  });
});

describe("a working folder that was removed", () => {
  it("is 3, said in words and without a stack", async () => {
    const gone = vi.spyOn(process, "cwd").mockImplementation(() => { throw Object.assign(new Error("ENOENT: uv_cwd"), { code: "ENOENT" }); });
    try {
      const { code, err } = await banxin("check", "/nowhere");
      expect(code).toBe(3);
      expect(err).toMatch(/^working-folder {2}the working folder no longer exists/);
      expect(err).not.toMatch(/uv_cwd|\n\s+at /);
    } finally {
      gone.mockRestore();
    }
  });
});
