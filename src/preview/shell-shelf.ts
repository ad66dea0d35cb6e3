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

  /** Keeps a shell; the same one keeps its number. `folder` is where its frame's document lies. */
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

  /** A file of a shell; `frame.html` loads the others. */
  file(number: string, name: string): { readonly bytes: Uint8Array | string; readonly type: string } | undefined {
    const held = this.#shelved.find((one) => String(one.number) === number);
    if (!held) return undefined;
    if (name === "frame.html") return { bytes: frame([...held.files.keys()].filter((path) => path.startsWith("/font/"))), type: "text/html; charset=utf-8" };
    const file = held.files.get(`/${name}`);
    // Print serves one shell at the root; here each has a folder of its own.
    return file && name === "shell.css" ? { ...file, bytes: String(file.bytes).replaceAll('url("/font/', 'url("font/') } : file;
  }
}

/** Faces come beside the scripts, and not after them: a page needs them all. */
const frame = (faces: readonly string[]): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>page</title>
<link rel="stylesheet" href="shell.css" data-pagedjs-ignore>
<link rel="stylesheet" href="/assets/frame.css" data-pagedjs-ignore>
<link rel="modulepreload" href="/paginate/page-script.js">
${faces.map((path) => `<link rel="preload" as="font" type="font/ttf" crossorigin href="${path.slice(1)}">`).join("\n")}
<script src="/paginate/prelude.js"></script><script src="/paged.js"></script>
<script type="module" src="/client/frame.js"></script>
</head><body></body></html>
`;
