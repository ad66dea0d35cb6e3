/** Serves a tab from memory under one invented origin and refuses everything else. */
import type { CDPSession } from "puppeteer";

export const siteOrigin = "https://banxin.invalid";

export interface SiteFile {
  readonly bytes: Uint8Array | string;
  /** Media type, e.g. `font/ttf`. */
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that was refused: an address outside the site, or a path that nobody serves. */
export interface RefusedRequest {
  readonly url: string;
  readonly reason: "outside" | "unknown-path" | "blocked";
}

export interface MemorySite {
  /** Requests refused since the last call. */
  takeRefused(): RefusedRequest[];
}

/**
 * Answers every request of a tab: `lookup` gets the path of an address on the site; all else is refused
 * before it leaves the browser. What Chromium blocks by itself (file:, the content policy) is noted too.
 */
export async function serveFromMemory(session: CDPSession, lookup: (path: string) => SiteFile | undefined): Promise<MemorySite> {
  const refused: RefusedRequest[] = [];
  session.on("Fetch.requestPaused", ({ requestId, request }) => {
    // A tab that is being closed no longer takes answers.
    answer(session, requestId, request.url, lookup, refused).catch(() => {});
  });
  session.on("Log.entryAdded", ({ entry }) => {
    const url = blockedAddress(entry.text, entry.source === "security");
    if (url !== undefined) refused.push({ url, reason: "blocked" });
  });
  await Promise.all([session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }), session.send("Log.enable")]);
  return { takeRefused: () => refused.splice(0) };
}

async function answer(
  session: CDPSession, requestId: string, url: string,
  lookup: (path: string) => SiteFile | undefined, refused: RefusedRequest[],
): Promise<void> {
  const inside = url.startsWith(`${siteOrigin}/`);
  const file = inside ? lookup(new URL(url).pathname) : undefined;
  if (!file) {
    refused.push({ url, reason: inside ? "unknown-path" : "outside" });
    await session.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
    return;
  }
  const headers = { "Content-Type": file.type, ...file.headers };
  await session.send("Fetch.fulfillRequest", {
    requestId,
    responseCode: 200,
    responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: Buffer.from(file.bytes as Uint8Array).toString("base64"),
  });
}

/** The address that Chromium's log says it has blocked, if the entry says such a thing. */
function blockedAddress(text: string, security: boolean): string | undefined {
  const local = /Not allowed to load local resource: (\S+)/.exec(text)?.[1];
  if (local !== undefined || !security) return local;
  const quoted = [...text.matchAll(/'([a-z][a-z0-9+.-]*:[^']*)'/g)].map((match) => match[1]!);
  return quoted.find((url) => !url.startsWith(siteOrigin)) ?? text;
}
