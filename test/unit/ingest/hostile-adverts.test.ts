/** Adverts that nobody should send: each is placed as it is, or refused by name; none ends the program, holds it up or fills the memory. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noCache } from "../../../src/cache/disk-cache.js";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { loadPressProfile } from "../../../src/ingest/press-profile.js";
import { readPictures } from "../../../src/ingest/read-pictures.js";
import type { Picture } from "../../../src/model/issue.js";
import type { PressProfile } from "../../../src/model/press.js";
import { projectRoot, Workshop } from "../../support/built.js";
import { hostile } from "../../support/hostile-adverts.js";

let shop: Workshop;
let coldset: PressProfile;
beforeAll(async () => {
  shop = await Workshop.open();
  coldset = (await loadPressProfile("coldset", { pressDir: join(projectRoot, "styles/press"), issueFolder: shop.folder }, new Diagnostics(), {}))!;
});
afterAll(() => shop.close());

async function read(called: string): Promise<{ readonly picture: Picture | undefined; readonly found: Diagnostics }> {
  await writeFile(shop.path("a.pdf"), hostile[called]!());
  const found = new Diagnostics();
  const pictures = await readPictures(shop.folder, [{ href: "a.pdf", place: { file: "articles/a.json" } }], noCache, found, Promise.resolve(coldset));
  return { picture: pictures.get("a.pdf"), found };
}

/** By the code that they are refused with. */
const refused: Readonly<Record<string, readonly string[]>> = {
  "advert-broken": ["cut in half", "deep page tree", "contents, unknown filter", "brackets deep", "space of itself", "turned by 45", "turned by 1e30"],
  "advert-pages": ["no pages", "forty pages", "object of itself"],
  "advert-no-size": [
    "box of nulls", "no media box", "parents in a circle", "trim outside media", "zero size", "a hair wide", "huge", "huge units", "units of nothing", "negative units",
  ],
  "advert-too-much": [
    "contents, bomb", "contents, bomb of paths", "picture, bomb", "picture, huge numbers", "forms in a circle", "form that paints itself", "forms ten to the eighth", "pattern of itself", "mask of itself",
    "tiles without number", "tiles without a step", "dashes without number", "twenty thousand forms",
  ],
  "advert-blank": ["no contents", "empty contents", "all white"],
  "advert-font": ["type 3", "font not embedded", "font without a type", "font file of rubbish"],
  "advert-colour": [
    "rgb", "rgb by default", "rgb in a soft mask", "lab", "cal rgb", "cal gray", "icc rgb", "icc that lies", "spot", "all", "inline rgb", "icc cmyk that overprints", "icc cmyk at its beginning", "device n with a spot", "indexed rgb", "group in rgb",
  ],
  "advert-tac": ["multiply", "overprint"],
  "advert-ambiguous": ["updated, newest first"],
  "advert-content": [
    "contents, external", "font that is nowhere", "luminosity", "layers, one off", "layers, base off", "layers, off in print", "layers, odd membership", "rgb in a pattern", "rgb stroked text",
    "shading 1", "shading 2, computed", "shading 4", "shading 6", "picture, jpx", "picture, lzw", "picture, too short", "picture, colour key", "inline never ends", "picture, zero wide", "unknown operators", "function of itself", "knockout page", "knockout group",
  ],
};

const placed = [
  "plain", "wrong offsets", "turned, inherited", "negative origin", "corners the other way", "crop smaller than media", "box by references", "half units", "updated",
  "separation black", "none", "device n of process", "tiles, coloured", "shading 2", "shading 3", "soft mask", "blend of a list", "layers, all on", "icc cmyk", "icc gray", "half clear",
  "contents, chain", "contents, split in a token", "contents, split in a string", "length too short", "length too long", "length of another object", "length that is nowhere", "length of itself", "numbers beyond number", "states deep",
  "names escaped", "q too many", "Q too many", "operators for other readers", "annotations", "scripts", "attachments", "xfa", "header far in", "resources from the page", "resources called Metadata",
  "indexed cmyk", "picture, 1 bit", "picture, mask", "picture, 16 bits grey", "picture with a soft mask", "picture, ccitt", "picture, 16 bits",
  "picture, run lengths", "picture, chain", "inline cmyk", "inline mask", "inline hex", "inline with EI inside", "shading 2, sampled",
];

describe("an advert that is odd but means one thing", () => {
  it.each(placed)("%s", async (called) => {
    const { picture, found } = await read(called);
    expect(found.all.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(picture!.supplied!.widthMm).toBeCloseTo(149, 2);
    expect(picture!.supplied!.heightMm).toBeCloseTo(64, 2);
  });
});

describe("an advert that cannot be placed", () => {
  it.each(Object.entries(refused).flatMap(([code, names]) => names.map((called) => [called, code] as const)))("%s: %s", async (called, code) => {
    const before = process.memoryUsage().rss;
    const { picture, found } = await read(called);
    expect(picture).toBeUndefined();
    const error = found.all.find((diagnostic) => diagnostic.code === code);
    expect(error, JSON.stringify(found.all)).toMatchObject({ severity: "error", place: { file: "articles/a.json" } });
    expect(error!.zh).toContain("a.pdf");
    expect(error!.hint).toBeDefined();
    expect(process.memoryUsage().rss - before).toBeLessThan(800e6);
  }, 60_000);
});
