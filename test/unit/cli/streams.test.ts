import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { outputTo } from "../../../src/cli/streams.js";

/** A stream that takes `room` bytes and then fails as the system does. */
function streamWith(room: number, code: string): Writable {
  let left = room;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      left -= chunk.length;
      done(left < 0 ? Object.assign(new Error(code), { code }) : null);
    },
  });
}

describe("outputTo", () => {
  it("waits for what is written", async () => {
    const output = outputTo(streamWith(100, "ENOSPC"));
    output.write("a line\n");
    await expect(output.finish()).resolves.toBeUndefined();
  });
  it("tells of a full disk as the machine's fault", async () => {
    const output = outputTo(streamWith(3, "ENOSPC"));
    output.write("a line\n");
    await expect(output.finish()).rejects.toMatchObject({ code: "output-not-written", en: expect.stringContaining("ENOSPC") });
  });
  it("ends in quiet where the reader has gone", async () => {
    const output = outputTo(streamWith(3, "EPIPE"));
    output.write("a line\n");
    await expect(output.finish()).resolves.toBeUndefined();
  });
});
