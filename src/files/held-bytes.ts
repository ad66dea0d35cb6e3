/** Bytes of files that somebody still holds: a program that stays open reads an unchanged file once. */
import type { BigIntStats } from "node:fs";

interface Held {
  readonly stamp: string;
  readonly bytes: WeakRef<Uint8Array>;
}

const held = new Map<string, Held>();
const gone = new FinalizationRegistry<string>((path) => {
  if (held.get(path)?.bytes.deref() === undefined) held.delete(path);
});

/** A file system may tell times in steps of so many milliseconds: what was written within one is not told apart. */
const coarsestStepMs = 2000;

/** A write gives another time or length, a file put in its place another number. */
const stampOf = ({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string => `${ino} ${size} ${mtimeNs} ${ctimeNs}`;

/** The bytes that were read of this state of the file, if they are still in use. */
export function heldBytes(path: string, stats: BigIntStats): Uint8Array | undefined {
  const found = held.get(path);
  return found?.stamp === stampOf(stats) ? found.bytes.deref() : undefined;
}

/** @param stats from before the reading: a write since then gives another stamp */
export function holdBytes(path: string, stats: BigIntStats, bytes: Uint8Array): Uint8Array {
  const changedMs = Number(stats.ctimeNs / 1_000_000n);
  if (Date.now() - changedMs > coarsestStepMs) {
    held.set(path, { stamp: stampOf(stats), bytes: new WeakRef(bytes) });
    gone.register(bytes, path);
  } else held.delete(path);
  return bytes;
}
