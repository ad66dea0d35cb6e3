/** The shells of the preview's frames: styles and faces, by number, so that a frame keeps its own while newer ones come. */
import { shellSite } from "../paginate/shell-document.js";
import type { Shell } from "../model/render.js";

/** Pages as they print, and pages with faults marked. */
export type ShellName = "print" | "proof";

interface Shelved {
  readonly name: ShellName;
  readonly number: number;
  readonly shell: Shell;
  readonly pagedCss: string;
  readonly files: ReadonlyMap<string, { readonly bytes: Uint8Array | string; readonly type: string }>;
}

/** Shells of each name that are kept: a frame still loads from the one before while the next is made. */
const mostKept = 3;

export class ShellShelf {
  #shelved: readonly Shelved[] = [];
  #last = 0;

  /** The shell of this name that was put last. */
  shell(name: ShellName): Shell | undefined {
    return this.#newest(name)?.shell;
  }

  #newest(name: ShellName): Shelved | undefined {
    return this.#shelved.findLast((one) => one.name === name);
  }

  /** Keeps a shell; the same one keeps its number. `folder` is where its files lie. */
  async put(name: ShellName, shell: Shell): Promise<{ readonly folder: string; readonly pagedCss: string }> {
    let held = this.#newest(name);
    if (held?.shell !== shell) {
      const { pagedCss, files } = await shellSite(shell);
      held = { name, number: ++this.#last, shell, pagedCss, files };
      const own = [...this.#shelved.filter((one) => one.name === name), held].slice(-mostKept);
      this.#shelved = [...this.#shelved.filter((one) => one.name !== name), ...own];
    }
    return { folder: `/shell/${held.number}/`, pagedCss: held.pagedCss };
  }

  /** A file of a shell: its styles, and the faces that these name. */
  file(number: string, name: string): { readonly bytes: Uint8Array | string; readonly type: string } | undefined {
    const held = this.#shelved.find((one) => String(one.number) === number);
    if (!held) return undefined;
    const file = held.files.get(`/${name}`);
    // Print serves one shell at the root; here each has a folder of its own.
    return file && name === "shell.css" ? { ...file, bytes: String(file.bytes).replaceAll('url("/font/', 'url("font/') } : file;
  }
}
