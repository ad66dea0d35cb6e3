/** A thread that subsets faces, one after another. */
import { parentPort } from "node:worker_threads";
import type { SubsetJob } from "./fonts/open-fonts.js";
import { Subsetter } from "./fonts/subsetter.js";
import { failureOf } from "./thread-reply.js";

let subsetter: Promise<Subsetter> | undefined;

parentPort?.on("message", async ({ font, characters, lastGlyph }: SubsetJob) => {
  try {
    const bytes = (await (subsetter ??= Subsetter.open())).subset(font, characters, lastGlyph);
    parentPort?.postMessage({ bytes }, [bytes.buffer as ArrayBuffer]);
  } catch (error) {
    parentPort?.postMessage(failureOf(error));
  }
});
