/** report.html: for reading, self-contained, the same for the same issue, and nothing of an issue in it but words. */
import { rm, writeFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cacheFolder, diskCache } from "../../src/cache/disk-cache.js";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import { checkNames } from "../../src/makeup/check-names.js";
import { type Desk, desk } from "../../src/pipeline.js";
import { reportHtml } from "../../src/report-html.js";
import { reportOf } from "../../src/report.js";
import { Stopwatch } from "../../src/stopwatch.js";
import { edit, fullCampus } from "../support/campus.js";

const hostile = "</title><script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{id}}";
const cache = diskCache(cacheFolder());
let folder = "";
let made: { done: Desk; diagnostics: Diagnostics; html: string };

async function report(path: string): Promise<typeof made> {
  const diagnostics = new Diagnostics();
  const done = await desk(path, { diagnostics, stopwatch: new Stopwatch(), cache });
  return { done, diagnostics, html: await reportHtml(done, diagnostics) };
}

beforeAll(async () => {
  folder = await fullCampus();
  await edit(folder, "u02", (article) => { (article.headlines as { role: string; value: string; lines?: string[] }[]).push({ role: "web", value: hostile }); });
  const issue = JSON.parse(await readFile(join(folder, "issue.json"), "utf8")) as { pages: { name: string }[] };
  issue.pages[0]!.name = "<b>要闻</b>&";
  await writeFile(join(folder, "issue.json"), JSON.stringify(issue));
  made = await report(folder);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The part of the report on one page. */
const section = (label: string): string => made.html.split("<section>").find((part) => part.includes(`<h2>第${label}版`))!;

describe("report.html", () => {
  it("shows every page with its drawing, its modules and how they fit", () => {
    for (const page of made.done.plan!.pages) {
      const own = section(page.label);
      expect(own.match(/<svg /g)).toHaveLength(1);
      expect(own.match(/<rect class="module/g)).toHaveLength(page.modules.length);
      for (const { articles, fit } of page.modules) {
        expect(own).toContain(`<code>${articles.join("+")}</code>`);
        if (fit.oversetLines > 0) expect(own).toContain(`超 ${fit.oversetLines} 行（${fit.oversetChars} 字）`);
      }
    }
    expect(section("01")).toContain("未排满");
    expect(section("02")).not.toContain("未排满");
  });
  it("shows which of the ten checks fail, on the page where they do", () => {
    for (const { label, metrics } of made.done.plan!.pages) {
      const own = section(label);
      const states = [...own.matchAll(/<li class="(yes|no)">([^<]+)<br>/g)].map(([, state, zh]) => [zh, state]);
      expect(states).toEqual(checkNames.map(({ zh }, i) => [zh, metrics[`check${i + 1}`] === 1 ? "yes" : "no"]));
      expect(own).toContain(`${metrics.checksPassed} / 10`);
    }
  });
  it("names findings, solutions with their numbers, and every priced rule", () => {
    for (const { code, severity } of made.diagnostics.all) if (severity === "error") expect(made.html).toContain(`<code>${code}</code>`);
    expect(made.done.solutions.length).toBeGreaterThan(1);
    expect([...made.html.matchAll(/<span class="number">(\d+)<\/span>/g)].map(([, n]) => Number(n))).toEqual(made.done.solutions.map((_, i) => i + 1));
    for (const { label, metrics } of made.done.plan!.pages)
      for (const rule of Object.keys(metrics).filter((name) => name.startsWith("taste."))) expect(section(label)).toContain(`<small>${rule.slice("taste.".length)}</small>`);
  });
  it("escapes the issue's words", () => {
    expect(made.html).not.toContain("<script");
    expect(made.html).not.toContain("<img");
    expect(made.html).not.toContain("<b>要闻");
    expect(made.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(made.html).toContain("&lt;b&gt;要闻&lt;/b&gt;&amp;");
    // A template in copy is copy.
    expect(made.html).toContain("{{id}}");
  });
  it("has no script, no handler, and asks for no other file", () => {
    const tags = [...made.html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"]*")*)\s*\/?>/gi)];
    expect(new Set(tags.map(([, name]) => name)).has("script")).toBe(false);
    for (const [, name, attributes] of tags) {
      expect(["link", "iframe", "object", "embed", "base", "form", "image", "use", "a"]).not.toContain(name);
      expect(attributes).not.toMatch(/\s(on\w+|src|href|srcset|action)=/i);
    }
    expect(made.html).not.toMatch(/url\(|@import|https?:/i);
    expect(made.html).toContain("default-src 'none'");
  });
  it("is the same for the same issue, and holds neither time nor folder", async () => {
    expect((await report(folder)).html).toBe(made.html);
    expect(made.html).not.toContain(folder);
  }, 60_000);
  it("of an issue that does not validate has its findings and no page", async () => {
    await edit(folder, "u03", (article) => { delete article.headlines; });
    const { html, diagnostics, done } = await report(folder);
    await edit(folder, "u03", (article) => { article.headlines = [{ role: "main", value: "题" }]; });
    expect(done.plan).toBeUndefined();
    expect(html).toContain(`<code>${diagnostics.all.find(({ severity }) => severity === "error")!.code}</code>`);
    expect(html).not.toContain("<svg");
  }, 60_000);
});

describe("omissions", () => {
  it("list optional paragraphs and held articles with their words, in both reports", async () => {
    const plan = { ...made.done.plan!, omitted: [{ article: "u01", block: 16 }], held: [{ article: "u06", why: { zh: "排不下", en: "too full" } }] };
    const pages = plan.pages.filter(({ label }) => label === "02");
    await writeFile(join(folder, "plan.json"), JSON.stringify({ ...plan, pages }));
    const { done, diagnostics, html } = await report(folder);
    const source = done.issue!.articles.get("u01")!.article.blocks[16] as { text: string };
    const { omissions, held } = reportOf(done, diagnostics) as { omissions: { article: string; what: string; text: string }[]; held: { article: string }[] };
    expect(omissions.filter(({ what }) => what === "optional paragraph")).toEqual([{ article: "u01", what: "optional paragraph", text: source.text }]);
    expect(omissions.filter(({ what }) => what === "held article").map(({ article }) => article)).toEqual(["u06"]);
    expect(held.map(({ article }) => article)).toEqual(["u06"]);
    expect(html).toContain(source.text.slice(0, 20));
  }, 60_000);
  it("that the article does not allow are refused", async () => {
    await writeFile(join(folder, "plan.json"), JSON.stringify({ ...made.done.plan!, pages: [], omitted: [{ article: "u01", block: 0 }, { article: "u02", block: 99 }] }));
    const { diagnostics } = await report(folder);
    expect(diagnostics.all.filter(({ code }) => code === "omission-not-optional").map(({ place }) => place.module)).toEqual(["u01", "u02"]);
  }, 60_000);
});
