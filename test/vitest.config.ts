import { defineConfig } from "vitest/config";

const results = process.env.BANXIN_TEST_RESULTS;
const root = new URL("..", import.meta.url).pathname;

/**
 * `unit`: no browser, no output. `browser`: single pages in the embedded Chromium.
 * `golden`: whole issues, their real files read back. Unit tests run first, so that the two cores are not fought over.
 */
export default defineConfig({
  test: {
    root,
    // `.ci/run` counts from a JSON report beside the usual one.
    ...(results ? { reporters: ["default", ["json", { outputFile: results }]] } : {}),
    maxWorkers: 2,
    globalSetup: [new URL("support/fresh-cache.ts", import.meta.url).pathname],
    projects: [
      { test: { root, name: "unit", include: ["test/unit/**/*.test.ts"], testTimeout: 90_000, hookTimeout: 120_000, sequence: { groupOrder: 0 } } },
      { test: { root, name: "browser", include: ["test/browser/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 120_000, sequence: { groupOrder: 1 } } },
      { test: { root, name: "golden", include: ["test/golden/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 240_000, sequence: { groupOrder: 1 } } },
    ],
  },
});
