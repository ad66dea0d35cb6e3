/** The process's own streams as a terminal: what could not be written is known before the process ends. */
import type { Writable } from "node:stream";
import { MachineError } from "../diagnostics/machine-error.js";

export interface Output {
  readonly write: (text: string) => void;
  /**
   * Waits until all is written.
   * @throws MachineError `output-not-written`; not where the reader has gone (a pipe into `head`), who wants no more
   */
  finish(): Promise<void>;
}

export function outputTo(stream: Writable): Output {
  let failure: NodeJS.ErrnoException | undefined;
  const failed = (error: NodeJS.ErrnoException | null | undefined): void => { failure ??= error ?? undefined; };
  stream.on("error", failed);
  return {
    write: (text) => void stream.write(text, failed),
    async finish() {
      if (!failure) await new Promise<void>((done) => stream.write("", (error) => {
        failed(error);
        done();
      }));
      if (!failure || failure.code === "EPIPE") return;
      throw new MachineError("output-not-written",
        { zh: `标准输出写不下去：${failure.code ?? failure.message}。`, en: `The standard output cannot be written: ${failure.code ?? failure.message}.` }, { cause: failure });
    },
  };
}
