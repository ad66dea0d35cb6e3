/** Reads the pictures that the articles and the masthead name. */
import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { Diagnostics, type Place } from "../diagnostics/diagnostic.js";
import { fileInside } from "../files/inside.js";
import { fileNames, fileSize, readBytes } from "../files/read.js";
import { nearest } from "../json/nearest.js";
import type { Cache } from "../model/context.js";
import type { ColourEngine } from "../colour/colour-engine.js";
import type { Picture, ShownPicture } from "../model/issue.js";
import type { PressProfile } from "../model/press.js";
import type { PressColour } from "./shown-picture.js";
import type { PictureFacts } from "./bitmap.js";
import type { SuppliedReader } from "./supplied-look.js";
import type { SuppliedPress } from "./supplied-page.js";
import { looksLikePdf } from "../pdf/looks-like-pdf.js";
import { looksLikeSvg } from "./svg-xml.js";
import { inspectSvg } from "./svg.js";

/** 200 MB: more than any scan that a newspaper prints. */
const maximumBytes = 200 * 1024 * 1024;

/** ISO/IEC 18004, table 7: bytes in a version 40 symbol at error correction level M. */
const qrBytes = 2331;

/** A place that names a picture. */
export interface PictureUse {
  readonly href: string;
  readonly place: Place;
  /** A CMYK picture is separated anew for the press. */
  readonly convert?: boolean;
  /** Only a part of the picture is wanted, or it may be cropped about a point. */
  readonly cut?: boolean;
  /** Artwork of the page (a masthead), which no page of somebody else's can be. */
  readonly artwork?: boolean;
}

/**
 * The pictures by href. Each file is read once; its faults are reported at every place that names it:
 * `path-outside`, `missing-picture`, `picture-too-large`, those of `inspectBitmap`, `inspectSvg` and `readSupplied`,
 * `empty-qr`, `qr-too-long`; `advert-as-artwork` and, as a warning, `advert-uncut`.
 * @param supplied looks at a file that is a page of its own
 * @param held pictures that take the place of files, by href
 */
export async function readPictures(
  folder: string, uses: readonly PictureUse[], cache: Cache, diagnostics: Diagnostics, profile: Promise<PressProfile | undefined> = Promise.resolve(undefined),
  supplied: SuppliedReader = readHere, held: ReadonlyMap<string, Picture> = new Map(),
): Promise<ReadonlyMap<string, Picture>> {
  const pictures = new Map<string, Picture>();
  const byHref = new Map<string, PictureUse[]>();
  for (const use of uses) byHref.set(use.href, [...(byHref.get(use.href) ?? []), use]);
  const press = pressColour(profile, diagnostics);
  const read = await Promise.all([...byHref].map(async ([href, places]) => {
    const found = new Diagnostics();
    const convert = places.some((use) => use.convert === true);
    return { href, places, found, picture: held.get(href) ?? (href.startsWith("qr:") ? qrPicture(href, found) : await readPicture(folder, href, { cache, press, convert, supplied }, found)) };
  }));
  for (const { href, places, found, picture } of read) {
    if (picture !== undefined) pictures.set(href, picture);
    // A fault inside an SVG names its own file and line; the others stand where the picture is named.
    for (const diagnostic of found.all) {
      if (diagnostic.place.file !== undefined) diagnostics.add(diagnostic);
      else for (const { place } of places) diagnostics.add({ ...diagnostic, place });
    }
    if (picture?.supplied !== undefined) for (const use of places) checkSuppliedUse(use, diagnostics);
  }
  return pictures;
}

function qrPicture(href: string, diagnostics: Diagnostics): Picture | undefined {
  const bytes = new TextEncoder().encode(href.slice("qr:".length).trim()).length;
  if (bytes === 0 || bytes > qrBytes) {
    diagnostics.add({
      code: bytes === 0 ? "empty-qr" : "qr-too-long", severity: "error", place: {},
      zh: bytes === 0 ? "二维码没有内容" : `二维码内容有 ${bytes} 字节，至多 ${qrBytes} 字节`,
      en: bytes === 0 ? "the QR code has no text" : `the QR text has ${bytes} bytes; it may have ${qrBytes}`,
    });
    return undefined;
  }
  return { href, format: "qr", widthPx: 1, heightPx: 1, colour: "vector", bytes: new Uint8Array(), sha256: sha256(href) };
}

/** What a figure may ask of other pictures is not done to a supplied page. */
function checkSuppliedUse({ href, place, convert, cut, artwork }: PictureUse, diagnostics: Diagnostics): void {
  if (artwork === true) {
    diagnostics.add({
      code: "advert-as-artwork", severity: "error", place, zh: `报头不能用 PDF“${href}”`, en: `the masthead cannot be the PDF "${href}"`,
      hint: { zh: "另存为 SVG 或图片", en: "save it as SVG or as a picture" },
    });
  } else if (convert === true || cut === true) {
    diagnostics.add({
      code: "advert-uncut", severity: "warning", place,
      zh: `“${href}”整幅原样上版，crop、focus、separation 不起作用`, en: `"${href}" is placed whole and as it is: crop, focus and separation do nothing`,
      hint: { zh: "删去这几项", en: "take them out" },
    });
  }
}

/** What reads and paints a PDF takes 0.3 s to load, and most issues have none. */
const readHere: SuppliedReader = async (job) => (await import("./supplied-look.js")).lookAtSupplied(job);

interface Reading {
  readonly cache: Cache;
  readonly press: () => Promise<SuppliedPress | undefined>;
  readonly convert: boolean;
  readonly supplied: SuppliedReader;
}

// libvips and LittleCMS take 0.1 s to load, and pictures that were met before ask for neither.
const openEngine = async (profile: PressProfile, diagnostics: Diagnostics): Promise<ColourEngine | undefined> =>
  (await import("../colour/colour-engine.js")).openColourEngine(profile, diagnostics);

/** The press profile with its colour engine, opened for the first CMYK picture and for all of them. */
function pressColour(profile: Promise<PressProfile | undefined>, diagnostics: Diagnostics): () => Promise<SuppliedPress | undefined> {
  let engine: Promise<ColourEngine | undefined> | undefined;
  return async () => {
    const known = await profile;
    return known && { profile: known, engine: () => (engine ??= openEngine(known, diagnostics)), iccSha256: sha256(known.iccBytes) };
  };
}

async function readPicture(folder: string, href: string, { cache, press, convert, supplied }: Reading, diagnostics: Diagnostics): Promise<Picture | undefined> {
  const found = await fileInside(folder, href);
  if ("problem" in found) {
    await reportPath(folder, href, found.problem, diagnostics);
    return undefined;
  }
  const size = await fileSize(found.path);
  if (size !== undefined && size > maximumBytes) {
    diagnostics.add({
      code: "picture-too-large", severity: "error", place: {},
      zh: `图片“${href}”超过 ${maximumBytes / 1024 / 1024} MB`, en: `the picture "${href}" is larger than ${maximumBytes / 1024 / 1024} MB`,
    });
    return undefined;
  }
  const bytes = await readBytes(found.path, href);
  const sum = sumOf(bytes);
  if (looksLikePdf(bytes)) return suppliedPicture(bytes, sum, href, await press(), { cache, supplied }, diagnostics);
  const facts: PictureFacts | undefined = looksLikeSvg(bytes) ? inspectSvg(bytes, href, diagnostics) : await knownBitmap(bytes, sum, href, cache, diagnostics);
  if (facts === undefined) return undefined;
  const { format, widthPx, heightPx, colour } = facts;
  const picture: Picture = { href, format, widthPx, heightPx, colour, bytes, sha256: sum };
  if (facts.repaint !== true) return picture;
  const colours = colour === "cmyk" ? await press() : noColour;
  const repainted = colours && (await (await import("./shown-picture.js")).repaint(picture, facts, colours, cache));
  if (repainted === undefined) return picture;
  return convert ? { ...picture, shown: repainted.shown as ShownPicture } : { ...picture, ...repainted };
}

/** A supplied page is judged by the press profile: without one, which is reported, nothing can be said of it. */
async function suppliedPicture(bytes: Uint8Array, sum: string, href: string, press: SuppliedPress | undefined, { cache, supplied }: Pick<Reading, "cache" | "supplied">, diagnostics: Diagnostics): Promise<Picture | undefined> {
  if (press === undefined) return undefined;
  const { readSupplied } = await import("./supplied-page.js");
  const page = await readSupplied(bytes, sum, href, press, supplied, cache, diagnostics);
  return page && { href, bytes, sha256: sum, ...page };
}

/** What is not CMYK asks for no press colour. */
const noColour: PressColour = { engine: async () => undefined, iccSha256: "" };

/** Raised when other bitmaps are refused or other facts are told. */
const factsVersion = 2;

/** Hashes of pictures that somebody holds. */
const sums = new WeakMap<Uint8Array, string>();

function sumOf(bytes: Uint8Array): string {
  const sum = sums.get(bytes) ?? sha256(bytes);
  sums.set(bytes, sum);
  return sum;
}

/** The facts of a bitmap: decoding it whole costs 10 ms a picture, so a sound one is decoded once. */
async function knownBitmap(bytes: Uint8Array, sum: string, href: string, cache: Cache, diagnostics: Diagnostics): Promise<PictureFacts | undefined> {
  const key = `${sum}-${factsVersion}`;
  const kept = await cache.get("picture-facts", key);
  if (kept) return JSON.parse(new TextDecoder().decode(kept)) as PictureFacts;
  const before = diagnostics.all.length;
  const facts = await (await import("./bitmap.js")).inspectBitmap(bytes, href, diagnostics);
  // A picture with a warning is looked at again, so that the warning is told again.
  if (facts && diagnostics.all.length === before) await cache.put("picture-facts", key, new TextEncoder().encode(JSON.stringify(facts)));
  return facts;
}

async function reportPath(folder: string, href: string, problem: string, diagnostics: Diagnostics): Promise<void> {
  if (problem === "outside" || problem === "backslash") {
    diagnostics.add({
      code: "path-outside", severity: "error", place: {},
      zh: `图片路径“${href}”不在本期文件夹里`, en: `the picture path "${href}" is not inside the issue folder`,
      hint: problem === "backslash"
        ? { zh: "路径用 / 分隔", en: "separate folders with /" }
        : { zh: "把图片放进 pictures，写相对路径", en: "put the picture into pictures/ and name it from the issue folder" },
    });
    return;
  }
  if (problem === "not-a-file") {
    diagnostics.add({
      code: "not-a-file", severity: "error", place: {},
      zh: `图片“${href}”是文件夹、管道或设备，不是文件，没有读取`, en: `the picture "${href}" is a folder, a pipe or a device, not a file; it was not read`,
      hint: { zh: "换成图片文件本身", en: "put the picture's file itself in its place" },
    });
    return;
  }
  const names = await fileNames(join(folder, dirname(href)));
  const near = nearest(basename(href), names);
  diagnostics.add({
    code: "missing-picture", severity: "error", place: {},
    zh: `找不到图片“${href}”`, en: `the picture "${href}" does not exist`,
    ...(near === undefined ? {} : { hint: { zh: `是不是“${near}”？`, en: `did you mean "${near}"?` } }),
  });
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
