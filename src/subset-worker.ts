/** A thread that subsets faces, one after another. */
import { parentPort } from "node:worker_threads";
import { MachineError } from "./diagnostics/machine-error.js";
import type { SubsetJob } from "./fonts/open-fonts.js";
import { Subsetter } from "./fonts/subsetter.js";

/** What crosses back: the subset, a broken machine in its words, or a fault of the program. */
export type SubsetReply =
  | { readonly bytes: Uint8Array }
  | { readonly broken: { readonly code: string; readonly zh: string; readonly en: string } }
  | { readonly fault: string };

let subsetter: Promise<Subsetter> | undefined;

parentPort?.on("message", async ({ font, characters, lastGlyph }: SubsetJob) => {
  try {
    const bytes = (await (subsetter ??= Subsetter.open())).subset(font, characters, lastGlyph);
    parentPort?.postMessage({ bytes } satisfies SubsetReply, [bytes.buffer as ArrayBuffer]);
  } catch (error) {
    const reply: SubsetReply = error instanceof MachineError
      ? { broken: { code: error.code, zh: error.zh, en: error.en } }
      : { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    parentPort?.postMessage(reply);
  }
});
