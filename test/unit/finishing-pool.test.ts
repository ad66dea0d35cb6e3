import { afterAll, describe, expect, it } from "vitest";
import { Finisher, type FinishJob, type FinishSetup } from "../../src/finishing-job.js";
import { FinishingPool } from "../../src/finishing-pool.js";
import { inks, meta, pressProfile, rawPage } from "../support/raw-page.js";

const setup: FinishSetup = { meta, inks, profile: pressProfile("coldset"), mourning: false };
const pool = new FinishingPool(2);
afterAll(() => pool.close());

const job = (label: string, name: "plain" | "refused" = "plain"): FinishJob => ({ setup, raw: rawPage(name, { label }), targets: ["press", "screen"], slug: undefined, sources: undefined });

describe("finishing in processes", () => {
  // Processes that are run from the sources take their time to read them.
  it("gives the bytes and findings that the same work gives here, whichever process a page meets", { timeout: 120_000 }, async () => {
    const jobs = [job("01"), job("02", "refused"), job("03"), job("04")];
    const finished = await Promise.all(jobs.map((one) => pool.finish(one)));
    const here = new Finisher();
    for (const [i, one] of jobs.entries()) {
      const expected = await here.finish(one);
      expect(finished[i]!.targets.map(({ target, findings }) => [target, findings.map(({ code }) => code)])).toEqual(expected.targets.map(({ target, findings }) => [target, findings.map(({ code }) => code)]));
      finished[i]!.targets.forEach(({ pdf }, k) => expect(Buffer.compare(Buffer.from(pdf ?? []), Buffer.from(expected.targets[k]!.pdf ?? []))).toBe(0));
    }
    expect(finished[1]!.targets[0]!.pdf).toBeUndefined();
  });

  it("tells a page that cannot be read in the words of the error, and goes on", async () => {
    const broken = job("05");
    await expect(pool.finish({ ...broken, raw: { ...broken.raw, pdf: new TextEncoder().encode("no PDF") } })).rejects.toMatchObject({ name: "MachineError", code: "raw-pdf" });
    const after = await pool.finish(job("06"));
    expect(after.targets.map(({ target }) => target)).toEqual(["press", "screen"]);
  });

  it("has one of two processes at work while pages are printed, and both afterwards", { timeout: 60_000 }, async () => {
    const own = new FinishingPool(2);
    try {
      const printed = own.besidePrinting();
      const ended: string[] = [];
      const work = ["07", "08", "09"].map((label) => own.finish(job(label)).then(() => ended.push(label)));
      await work[0];
      expect(own.atWork).toBe(1);
      printed();
      expect(own.atWork).toBe(2);
      await Promise.all(work);
      expect(ended).toHaveLength(3);
      expect(own.atWork).toBe(0);
    } finally {
      await own.close();
    }
  });

  it("tells a page whose process ends, and goes on with another", { timeout: 60_000 }, async () => {
    const own = new FinishingPool(1);
    try {
      const lost = own.finish(job("10"));
      process.kill(own.pids[0]!, "SIGKILL");
      await expect(lost).rejects.toMatchObject({ name: "MachineError", code: "finishing-process-ended", en: expect.stringContaining("SIGKILL") });
      expect((await own.finish(job("11"))).targets).toHaveLength(2);
    } finally {
      await own.close();
    }
  });
});
