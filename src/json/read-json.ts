/** Reads a JSON file of limited size. */
import { type Diagnostic, Diagnostics } from "../diagnostics/diagnostic.js";
import { fileSize, readBytes } from "../files/read.js";
import { decodeText } from "./decode.js";
import { parseJson, type JsonDocument } from "./document.js";
import { reportUnread } from "./unread-file.js";

/** 20 MB: far above any article; a bigger file is not what it claims to be. */
const maximumBytes = 20 * 1024 * 1024;

/** The bytes of a file that may be JSON by its size, or undefined with the reason in `diagnostics`. `file` is its name in diagnostics. */
export async function readJsonBytes(path: string, file: string, diagnostics: Diagnostics): Promise<Uint8Array | undefined> {
  const size = await fileSize(path);
  if (size === undefined) {
    reportUnread(file, "not-a-file", diagnostics);
    return undefined;
  }
  if (size > maximumBytes) {
    diagnostics.add({
      code: "file-too-large", severity: "error", place: { file },
      zh: `文件有 ${megabytes(size)} MB，JSON 文件至多 ${megabytes(maximumBytes)} MB`,
      en: `the file has ${megabytes(size)} MB; a JSON file may have ${megabytes(maximumBytes)} MB`,
    });
    return undefined;
  }
  return readBytes(path, file);
}

/** What was parsed of bytes that somebody holds, the last time and under that name. */
const parsed = new WeakMap<Uint8Array, { readonly file: string; readonly document: JsonDocument | undefined; readonly findings: readonly Diagnostic[] }>();

/** Bytes as a parsed file, or undefined with the reason in `diagnostics`; the same bytes give the same document. */
export function jsonOf(bytes: Uint8Array, file: string, diagnostics: Diagnostics): JsonDocument | undefined {
  let known = parsed.get(bytes);
  if (known?.file !== file) {
    const own = new Diagnostics();
    const text = decodeText(bytes, file, own);
    known = { file, document: text === undefined ? undefined : parseJson(text, file, own), findings: own.all };
    parsed.set(bytes, known);
  }
  for (const finding of known.findings) diagnostics.add(finding);
  return known.document;
}

/** The parsed file, or undefined with the reason in `diagnostics`. `file` is its name in diagnostics. */
export async function readJson(path: string, file: string, diagnostics: Diagnostics): Promise<JsonDocument | undefined> {
  const bytes = await readJsonBytes(path, file, diagnostics);
  return bytes && jsonOf(bytes, file, diagnostics);
}

function megabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(1);
}
