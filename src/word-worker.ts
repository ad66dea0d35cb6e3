/** The thread of words: it reads the dictionary at once, and answers text after text. */
import { type MessagePort, workerData } from "node:worker_threads";
import { loadTagger, type Word } from "./copydesk/segmenter.js";
import { type Failure, failureOf } from "./thread-reply.js";

export interface WordThreadStart {
  readonly port: MessagePort;
  /** Counts answers; who asked waits for the next one. */
  readonly answers: Int32Array;
}

/** What crosses back. */
export type WordReply = { readonly words: readonly Word[] } | Failure;

const { port, answers } = workerData as WordThreadStart;

function answer(text: string): WordReply {
  try {
    return { words: loadTagger().tag(text) };
  } catch (error) {
    return failureOf(error);
  }
}

port.on("message", (text: string) => {
  port.postMessage(answer(text));
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
});
// A dictionary that cannot be read is told with the first answer.
answer("版");
