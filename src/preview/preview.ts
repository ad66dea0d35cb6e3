/** `preview`: an issue served to a browser and kept true while its files change. */
import type { Server } from "node:http";
import { dirname, join, resolve } from "node:path";
import { serve } from "@hono/node-server";
import { cacheFolder, diskCache } from "../cache/disk-cache.js";
import { MachineError } from "../diagnostics/machine-error.js";
import type { Cache } from "../model/context.js";
import { packageRoot } from "../package-files.js";
import { addressesOf } from "./addresses.js";
import { EditorsDesk } from "./editors-desk.js";
import { isLoopback, newToken } from "./guard.js";
import { OpenIssue } from "./open-issue.js";
import { previewApp } from "./server.js";
import { watchFolders } from "./watch.js";

export interface PreviewOptions {
  /** 0 takes any free port; 4173 when absent. */
  readonly port?: number;
  /** `127.0.0.1` when absent. Another address opens the preview to other machines: it then asks for a token. */
  readonly host?: string;
  readonly cache?: Cache;
  /** Takes what the program itself failed in while it answered a request. */
  readonly tell?: (error: unknown) => void;
}

export interface RunningPreview {
  /** What to open; with its token, where there is one. */
  readonly url: string;
  /** Every address under which it is reached, that one first. */
  readonly urls: readonly [string, ...string[]];
  readonly issue: OpenIssue;
  /** Rejects when the machine is at fault while the preview runs; it never resolves. */
  readonly failure: Promise<never>;
  close(): Promise<void>;
}

const usualPort = 4173;

/**
 * Serves an issue. The server answers before the issue is made up: its first pages are told as they come.
 * @param path an issue folder or its issue.json
 * @throws MachineError `port-taken`, `not-served` or `not-watched`
 */
export async function preview(path: string, options: PreviewOptions = {}): Promise<RunningPreview> {
  const host = options.host ?? "127.0.0.1";
  const token = isLoopback(host) ? undefined : newToken();
  const cache = options.cache ?? diskCache(cacheFolder());
  const issue = new OpenIssue(path, cache);
  const desk = new EditorsDesk(issue, path, cache);
  let failed = (_error: unknown): void => {};
  const failure = new Promise<never>((_, reject) => { failed = reject; });
  failure.catch(() => {}); // told to whoever waits for it
  const refresh = (): void => void issue.refresh().catch((error: unknown) => failed(error));
  refresh();
  const { server, port } = await listen(previewApp(issue, desk, token, options.tell).fetch, host, options.port ?? usualPort);
  const folder = resolve(path.endsWith(".json") ? dirname(path) : path);
  const watcher = await watchFolders([folder, join(packageRoot, "templates"), join(packageRoot, "styles")], refresh).catch(async (error: unknown) => {
    server.close();
    throw error;
  });
  await desk.open().catch((error: unknown) => options.tell?.(error));
  // What changed before the watcher was ready is seen by this.
  refresh();
  const urlOf = (name: string): string => `http://${name}:${port}/${token === undefined ? "" : `?token=${token}`}`;
  const [name, ...others] = addressesOf(host);
  const urls = [urlOf(name), ...others.map(urlOf)] as const;
  return {
    url: urls[0], urls, issue, failure,
    async close() {
      await watcher.close();
      await desk.close();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

function listen(fetch: Parameters<typeof serve>[0]["fetch"], hostname: string, port: number): Promise<{ readonly server: Server; readonly port: number }> {
  return new Promise((done, fail) => {
    const server = serve({ fetch, hostname, port }, (info) => {
      server.off("error", refused);
      done({ server, port: info.port });
    }) as Server;
    const refused = (cause: NodeJS.ErrnoException): void => fail(cause.code === "EADDRINUSE"
      ? new MachineError("port-taken", { zh: `端口 ${port} 已被占用。`, en: `Port ${port} is taken.` }, { hint: { zh: "用 --port 0 取任意空闲端口", en: "take any free port with --port 0" }, cause })
      : new MachineError("not-served", { zh: `不能在 ${hostname}:${port} 上提供预览。`, en: `The preview cannot be served at ${hostname}:${port}.` }, { cause }));
    server.once("error", refused);
  });
}
