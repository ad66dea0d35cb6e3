/**
 * The one error type for a broken machine: no browser, full disk, a crashed tab.
 * Bad input never throws it. The command line maps it to exit code 3.
 */
export class MachineError extends Error {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly hint: { readonly zh: string; readonly en: string } | undefined;
  /** The file that could not be had, as diagnostics name it, where it is one. */
  readonly file: string | undefined;

  constructor(
    code: string,
    message: { zh: string; en: string },
    options: { hint?: { zh: string; en: string }; cause?: unknown; file?: string } = {},
  ) {
    super(`${message.en} ${message.zh}`, { cause: options.cause });
    this.name = "MachineError";
    this.code = code;
    this.zh = message.zh;
    this.en = message.en;
    this.hint = options.hint;
    this.file = options.file;
  }
}
