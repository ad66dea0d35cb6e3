/** Reads the entries of a tar archive held in memory (POSIX ustar: regular files and folders only). */

export interface TarFile {
  readonly name: string;
  /** Permission bits, e.g. 0o755. */
  readonly mode: number;
  readonly bytes: Uint8Array;
}

const block = 512;

/**
 * Regular files of `archive`, in order; folders are left out, since names carry them.
 * @throws Error for a link or another special entry, a name that leaves the archive, or a cut-off archive.
 */
export function readTar(archive: Uint8Array): TarFile[] {
  const files: TarFile[] = [];
  let at = 0;
  while (at + block <= archive.length) {
    const header = archive.subarray(at, at + block);
    if (header[0] === 0) return files; // an empty block ends the archive
    const prefix = text(header, 345, 155);
    const name = (prefix ? `${prefix}/` : "") + text(header, 0, 100);
    const size = octal(header, 124, 12);
    const type = String.fromCharCode(header[156] || 0x30);
    const start = at + block;
    if (start + size > archive.length) throw new Error(`the archive ends inside ${name}`);
    if (type === "0") {
      if (name.startsWith("/") || name.split("/").includes("..")) throw new Error(`the archive holds an unsafe name: ${name}`);
      files.push({ name, mode: octal(header, 100, 8) & 0o777, bytes: archive.subarray(start, start + size) });
    } else if (type !== "5") {
      throw new Error(`the archive holds an entry of an unexpected type ${type}: ${name}`);
    }
    at = start + Math.ceil(size / block) * block;
  }
  return files;
}

function text(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

function octal(header: Uint8Array, start: number, length: number): number {
  const digits = text(header, start, length).trim();
  if (!/^[0-7]*$/.test(digits)) throw new Error(`the archive has a header with a bad number: ${digits}`);
  return digits === "" ? 0 : Number.parseInt(digits, 8);
}
