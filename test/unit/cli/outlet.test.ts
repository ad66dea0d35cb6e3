/** Output that is lost is noticed; a reader that had enough is no loss. */
import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { Outlet } from "../../../src/cli/outlet.js";
import { run } from "../../../src/cli/run.js";

/** A stream that takes so many characters and then fails. */
function failing(after: number, code: string): Writable {
  let taken = 0;
  return new Writable({
    decodeStrings: false,
    write(text: string, _, done) {
      taken += text.length;
      setImmediate(done, taken > after ? Object.assign(new Error(`${code}: write`), { code }) : null);
    },
  });
}

it("says why text is lost, after all of it was tried", async () => {
  const outlet = new Outlet(failing(10, "ENOSPC"));
  outlet.write("six at");
  expect(await outlet.finished()).toBeUndefined();
  outlet.write("a time");
  expect(await outlet.finished()).toMatchObject({ code: "ENOSPC" });
});

it("is quiet where the reader left", async () => {
  const outlet = new Outlet(failing(0, "EPIPE"));
  outlet.write("text");
  outlet.write("more");
  expect(await outlet.finished()).toBeUndefined();
});

it("makes a command whose output is lost the machine's fault, in words", async () => {
  const out = new Outlet(failing(100, "ENOSPC"));
  let err = "";
  const code = await run(["schema", "plan", "--lang", "en"], { out: out.write, err: (text) => { err += text; }, finished: () => out.finished(), signal: AbortSignal.any([]) });
  expect([code, err]).toEqual([3, expect.stringMatching(/^output-lost {2}.*ENOSPC/)]);
});
