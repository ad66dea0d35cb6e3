/** A sound picture is decoded once; what was found of it is kept under the hash of its bytes. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { noCache } from "../../../src/cache/disk-cache.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { readPictures } from "../../../src/ingest/read-pictures.js";
import type { Cache } from "../../../src/model/context.js";
import { buildIssue } from "../../support/issue-builder.js";

function countingCache(): Cache & { readonly held: Map<string, Uint8Array> } {
  const held = new Map<string, Uint8Array>();
  return { held, get: async (kind, key) => held.get(`${kind} ${key}`), put: async (kind, key, bytes) => void held.set(`${kind} ${key}`, bytes) };
}

const picture = (width: number): Promise<Buffer> => sharp({ create: { width, height: 40, channels: 3, background: "#777" } }).jpeg().toBuffer();

const noisy = (): Promise<Buffer> =>
  sharp({ create: { width: 200, height: 200, channels: 3, background: "#777", noise: { type: "gaussian", mean: 128, sigma: 40 } } }).jpeg().toBuffer();

async function read(folder: string, cache: Cache) {
  const diagnostics = new Diagnostics();
  const pictures = await readPictures(folder, [{ href: "p.jpg", place: {} }], cache, diagnostics);
  return { found: pictures.get("p.jpg"), codes: diagnostics.all.map(({ code }) => code) };
}

describe("facts of a picture", () => {
  it("come from the cache while the bytes are the same, and anew when they change", async () => {
    await using built = await buildIssue({});
    const cache = countingCache();
    await writeFile(join(built.folder, "p.jpg"), await picture(60));
    const first = await read(built.folder, cache);
    expect(first.found).toMatchObject({ format: "jpeg", widthPx: 60, heightPx: 40 });
    expect(cache.held.size).toBe(1);
    expect(await read(built.folder, cache)).toEqual(first);
    expect(await read(built.folder, noCache)).toEqual(first);
    await writeFile(join(built.folder, "p.jpg"), await picture(80));
    expect((await read(built.folder, cache)).found?.widthPx).toBe(80);
    expect(cache.held.size).toBe(2);
  });

  it("of a damaged one are not kept, so that it is reported again", async () => {
    await using built = await buildIssue({});
    const cache = countingCache();
    await writeFile(join(built.folder, "p.jpg"), (await noisy()).subarray(0, 2000));
    for (let k = 0; k < 2; k++) expect((await read(built.folder, cache)).codes).toEqual(["picture-damaged"]);
    expect(cache.held.size).toBe(0);
  });
});
