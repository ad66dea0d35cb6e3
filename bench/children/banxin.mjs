/**
 * Runs Banxin's built code in a process of its own, on orders from the benchmark:
 * { kind: "raw", issue, cache } to all raw pages; { kind: "build", issue, cache, out, targets } the whole build; { kind: "check", … }.
 * `keep` in the first argument opens the browser once, for all orders; otherwise each order starts one.
 */
import { diskCache } from "../../dist/cache/disk-cache.js";
import { Diagnostics } from "../../dist/diagnostics/diagnostic.js";
import { Stopwatch } from "../../dist/stopwatch.js";

// Each order loads what it needs, and the dictionary of words on its thread, as the command line does.
const lazyPress = async (options) => new (await import("../../dist/lazy-press.js")).LazyPress(options);
const opened = process.argv[2] === "keep" ? await (await lazyPress({})).get() : undefined;
const press = opened ? { press: opened } : {};

const works = {
  async raw({ issue, cache }) {
    const { rawPages } = await import("../../dist/raw-pages.js");
    const stopwatch = new Stopwatch();
    const diagnostics = new Diagnostics();
    const lazy = await lazyPress(press);
    const pages = await rawPages(issue, { diagnostics, stopwatch, cache: diskCache(cache), opened: lazy });
    const timings = stopwatch.report;
    return { pages: pages.length, bytes: pages.reduce((sum, page) => sum + page.pdf.length, 0), timings, errors: errorsOf(diagnostics.all), done: () => lazy.close() };
  },
  async build({ issue, cache, out, targets }) {
    const { build } = await import("../../dist/build.js");
    const { folder, timings, manifest, diagnostics } = await build(issue, { cache: diskCache(cache), out, ...(targets ? { targets } : {}), ...press });
    if (!manifest) throw new Error(`the issue is at fault: ${errorsOf(diagnostics).join("; ")}`);
    const files = manifest.files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes }));
    return { folder, files, timings, errors: errorsOf(diagnostics) };
  },
  async check({ issue, cache }) {
    const { check } = await import("../../dist/check.js");
    const { timings, diagnostics } = await check(issue, { cache: diskCache(cache) });
    return { timings, errors: errorsOf(diagnostics) };
  },
};

const errorsOf = (diagnostics) => diagnostics.filter(({ severity }) => severity === "error").map(({ code, en }) => `${code}: ${en}`);

let closing;
process.on("message", async (order) => {
  const from = performance.now();
  try {
    (await import("../../dist/word-thread.js")).wordThread();
    const { done, ...result } = await works[order.kind](order);
    process.send({ ms: performance.now() - from, ...result });
    closing = done?.();
  } catch (error) {
    process.send({ failure: String(error?.stack ?? error) });
  }
});
process.on("disconnect", async () => {
  await closing;
  await opened?.close();
  process.exit(0);
});
process.send("ready");
