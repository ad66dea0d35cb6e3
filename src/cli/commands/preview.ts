/** `banxin preview`. */
import { setFlagsFromString } from "node:v8";
import { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { Language } from "../../diagnostics/format.js";
import { locateIssue } from "../../ingest/locate.js";
import { preview } from "../../preview/preview.js";
import { codeOf, exitCodes, failureOf } from "../exit-codes.js";
import { type Terminal, printDiagnostics } from "../terminal.js";

export interface PreviewArguments {
  readonly port?: string;
  readonly host?: string;
}

/**
 * A server that runs all day collects what saves leave behind before its heap has grown by this much, per cent. Left to
 * itself V8 lets it grow to four times what is in use; it looks at this each time that it sets the next limit.
 */
const heapGrowingPct = 40;

/** Serves until it is interrupted, which is its usual end. */
export async function previewCommand(issue: string, options: PreviewArguments, language: Language, terminal: Terminal): Promise<number> {
  const port = options.port === undefined ? undefined : Number(options.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
    terminal.err(language === "zh" ? `usage  --port 应是 0 至 65535 的整数，不是“${options.port}”\n` : `usage  --port takes a whole number from 0 to 65535, not "${options.port}".\n`);
    return exitCodes.wrongUsage;
  }
  // A folder may go and come back while it is looked at; one that never was is a wrong name.
  const missing = new Diagnostics();
  if (!(await locateIssue(issue, missing))) {
    printDiagnostics(missing.all, language, terminal);
    return codeOf({ ok: false, diagnostics: missing.all });
  }
  setFlagsFromString(`--heap-growing-percent=${heapGrowingPct}`);
  const running = await preview(issue, { ...(port !== undefined ? { port } : {}), ...(options.host !== undefined ? { host: options.host } : {}), tell: (error) => terminal.err(`${failureOf(error, language, false).text}\n`) });
  try {
    terminal.out(running.urls.map((url) => `${url}\n`).join(""));
    terminal.err(language === "zh" ? "在浏览器里打开这个地址；按 Ctrl+C 结束预览\n" : "Open this address in a browser; Ctrl+C ends the preview.\n");
    await Promise.race([running.failure, interrupted(terminal.signal)]);
    return exitCodes.done;
  } finally {
    await running.close();
  }
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener("abort", () => done(), { once: true });
  });
}
