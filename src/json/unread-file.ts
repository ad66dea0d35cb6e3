/** A path that stands among the files to read but is not one that may be opened. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";

/**
 * Adds `path-outside` where a link leads out of the folder, else `not-a-file`: a pipe, a device, a folder, a link
 * to nothing. `file` is its name in diagnostics, `problem` that of `fileInside`.
 */
export function reportUnread(file: string, problem: "outside" | "backslash" | "missing" | "not-a-file", diagnostics: Diagnostics): void {
  if (problem === "outside" || problem === "backslash") {
    diagnostics.add({
      code: "path-outside", severity: "error", place: { file },
      zh: `“${file}”不在它的文件夹里`, en: `"${file}" is not inside its folder`,
      hint: problem === "backslash"
        ? { zh: "文件名里不能有 \\", en: "a file name may not hold \\" }
        : { zh: "把文件本身放进来，不要用指向外面的链接", en: "put the file itself here instead of a link that leads out" },
    });
    return;
  }
  diagnostics.add({
    code: "not-a-file", severity: "error", place: { file },
    zh: `“${file}”是文件夹、管道、设备或断了的链接，不是文件，没有读取`, en: `"${file}" is a folder, a pipe, a device or a link to nothing, not a file; it was not read`,
    hint: { zh: "删去它，或换成文件本身", en: "remove it, or put the file itself in its place" },
  });
}
