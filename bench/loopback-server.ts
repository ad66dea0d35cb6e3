/** Serves files from memory on 127.0.0.1. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface LoopbackServer {
  readonly origin: string;
  close(): Promise<void>;
}

export async function serveFiles(files: ReadonlyMap<string, { readonly bytes: Uint8Array | string; readonly type: string }>): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? "/", "http://localhost").pathname);
    if (file) response.writeHead(200, { "Content-Type": file.type }).end(file.bytes);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
