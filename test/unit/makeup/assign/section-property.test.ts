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

it.each(Array.from({ length: 12 }, (_, k) => k + 1))("section %i", async (seed) => {
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
    await writeFile(article, JSON.stringify({ ...JSON.parse(await readFile(article, "utf8")), constraints: { samePage: [friends[1]] } }));

    const result = await plan(folder, { cache });
    const labels: string[] = section.pages;
    const faulty = new Set(result.diagnostics.filter(({ severity }) => severity === "error").map(({ place }) => place.page));
    const planned = result.plan!.pages.flatMap(({ modules }) => modules.flatMap((m) => (m.kind === "banner" ? [] : m.articles)));
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
    const with0 = result.plan!.pages.find(({ modules }) => modules.some((m) => m.articles.includes(friends[0])));
    if (with0 && !held.includes(friends[1])) expect(with0.modules.some((m) => m.articles.includes(friends[1]))).toBe(true);
    // The same again.
    expect((await plan(folder, { cache: memoryCache() })).plan).toEqual(result.plan);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
