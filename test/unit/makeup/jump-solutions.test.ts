/** A jump as a solution: the tail of a story of a page that is too full goes to a later page, and both are exactly full. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applySolution } from "../../../src/apply-solution.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { comparable } from "../../../src/model/ledger.js";
import type { Plan } from "../../../src/model/plan.js";
import { type Jumping, type Solution, solutionWords } from "../../../src/model/solution.js";
import { type Desk, desk } from "../../../src/pipeline.js";
import { Stopwatch } from "../../../src/stopwatch.js";
import { type ArticleJson, campus, edit, longer } from "../../support/campus.js";
import { memoryCache } from "../../support/painted-page.js";

interface Made extends Desk {
  readonly diagnostics: Diagnostics;
}

const cache = memoryCache();
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function run(folder: string, edited?: Plan): Promise<Made> {
  const diagnostics = new Diagnostics();
  return { ...(await desk(folder, { diagnostics, stopwatch: new Stopwatch(), cache, edited })), diagnostics };
}

const labels = ["01", "02"];
const errors = ({ diagnostics }: Made): string[] => diagnostics.all.filter(({ severity }) => severity === "error").map(({ code, place }) => `${code} ${place.page ?? ""}`);
const jumpOf = ({ changes }: Solution): Jumping | undefined => changes.find((change) => change.kind === "jump");
const jumps = ({ solutions }: Made): Solution[] => solutions.filter(jumpOf);
const figures = ({ plan }: Made) => plan!.pages.map(({ metrics }) => [metrics.fillPct, metrics.oversetLines, metrics.holeLines]);

interface IssueJson { jumpable?: boolean; pages: { articles: string[]; slots?: object[] }[]; sections?: object[] }

async function editIssue(folder: string, how: (issue: IssueJson) => void): Promise<void> {
  const file = join(folder, "issue.json");
  const issue = JSON.parse(await readFile(file, "utf8")) as IssueJson;
  how(issue);
  await writeFile(file, JSON.stringify(issue));
}

/** The first page has far too much copy, the second, of three stories without pictures, too little. */
async function uneven(first: (article: ArticleJson) => void = () => {}, issue: (issue: IssueJson) => void = () => {}): Promise<string> {
  const folder = await campus();
  folders.push(folder);
  await edit(folder, "u01", (article) => { longer(16)(article); first(article); });
  for (const id of ["u11", "u12", "u14"]) await edit(folder, id, (article) => {
    delete article.figures;
    article.blocks = article.blocks.filter(({ type }) => type !== "figure");
  });
  await editIssue(folder, (file) => {
    file.pages[1]!.articles = ["u11", "u12", "u14"];
    issue(file);
  });
  return folder;
}

let folder: string;
let found: Made;
beforeAll(async () => {
  folder = await uneven();
  found = await run(folder);
}, 120_000);

describe("a page that is too full, before one with a hole", () => {
  it("is told the jump that fills both, in both languages", () => {
    expect(new Set(errors(found))).toEqual(new Set(["overset 01", "hole 02"]));
    const [solution] = jumps(found);
    const jump = jumpOf(solution!)!;
    expect(solution).toMatchObject({ page: "01", applies: true });
    expect(jump).toMatchObject({ article: "u01", to: "02" });
    expect(solutionWords(solution!)).toEqual({
      zh: `“u01”第 ${jump.lines} 行后转第 02 版（${jump.chars} 字）`,
      en: `jump "u01" after line ${jump.lines} to page 02 (${jump.chars} characters)`,
    });
  });

  it("is exactly full with it, and so is the other, in the same rectangles when the plan is replayed", async () => {
    const [solution] = jumps(found);
    const plan = applySolution(found.plan!, solution!, labels);
    const after = await run(folder, plan);
    expect(errors(after)).toEqual([]);
    expect(after.solutions).toEqual([]);
    expect(figures(after)).toEqual([[100, 0, 0], [100, 0, 0]]);
    const rects = (of: Plan) => of.pages.map(({ modules }) => modules.map(({ articles, kind, rect, jump }) => ({ articles, kind, rect, jump })));
    expect(rects(after.plan!)).toEqual(rects(plan));
    expect(after.plan!.pages.flatMap(({ modules }) => modules.filter(({ jump }) => jump).map(({ kind, jump }) => [kind, jump]))).toEqual([
      ["story", { to: "02", afterBlocks: jumpOf(solution!)!.afterBlocks }],
      ["continued", { from: "01" }],
    ]);
    expect(JSON.stringify((await run(folder, after.plan!)).plan)).toBe(JSON.stringify(after.plan));
  });

  it("has the story's words once, with so many lines before the jump and so many characters after it", async () => {
    const [solution] = jumps(found);
    const { lines, chars, afterBlocks } = jumpOf(solution!)!;
    const { dummy, copy } = await run(folder, applySolution(found.plan!, solution!, labels));
    const entries = (label: string) => dummy!.pages.find((page) => page.label === label)!.ledger.entries.filter(({ id }) => new RegExp(`^${label}-u01-b\\d+$`).test(id));
    const text = (of: readonly { text: string }[]): string => comparable(of.map((one) => one.text).join(""));
    const source = copy!.articles.get("u01")!.blocks.filter(({ id }) => /^b\d+$/.test(id));
    expect(text(entries("01")) + text(entries("02"))).toBe(comparable(source.flatMap(({ runs }) => runs.map((one) => one.text)).join("")));
    expect(entries("01").at(-1)!.id).toBe(`01-u01-b${afterBlocks - 1}`);
    expect([...text(entries("02"))]).toHaveLength(chars);
    const set = dummy!.pages[0]!.modules.find(({ id }) => id.includes("u01"))!.parts.flatMap((part) => (part.type === "text" && part.role !== "jumpLine" && part.id.match(/-b\d+$/) ? part.lines : []));
    expect(set).toHaveLength(lines);
    expect(lines).toBeGreaterThanOrEqual(12);
  });
});

describe("a jump is not proposed", { timeout: 120_000 }, () => {
  it.each([
    ["of a story that forbids it", (article: ArticleJson) => { article.constraints = { noJump: true }; }],
    ["of a story that says that it is whole", (article: ArticleJson) => { article.jumpable = false; }],
    ["of a kind that the theme does not name", (article: ArticleJson) => { article.kind = "commentary"; }],
    ["of a story that has nowhere to part", (article: ArticleJson) => { article.blocks = [{ type: "paragraph", text: article.blocks.map(({ text }) => (typeof text === "string" ? text : "")).join("") }]; }],
  ])("%s", async (_, first) => {
    const made = await run(await uneven(first));
    expect(errors(made)).toContain("overset 01");
    expect(jumps(made).filter((solution) => jumpOf(solution)!.article === "u01")).toEqual([]);
  });
  it("where the issue lets none jump", async () => {
    expect(jumps(await run(await uneven(() => {}, (issue) => { issue.jumpable = false; })))).toEqual([]);
  });
  it("to a page before", async () => {
    const made = await run(await uneven(() => {}, ({ pages }) => { pages.reverse(); }));
    expect(errors(made).some((error) => error.startsWith("overset"))).toBe(true);
    expect(jumps(made)).toEqual([]);
  });
  it("out of its section", async () => {
    const made = await run(await uneven(() => {}, (issue) => {
      issue.sections = [{ name: "要闻", pages: ["01"], articles: issue.pages[0]!.articles }];
      issue.pages[0]!.articles = [];
    }));
    expect(errors(made)).toContain("hole 02");
    expect(jumps(made)).toEqual([]);
  });
});

describe("a plan's own jump", { timeout: 120_000 }, () => {
  const applied = (): Plan => applySolution(found.plan!, jumps(found)[0]!, labels);
  const changed = (how: (jump: { to?: string; afterBlocks?: number }) => void): Plan => {
    const plan = structuredClone(applied());
    how(plan.pages[0]!.modules.find(({ jump }) => jump)!.jump!);
    return plan;
  };

  it("is taken up by a page that the plan does not name", async () => {
    const after = await run(folder, { ...applied(), pages: applied().pages.slice(0, 1) });
    expect(errors(after)).toEqual([]);
    expect(after.plan!.pages[1]!.modules.filter(({ kind }) => kind === "continued").map(({ articles }) => articles)).toEqual([["u01"]]);
  });
  it.each([
    ["jump-after-end", (jump: { afterBlocks?: number }) => { jump.afterBlocks = 999; }],
    ["jump-target-missing", (jump: { to?: string }) => { jump.to = "09"; }],
    ["jump-to-itself", (jump: { to?: string }) => { jump.to = "01"; }],
  ])("is refused with %s", async (code, how) => {
    const { diagnostics } = await run(folder, changed(how));
    expect(diagnostics.all.filter((one) => one.code === code).map(({ place }) => [place.file, place.page, place.module])).toEqual([["plan.json", "01", "u01"]]);
  });
  it("must be continued where it says", async () => {
    const plan = applied();
    const [first, second] = plan.pages;
    const without = { ...plan, pages: [first!, { ...second!, modules: second!.modules.filter(({ kind }) => kind !== "continued") }] };
    expect(errors(await run(folder, without))).toContain("jump-not-continued 01");
    expect(errors(await run(folder, { ...plan, pages: [{ ...first!, modules: first!.modules.map((module) => ({ ...module, jump: null })) }, second!] }))).toContain("continued-without-jump 02");
  });
  it("of a story that forbids it is warned about", async () => {
    const made = await run(await uneven((article) => { article.constraints = { noJump: true }; }), applied());
    expect(made.diagnostics.all.filter(({ code }) => code === "jump-forbidden").map(({ severity, place }) => [severity, place.page])).toEqual([["warning", "01"]]);
  });
});
