/**
 * Finds words of heads on a thread that reads jieba's dictionary while the issue is read. It is asked as a function is:
 * the copy desk goes from text to text, and an answer takes less than a millisecond.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { Tagger, Word } from "./copydesk/segmenter.js";
import { MachineError } from "./diagnostics/machine-error.js";
import { startWorker } from "./start-worker.js";
import { errorOf } from "./thread-reply.js";
import type { WordReply, WordThreadStart } from "./word-worker.js";

/** Longer than the slowest machine reads the dictionary. */
const patienceMs = 60_000;

class WordThread implements Tagger {
  readonly #port: MessagePort;
  readonly #answers = new Int32Array(new SharedArrayBuffer(4));

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const workerData: WordThreadStart = { port: port2, answers: this.#answers };
    startWorker(import.meta.url, "./word-worker", { workerData, transferList: [port2] }).unref();
    port1.unref();
  }

  /** @throws MachineError `segmenter-unavailable` where jieba cannot be loaded or its thread gives no answer */
  tag(text: string): readonly Word[] {
    const before = Atomics.load(this.#answers, 0);
    this.#port.postMessage(text);
    Atomics.wait(this.#answers, 0, before, patienceMs);
    const reply = receiveMessageOnPort(this.#port)?.message as WordReply | undefined;
    if (reply === undefined) {
      thread = undefined;
      throw new MachineError("segmenter-unavailable", { zh: "分词线程没有回应。", en: "The thread of the word segmenter gives no answer." });
    }
    if ("words" in reply) return reply.words;
    throw errorOf(reply);
  }
}

let thread: WordThread | undefined;

/** The process's one thread of words, which starts with the first call: early, so that its dictionary is there in time. */
export const wordThread = (): Tagger => (thread ??= new WordThread());
