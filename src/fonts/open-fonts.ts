/** The `Fonts` service: measured and subset faces, from files and the cache. */
import { readFile } from "node:fs/promises";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { MachineError } from "../diagnostics/machine-error.js";
import type { Cache, FaceMetrics, Fonts } from "../model/context.js";
import type { FaceSource } from "../model/theme.js";
import { FACE_TABLE_VERSION, metricsOf, type FaceTable } from "./face-table.js";
import { packTable } from "./packed-table.js";
import { fileSum, hash } from "./file-sum.js";
import { glyphCount, readSfnt, signature, TRUETYPE } from "./sfnt.js";
import { Subsetter } from "./subsetter.js";

/** Raised when the conversion to TrueType changes. */
const CONVERSION_VERSION = 1;

/** HarfBuzz, which is loaded where a face has not been measured before. */
const measuring = (): Promise<typeof import("./measure-face.js")> => import("./measure-face.js");

/** Tables read in this process, by what they were measured from: a program that stays open reads each once. */
const readTables = new Map<string, FaceTable>();
/** Metrics made from a table, by what the source draws of its face. */
const madeMetrics = new WeakMap<FaceTable, Map<string, FaceMetrics>>();

function metricsFrom(source: FaceSource, table: FaceTable): FaceMetrics {
  let ofTable = madeMetrics.get(table);
  if (!ofTable) madeMetrics.set(table, (ofTable = new Map()));
  const key = `${source.id} ${source.only?.join() ?? ""}`;
  let metrics = ofTable.get(key);
  if (!metrics) ofTable.set(key, (metrics = metricsOf(source, table)));
  return metrics;
}

/** What a subset is made of. */
export interface SubsetJob {
  /** A whole TrueType font. */
  readonly font: Uint8Array;
  readonly characters: readonly number[];
  readonly lastGlyph: number;
}

/** Makes subsets elsewhere; a job reads its font when its turn comes, so that one face at a time is in memory. */
export interface Subsetting {
  subset(job: () => Promise<SubsetJob>): Promise<Uint8Array>;
}

/**
 * Opens the service; nothing is read before `load`.
 * @param elsewhere makes the subsets; without it they are made here
 */
export function openFonts(cache: Cache, elsewhere?: Subsetting): Fonts {
  const tables = new Map<string, Promise<FaceTable>>();
  const loaded = new Map<string, FaceMetrics>();
  /** The same by source object: asked for every run of text. */
  const ofSource = new WeakMap<FaceSource, FaceMetrics>();
  let subsetter: Promise<Subsetter> | undefined;
  const openSubsetter = (): Promise<Subsetter> => (subsetter ??= Subsetter.open());

  const here: Subsetting = {
    subset: async (job) => {
      const { font, characters, lastGlyph } = await job();
      return (await openSubsetter()).subset(font, characters, lastGlyph);
    },
  };

  /** A file as TrueType: itself, or its conversion, which is kept in the cache under the file's hash. */
  const trueType = async (file: Uint8Array, sha256: string | undefined): Promise<Uint8Array> => {
    if (signature(file) === TRUETYPE) return file;
    const key = `${sha256 ?? hash(file)}-${CONVERSION_VERSION}`;
    const kept = await cache.get("truetype", key);
    if (kept) return kept;
    const { toTrueType } = await import("./truetype.js");
    const bytes = await toTrueType(file);
    await cache.put("truetype", key, bytes);
    return bytes;
  };

  const faceTable = async (path: string, signal: AbortSignal | undefined): Promise<FaceTable> => {
    // The hash of the file as shipped comes first: with it, the cached table spares any conversion.
    const sha256 = await fileSum(path, cache);
    const key = `${sha256}-${FACE_TABLE_VERSION}.${CONVERSION_VERSION}`;
    const known = readTables.get(key);
    if (known) return known;
    const kept = await cache.get("face-table", key);
    const table = kept
      ? (JSON.parse(new TextDecoder().decode(kept)) as FaceTable)
      : await (await measuring()).measureFace(await trueType(await readFile(path), sha256), sha256, await openSubsetter(), signal);
    if (!kept) await cache.put("face-table", key, new TextEncoder().encode(JSON.stringify(table)));
    readTables.set(key, table);
    return table;
  };

  const load = async (sources: readonly FaceSource[], diagnostics: Diagnostics, signal?: AbortSignal): Promise<void> => {
    // One after the other: only one face of 15 MB is in memory at a time.
    for (const source of sources) {
      if (loaded.has(sourceKey(source))) continue;
      let pending = tables.get(source.path);
      if (!pending) tables.set(source.path, (pending = faceTable(source.path, signal)));
      try {
        loaded.set(sourceKey(source), metricsFrom(source, await pending));
      } catch (cause) {
        if (signal?.aborted) {
          tables.delete(source.path);
          throw signal.reason;
        }
        // A face that cannot be subset is at fault itself.
        if (cause instanceof MachineError && cause.code !== "font-subset") throw cause;
        diagnostics.add(unusable(source, cause));
      }
    }
  };

  return {
    load,
    metrics: (source) => {
      const found = ofSource.get(source) ?? loaded.get(sourceKey(source));
      if (!found) throw notLoaded(source);
      ofSource.set(source, found);
      return found;
    },
    packed: async (source) => {
      const table = tables.get(source.path);
      if (table) return packTable(await table);
      throw notLoaded(source);
    },
    // Read anew each time: a few milliseconds, where holding every face would cost 15 MB apiece.
    subset: (source, characters) => (elsewhere ?? here).subset(async () => {
      const font = await trueType(await readFile(source.path), loaded.get(sourceKey(source))?.sha256);
      return { font, characters: [...characters], lastGlyph: glyphCount(readSfnt(font)) - 1 };
    }),
  };
}

const notLoaded = (source: FaceSource): MachineError => new MachineError("font-not-loaded", {
  zh: `字体“${source.id}”尚未载入。`, en: `The face source “${source.id}” has not been loaded.`,
});

const sourceKey = (source: FaceSource): string => `${source.id}\n${source.path}\n${source.only?.join() ?? ""}`;

function unusable(source: FaceSource, cause: unknown): Parameters<Diagnostics["add"]>[0] {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return {
    code: "font-unusable",
    severity: "error",
    place: { file: source.path },
    zh: `字体“${source.id}”的文件无法使用：${reason}`,
    en: `The file of face source “${source.id}” cannot be used: ${reason}`,
    hint: { zh: "请换用 TrueType、OpenType（CFF）或 WOFF2 字体。", en: "Use a TrueType, OpenType (CFF) or WOFF2 font." },
  };
}
