/** The preview's own files, read once: asked for while the issue is made up, they do not wait for the disk as well. */
import { readFile, readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { packageRoot } from "../package-files.js";
import { pagedJs, prelude } from "../paginate/shell-document.js";

export interface ClientFile {
  readonly bytes: Uint8Array;
  readonly type: string;
}

const script = "text/javascript; charset=utf-8";
const types: Readonly<Record<string, string>> = { ".js": script, ".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".svg": "image/svg+xml" };

/** Compiled client: in a checkout the tests run from the sources, and the client from what was last built. */
const compiled = join(packageRoot, "dist");

/** What client and server share. */
const shared = ["protocol.js", "page-delta.js"] as const;
export const sharedAddresses = shared.map((name) => `/${name}`);

async function folder(path: string, address: string): Promise<[string, ClientFile][]> {
  const names = (await readdir(path)).filter((name) => types[extname(name)] !== undefined && !name.endsWith(".d.ts"));
  return Promise.all(names.map((name) => file(join(path, name), `${address}${name}`)));
}

async function file(path: string, address: string): Promise<[string, ClientFile]> {
  return [address, { bytes: await readFile(path), type: types[extname(path)]! }];
}

/** By address; the document is `/`, that of frames `/frame.html`. What client and server share, and the script that print sets pages by, are served too. */
export async function clientFiles(): Promise<ReadonlyMap<string, ClientFile>> {
  const files = new Map((await Promise.all([
    folder(join(packageRoot, "styles", "preview"), "/assets/"),
    folder(join(compiled, "preview", "client"), "/client/"),
    ...shared.map((name) => file(join(compiled, "preview", name), `/${name}`).then((one) => [one])),
    file(join(compiled, "paginate", "page-script.js"), "/paginate/page-script.js").then((one) => [one]),
    pagedJs().then((bytes): [string, ClientFile][] => [["/paged.js", { bytes, type: script }], ["/paginate/prelude.js", { bytes: Buffer.from(prelude), type: script }]]),
  ])).flat());
  const index = files.get("/assets/index.html");
  if (index) files.set("/", { ...index, bytes: withScripts(index.bytes, [...files.keys()]) });
  const frame = files.get("/assets/frame.html");
  if (frame) files.set("/frame.html", frame);
  return files;
}

/**
 * All scripts of the client are named: asked for one after another, as each names the next, they would wait for the
 * server again and again. Those that frames run come with them, long before there is a frame.
 */
function withScripts(index: Uint8Array, addresses: readonly string[]): Uint8Array {
  const scripts = addresses.filter((address) => sharedAddresses.includes(address) || address.startsWith("/client/") || address === "/paginate/page-script.js");
  const links = [...scripts.map((address) => `<link rel="modulepreload" href="${address}">`), `<link rel="preload" as="script" href="/paged.js">`].join("\n");
  return Buffer.from(Buffer.from(index).toString("utf8").replace("</head>", `${links}\n</head>`));
}
