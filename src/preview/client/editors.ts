/** Editors that can be told by an address which file to open, and at which line. */

export interface KnownEditor {
  readonly name: string;
  readonly address: string;
}

export const usualEditor = "vscode://file{file}:{line}";

/** Addresses as each program registers them; `{file}` begins with a slash. */
export const knownEditors: readonly KnownEditor[] = [
  { name: "Visual Studio Code", address: usualEditor },
  { name: "VSCodium", address: "vscodium://file{file}:{line}" },
  { name: "Cursor", address: "cursor://file{file}:{line}" },
  { name: "Zed", address: "zed://file{file}:{line}" },
  { name: "IntelliJ IDEA", address: "idea://open?file={file}&line={line}" },
  { name: "WebStorm", address: "webstorm://open?file={file}&line={line}" },
  { name: "TextMate", address: "txmt://open?url=file://{file}&line={line}" },
];

/** True of an address that names a file and never runs as a script. */
export const isEditorAddress = (address: string): boolean =>
  address.includes("{file}") && /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^(javascript|data|vbscript|blob|about):/i.test(address);

/** The address of a place: `path` is absolute. */
export function editorAddress(address: string, path: string, line: number): string {
  const slashes = path.replaceAll("\\", "/");
  const whole = (slashes.startsWith("/") ? slashes : `/${slashes}`).split("/").map((part) => encodeURIComponent(part).replaceAll("%3A", ":")).join("/");
  return address.replaceAll("{file}", () => whole).replaceAll("{line}", String(line));
}
