/** The shells of the preview's frames: styles and faces, by what is in them, so that a frame keeps its own while newer ones come, and a browser what it has of another server. */
import { createHash } from "node:crypto";
import { shellSite } from "../paginate/shell-document.js";
import type { Shell } from "../model/render.js";

/** Pages as they print, and pages with faults marked. */
export type ShellName = "print" | "proof";

interface Shelved {
  readonly name: ShellName;
  /** Of all its files. */
  readonly sum: string;
  readonly shell: Shell;
  readonly pagedCss: string;
  readonly files: ReadonlyMap<string, { readonly bytes: Uint8Array | string; readonly type: string }>;
}

/** Shells of each name that are kept: a frame still loads from the one before while the next is made. */
const mostKept = 3;

export class ShellShelf {
  #shelved: readonly Shelved[] = [];

  /** The shell of this name that was put last. */
  shell(name: ShellName): Shell | undefined {
    return this.#newest(name)?.shell;
  }

  #newest(name: ShellName): Shelved | undefined {
    return this.#shelved.findLast((one) => one.name === name);
  }

  /** Keeps a shell; the same one keeps its folder. `folder` is where its files lie. */
  async put(name: ShellName, shell: Shell): Promise<{ readonly folder: string; readonly pagedCss: string }> {
    let held = this.#newest(name);
    if (held?.shell !== shell) {
      const { pagedCss, files } = await shellSite(shell);
      held = { name, sum: sumOf(files), shell, pagedCss, files };
      const own = [...this.#shelved.filter((one) => one.name === name), held].slice(-mostKept);
      this.#shelved = [...this.#shelved.filter((one) => one.name !== name), ...own];
    }
    return { folder: `/shell/${held.sum}/`, pagedCss: held.pagedCss };
  }

  /** A file of a shell: its styles, and the faces that these name. */
  file(sum: string, name: string): { readonly bytes: Uint8Array | string; readonly type: string } | undefined {
    const held = this.#shelved.find((one) => one.sum === sum);
    if (!held) return undefined;
    const file = held.files.get(`/${name}`);
    // Print serves one shell at the root; here each has a folder of its own.
    return file && name === "shell.css" ? { ...file, bytes: String(file.bytes).replaceAll('url("/font/', 'url("font/') } : file;
  }
}

function sumOf(files: Shelved["files"]): string {
  const hash = createHash("sha256");
  for (const [name, { bytes }] of files) hash.update(`${name}\n`).update(bytes);
  return hash.digest("hex").slice(0, 16);
}
