/** Long work that can be given up: it rests, so that other work of the process, signals among it, gets its turn. */
import { setImmediate as passed } from "node:timers/promises";

/**
 * Lets everything that waits be done first. A loop without such rests never hears that it was given up.
 * @throws the signal's reason where the work was given up
 */
export async function turn(signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await passed();
  signal?.throwIfAborted();
}

/**
 * The result of `work`, unless `signal` is raised first: what is then left of the work has no reader.
 * @throws the signal's reason
 */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  work.catch(() => {}); // when the signal is first, a later failure has no reader
  signal.throwIfAborted();
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
