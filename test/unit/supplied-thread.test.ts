/** Supplied pages on a thread: told as they are told here, and given up where they take too long. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import { loadPressProfile } from "../../src/ingest/press-profile.js";
import { lookAtSupplied, type SuppliedJob } from "../../src/ingest/supplied-look.js";
import { suppliedThread } from "../../src/supplied-thread.js";
import { advertPdf } from "../support/advert-files.js";
import { projectRoot } from "../support/built.js";

let job: SuppliedJob;
beforeAll(async () => {
  const { iccBytes, tac } = (await loadPressProfile("coldset", { pressDir: join(projectRoot, "styles/press"), issueFolder: "." }, new Diagnostics(), {}))!;
  job = { bytes: await advertPdf({}), iccBytes, tac };
});

/** What was found, with the planes' bytes as one string each: they are long. */
const told = (look: Awaited<ReturnType<typeof lookAtSupplied>>) =>
  "kind" in look ? look : { ...look, raster: [...(look.raster?.planes ?? [])].map(([ink, plane]) => [ink, createHash("sha256").update(plane).digest("hex")]) };

describe("a supplied page on a thread", { timeout: 60_000 }, () => {
  it("is told as it is told here, one after another", async () => {
    const reader = suppliedThread();
    const here = await lookAtSupplied(job);
    expect("looked" in here && here.raster?.planes.size).toBeGreaterThan(0);
    const all = await Promise.all([reader(job), reader({ ...job, bytes: new Uint8Array(400) }), reader(job)]);
    expect(all.map(told)).toEqual([told(here), { kind: "broken" }, told(here)]);
  });
  it("is too much where it takes longer than it may, each time, and its bytes are still there", async () => {
    const reader = suppliedThread(1);
    expect(await reader(job)).toEqual({ kind: "too-much" });
    expect(await reader(job)).toEqual({ kind: "too-much" });
    expect(job.bytes.length).toBeGreaterThan(0);
  });
});
