/** A thread that takes plates apart by their inks, one after another. */
import { parentPort } from "node:worker_threads";
import { openColourEngine } from "../colour/colour-engine.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { failureOf } from "../thread-reply.js";
import type { SeparationJob } from "./separation-thread.js";
import { separations } from "./separations.js";

parentPort?.on("message", async ({ pdf, profile }: SeparationJob) => {
  try {
    const engine = profile && (await openColourEngine(profile, new Diagnostics()));
    try {
      parentPort?.postMessage({ pictures: await separations(pdf, engine) });
    } finally {
      engine?.close();
    }
  } catch (error) {
    parentPort?.postMessage(failureOf(error));
  }
});
