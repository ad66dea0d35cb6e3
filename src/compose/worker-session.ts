/** What a composing worker answers: the typesetter behind messages of plain data. Runs in Node too, for tests. */
import { metricsOf } from "../fonts/face-table.js";
import { unpackTable } from "../fonts/packed-table.js";
import type { FaceMetrics } from "../model/context.js";
import type { CopyBlock, CopyHead, CopyRun } from "../model/copy.js";
import type { FaceSource, TextStyle } from "../model/theme.js";
import type { BlockSetting, HeadSetting, Line, LineCount, Typesetter } from "../model/typesetter.js";
import { createTypesetter } from "./typesetter.js";

/** A theme as the worker needs it: styles, faces, and one packed metric table a face source (`fonts/packed-table`). */
export interface WorkerTheme {
  readonly styles: Readonly<Record<string, TextStyle>>;
  readonly faces: Readonly<Record<string, readonly Omit<FaceSource, "path">[]>>;
  readonly tables: Readonly<Record<string, Uint8Array>>;
}

export type WorkerRequest =
  | { readonly ask: "open"; readonly theme: WorkerTheme }
  | { readonly ask: "alternatives"; readonly block: CopyBlock; readonly setting: BlockSetting; readonly measurePt: number }
  | { readonly ask: "lines"; readonly block: CopyBlock; readonly setting: BlockSetting; readonly measurePt: number; readonly count?: number }
  | { readonly ask: "head"; readonly head: CopyHead; readonly style: string; readonly sizePt: number; readonly widthPt: number; readonly maxLines: number; readonly align: "left" | "center" }
  | { readonly ask: "line"; readonly runs: readonly CopyRun[]; readonly sizePt?: number };

export type WorkerAnswer =
  | { readonly lines: readonly Line[] }
  | { readonly alternatives: readonly LineCount[] }
  | { readonly head: HeadSetting | undefined }
  | { readonly line: Line }
  | { readonly opened: true }
  /** What the program threw: an unopened session, an unknown style, a count that is none of the alternatives. */
  | { readonly failure: string };

/** Objects received again as copies are the same object to the typesetter, which keeps what it composed by identity. */
class Known<T extends object> {
  readonly #held = new Map<string, T>();

  get(value: T): T {
    const key = JSON.stringify(value);
    const held = this.#held.get(key);
    if (held) return held;
    this.#held.set(key, value);
    return value;
  }
}

/** One worker's state: a theme, its typesetter, the copy it has met. */
export class WorkerSession {
  #typesetter: Typesetter | undefined;
  #blocks = new Known<CopyBlock>();
  #heads = new Known<CopyHead>();

  /** Answers a request; what is thrown becomes an answer, so that no promise of the page waits for ever. */
  answer(request: WorkerRequest): WorkerAnswer {
    try {
      return this.#answer(request);
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  }

  #answer(request: WorkerRequest): WorkerAnswer {
    if (request.ask === "open") {
      this.#typesetter = typesetterOf(request.theme);
      this.#blocks = new Known();
      this.#heads = new Known();
      return { opened: true };
    }
    const setter = this.#typesetter;
    if (!setter) throw new RangeError("the worker has not been given a theme");
    switch (request.ask) {
      case "alternatives":
        return { alternatives: setter.alternatives(this.#blocks.get(request.block), request.setting, request.measurePt) };
      case "lines":
        return { lines: setter.lines(this.#blocks.get(request.block), request.setting, request.measurePt, request.count) };
      case "head":
        return { head: setter.head(this.#heads.get(request.head), request.style, request.sizePt, request.widthPt, request.maxLines, request.align) };
      case "line":
        return { line: setter.line(request.runs, request.sizePt) };
    }
  }
}

function typesetterOf({ styles, faces, tables }: WorkerTheme): Typesetter {
  const sources = Object.fromEntries(Object.entries(faces).map(([name, list]) => [name, list.map((source): FaceSource => ({ ...source, path: "" }))]));
  const metrics = new Map<string, FaceMetrics>();
  for (const source of Object.values(sources).flat()) {
    const table = tables[source.id];
    if (!table) throw new RangeError(`no metric table for ${source.id}`);
    metrics.set(source.id, metricsOf(source, unpackTable(table)));
  }
  return createTypesetter({ styles, faces: sources, metrics: ({ id }) => metrics.get(id) as FaceMetrics });
}
