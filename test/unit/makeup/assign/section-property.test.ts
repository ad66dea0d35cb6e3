/** Seeded small sections, sound and spoiled: no article is lost or doubled, none is held unasked, a page is exact or told. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { front, inside } from "../../../../bench/makeup/made-issues.js";
import { writeSection } from "../../../../bench/makeup/made-sections.js";
import { makePage } from "../../../../bench/makeup/page-maker.js";
import { Seeded } from "../../../../bench/makeup/seeded.js";
import { plan } from "../../../../src/check.js";
import { memoryCache } from "../../../support/painted-page.js";

const cache = memoryCache();

it.each(Array.from({ length: 16 }, (_, k) => k + 1))("section %i", async (seed) => {
  const folder = await mkdtemp(join(tmpdir(), "banxin-section-"));
  try {
    const seeded = new Seeded(seed);
    const pages = seeded.between(1, 3);
    const made = Array.from({ length: pages }, (_, k) => makePage(seed * 100 + k, seeded.between(4, 8), k === 0 ? front : inside, `s${k + 1}`));
    await writeSection(folder, `made-${seed}`, made);
    const path = join(folder, "issue.json");
    const issue = JSON.parse(await readFile(path, "utf8"));
    const [section] = issue.sections;
    const all: string[] = section.articles;
    // Some sections lose copy, some lose a page, some may hold.
    if (seeded.chance(0.3)) section.articles = all.filter((_, i) => i % 4 !== 3);
    if (pages > 1 && seeded.chance(0.3)) { issue.pages.pop(); section.pages.pop(); }
    if (seeded.chance(0.5)) section.mayHold = seeded.between(1, 6);
    await writeFile(path, JSON.stringify(issue));
    const friends = [section.articles[0], section.articles.at(-1)];
    const article = join(folder, "articles", `${friends[0]}.json`);
    const story = JSON.parse(await readFile(article, "utf8"));
    // Some leads are longer than a page: they may have to jump.
    if (seeded.chance(0.3)) story.blocks = Array.from({ length: 5 }, () => story.blocks).flat();
    await writeFile(article, JSON.stringify({ ...story, constraints: { samePage: [friends[1]] } }));

    const result = await plan(folder, { cache });
    const labels: string[] = section.pages;
    const faulty = new Set(result.diagnostics.filter(({ severity }) => severity === "error").map(({ place }) => place.page));
    const modules = result.plan!.pages.flatMap((page) => page.modules.map((m) => ({ ...m, page: page.label })));
    const planned = modules.flatMap((m) => (m.kind === "banner" || m.kind === "continued" ? [] : m.articles));
    // Both ends of every jump name each other.
    const ends = (of: typeof modules, from: (m: (typeof modules)[number]) => string | undefined, to: (m: (typeof modules)[number]) => string | undefined) => of.map((m) => `${m.articles.join()} ${from(m)} ${to(m)}`).sort();
    if (result.plan!.pages.length === labels.length)
      expect(ends(modules.filter((m) => m.kind === "continued"), (m) => m.jump?.from, (m) => m.page)).toEqual(ends(modules.filter((m) => m.jump?.to), (m) => m.page, (m) => m.jump?.to));
    const held = result.plan!.held.map((one) => one.article);
    expect(new Set(planned).size).toBe(planned.length);
    expect(planned.filter((id) => held.includes(id))).toEqual([]);
    expect(held.length).toBeLessThanOrEqual(section.mayHold ?? 0);
    // Nothing is lost but on pages that are named as impossible.
    if (result.plan!.pages.length === labels.length) expect([...planned, ...held].sort()).toEqual([...section.articles].sort());
    for (const label of labels) {
      const page = result.plan!.pages.find((one) => one.label === label);
      const exact = page !== undefined && page.metrics.oversetLines === 0 && page.metrics.holeLines === 0 && page.metrics.fillPct === 100;
      expect([label, exact]).toEqual([label, !faulty.has(label)]);
    }
    const with0 = modules.find((m) => m.kind !== "continued" && m.articles.includes(friends[0]))?.page;
    if (with0 !== undefined && planned.includes(friends[1])) expect(modules.some((m) => m.page === with0 && m.articles.includes(friends[1]))).toBe(true);
    // The same again.
    expect((await plan(folder, { cache: memoryCache() })).plan).toEqual(result.plan);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
