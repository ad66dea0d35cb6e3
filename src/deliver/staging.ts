/** A folder beside the output folder where files wait, complete, until all of a delivery are there. */
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { MachineError } from "../diagnostics/machine-error.js";
import { ensureFolder } from "../files/ensure-folder.js";

/** A file that waits to be delivered: its bytes lie on the disk, not in memory. */
export interface StagedFile {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

/** Two builds of one process may write into one folder. */
let opened = 0;

export class Staging {
  readonly #staging: string;
  readonly #working = new Set<Promise<unknown>>();
  #discarded = false;
  /** When the process ends in the midst of a build, its folder goes. */
  readonly #onExit = (): void => rmSync(this.#staging, { recursive: true, force: true });

  constructor(private readonly folder: string) {
    this.#staging = `${folder}.partial-${process.pid}-${++opened}`;
    process.once("exit", this.#onExit);
  }

  /** Writes a file that may be delivered. @throws MachineError `output-not-written` */
  put(path: string, bytes: Uint8Array | string): Promise<StagedFile> {
    return this.#written(async () => {
      await ensureFolder(dirname(join(this.#staging, path)));
      await writeFile(join(this.#staging, path), bytes);
      return { path, sha256: createHash("sha256").update(bytes).digest("hex"), size: Buffer.byteLength(bytes) };
    });
  }

  /** The bytes of a file that waits. @throws MachineError `output-not-written` where it is gone or has changed */
  read({ path, sha256 }: StagedFile): Promise<Uint8Array> {
    return this.#written(async () => {
      const bytes = await readFile(join(this.#staging, path));
      if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw new Error(`${path} has changed on the disk`);
      return bytes;
    });
  }

  /**
   * Moves the files into the output folder, in this order, all or none: what stood in their place waits among the
   * staged files and comes back where one of them cannot be moved.
   * @throws MachineError `output-not-written`
   */
  moveInto(files: readonly StagedFile[]): Promise<void> {
    return this.#written(async () => {
      const undo: (() => Promise<void>)[] = [];
      try {
        for (const { path } of files) undo.push(await this.#replace(path));
      } catch (error) {
        for (const step of undo.reverse()) await step();
        throw error;
      }
    });
  }

  /** Moves one file into its place. @returns what takes it out again */
  async #replace(path: string): Promise<() => Promise<void>> {
    const place = join(this.folder, path);
    const aside = join(this.#staging, "replaced", path);
    await ensureFolder(dirname(place));
    await ensureFolder(dirname(aside));
    const stood = await rename(place, aside).then(() => true, (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    });
    const undo = (): Promise<void> => (stood ? rename(aside, place) : rm(place, { force: true }));
    try {
      // A folder in a file's place is not this program's.
      if (stood && (await stat(aside)).isDirectory()) throw new Error(`${place} is a folder`);
      await rename(join(this.#staging, path), place);
    } catch (error) {
      await undo();
      throw error;
    }
    return undo;
  }

  /** Removes what was not delivered. What already went wrong is what people must hear of, not that its remains could not be removed. */
  async discard(): Promise<void> {
    // A page that is still being finished must not make the folder anew.
    this.#discarded = true;
    await Promise.allSettled(this.#working);
    await rm(this.#staging, { recursive: true, force: true }).then(() => process.off("exit", this.#onExit), () => {});
  }

  async #written<T>(work: () => Promise<T>): Promise<T> {
    try {
      if (this.#discarded) throw new Error("the delivery has ended");
      const working = work();
      this.#working.add(working);
      return await working.finally(() => this.#working.delete(working));
    } catch (cause) {
      throw new MachineError("output-not-written", { zh: `无法写入输出文件夹 ${this.folder}。`, en: `The output folder ${this.folder} cannot be written.` }, {
        hint: { zh: "检查权限和磁盘空间，或用 --out 换一个文件夹", en: "Check permissions and disk space, or name another folder with --out." }, cause,
      });
    }
  }
}
