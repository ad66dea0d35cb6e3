import { describe, expect, it } from "vitest";
import { within } from "../../../src/browser/within.js";

const what = { zh: "排版", en: "Setting" };
const never = () => new Promise<never>(() => {});

describe("a wait", () => {
  it("gives the result or the error of the work", async () => {
    expect(await within(Promise.resolve(7), 50, what)).toBe(7);
    await expect(within(Promise.reject(new Error("bad")), 50, what)).rejects.toThrow("bad");
  });

  it("ends at its limit with what was waited for", async () => {
    await expect(within(never(), 20, what)).rejects.toMatchObject({ code: "browser-timeout", en: "Setting: not done within 0.02 s." });
  });

  it("is given up when the signal is raised, before or during the work", async () => {
    const control = new AbortController();
    const waiting = within(never(), 5000, what, control.signal);
    control.abort(new Error("stopped"));
    await expect(waiting).rejects.toThrow("stopped");
    await expect(within(Promise.resolve(1), 50, what, control.signal)).rejects.toThrow("stopped");
  });
});
