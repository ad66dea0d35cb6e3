import { describe, expect, it } from "vitest";
import { BrowserKeeper } from "../../../src/browser/browser-keeper.js";
import type { StartedBrowser } from "../../../src/browser/start-browser.js";

function fakes() {
  const log: string[] = [];
  let count = 0;
  const start = async (): Promise<StartedBrowser> => {
    const name = `b${++count}`;
    log.push(`start ${name}`);
    return { path: name, close: async () => void log.push(`close ${name}`) } as StartedBrowser;
  };
  return { log, start };
}

describe("a kept browser", () => {
  it("is started once for all", async () => {
    const { log, start } = fakes();
    const keeper = new BrowserKeeper(start);
    await Promise.all([keeper.get(), keeper.get()]);
    expect(log).toEqual(["start b1"]);
  });

  it("is replaced once, however many tabs lost it", async () => {
    const { log, start } = fakes();
    const keeper = new BrowserKeeper(start);
    const lost = await keeper.get();
    await Promise.all([keeper.replace(lost, "crash"), keeper.replace(lost, "crash")]);
    expect((await keeper.get()).started.path).toBe("b2");
    expect(log).toEqual(["start b1", "close b1", "start b2"]);
  });

  it("is reported after the second crash", async () => {
    const { log, start } = fakes();
    const keeper = new BrowserKeeper(start);
    await keeper.replace(await keeper.get(), "first");
    const second = await keeper.get();
    await expect(keeper.replace(second, "second")).rejects.toMatchObject({ code: "browser-crashed", cause: "second" });
    expect(log.at(-1)).toBe("close b2");
  });

  it("is tried again after a failed start", async () => {
    const { start } = fakes();
    let fail = true;
    const keeper = new BrowserKeeper(async () => { if (fail) throw new Error("no memory"); return start(); });
    await expect(keeper.get()).rejects.toThrow("no memory");
    fail = false;
    expect((await keeper.get()).started.path).toBe("b1");
  });

  it("does not come back after it was closed", async () => {
    const { start } = fakes();
    const keeper = new BrowserKeeper(start);
    await keeper.get();
    await keeper.close();
    await keeper.close();
    await expect(keeper.get()).rejects.toMatchObject({ code: "browser-closed" });
  });
});
