/** Every wait has a limit and can be given up. */
import { MachineError } from "../diagnostics/machine-error.js";

/**
 * The result of `work`, unless it takes longer than `limitMs` or `signal` is raised first.
 * @throws MachineError `browser-timeout` with what was waited for; the signal's reason when given up.
 */
export async function within<T>(work: Promise<T>, limitMs: number, what: { zh: string; en: string }, signal?: AbortSignal): Promise<T> {
  work.catch(() => {}); // when the limit strikes first, a later failure of `work` has no reader
  signal?.throwIfAborted();
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(timeout(limitMs, what)), limitMs);
        onAbort = () => reject(signal?.reason);
        signal?.addEventListener("abort", onAbort, { once: true });
      }),
    ]);
  } finally {
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener("abort", onAbort);
  }
}

function timeout(limitMs: number, what: { zh: string; en: string }): MachineError {
  const seconds = limitMs / 1000;
  return new MachineError(
    "browser-timeout",
    { zh: `${what.zh}：超过 ${seconds} 秒没有完成。`, en: `${what.en}: not done within ${seconds} s.` },
    { hint: { zh: "机器可能太忙；请重试。", en: "The machine may be too busy; try again." } },
  );
}
