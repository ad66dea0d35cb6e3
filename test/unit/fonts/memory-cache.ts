import type { Cache } from "../../../src/model/context.js";

/** A cache in memory that counts what is put. */
export class MemoryCache implements Cache {
  readonly entries = new Map<string, Uint8Array>();
  puts = 0;
  get(kind: string, key: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.entries.get(`${kind}/${key}`));
  }
  put(kind: string, key: string, bytes: Uint8Array): Promise<void> {
    this.puts++;
    this.entries.set(`${kind}/${key}`, bytes);
    return Promise.resolve();
  }
}
