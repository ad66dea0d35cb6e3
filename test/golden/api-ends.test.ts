/** A program that builds through the JavaScript interface ends by itself, also where every plate was kept. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { join } from "node:path";
import { projectRoot, sample, Workshop } from "../support/built.js";

let shop: Workshop;
beforeAll(async () => { shop = await Workshop.open(); });
afterAll(() => shop.close());

/** Builds the starter in a process of its own. @throws where it has not ended after a minute */
async function buildAndEnd(): Promise<string> {
  const script = `import { build } from ${JSON.stringify(join(projectRoot, "src/index.ts"))};
const { ok } = await build(${JSON.stringify(sample("starter"))}, { targets: ["press"], out: ${JSON.stringify(shop.path("out"))} });
console.log(ok);`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    cwd: projectRoot, timeout: 60_000, env: { ...process.env, BANXIN_CACHE: shop.path("cache") },
  });
  return stdout.trim();
}

describe("a program that builds", () => {
  it("ends after a first build, and after one that finds all plates in the cache", async () => {
    expect(await buildAndEnd()).toBe("true");
    expect(await buildAndEnd()).toBe("true");
  });
});
