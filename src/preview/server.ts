/** The preview's addresses. Nothing outside the issue's pictures, the package's client and what was made of the issue is served. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { streamSSE } from "hono/streaming";
import { packageRoot } from "../package-files.js";
import { guard } from "./guard.js";
import type { OpenIssue } from "./open-issue.js";
import { deskRoutes } from "./desk-routes.js";
import type { EditorsDesk } from "./editors-desk.js";
import type { PreviewEvents } from "./protocol.js";

/** Scripts come from the preview alone and never stand in a page; styles of pages hold their places. */
const policy = (ancestors: string): string => [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'",
  "frame-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'", `frame-ancestors ${ancestors}`,
].join("; ");

const types: Readonly<Record<string, string>> = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8", html: "text/html; charset=utf-8", svg: "image/svg+xml" };

/** Compiled client: in a checkout the tests run from the sources, and the client from what was last built. */
const clientFolder = join(packageRoot, "dist", "preview", "client");
const assetFolder = join(packageRoot, "styles", "preview");

/** A file of one of the preview's own folders; names have no folders in them. */
async function own(folder: string, name: string): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } | undefined> {
  const ending = /^[a-z][a-z-]*\.([a-z]+)$/.exec(name)?.[1];
  const type = ending && types[ending];
  if (!type) return undefined;
  const bytes = await readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return bytes && { bytes: new Uint8Array(bytes), type };
}

/** What only the frame of a page runs. */
const frameScript = "frame.js";

/**
 * The document, with all scripts of the client named: asked for one after another, as each names the next, they would
 * wait for the server again and again while it makes up the issue.
 */
async function indexPage(): ReturnType<typeof own> {
  const [page, names] = await Promise.all([own(assetFolder, "index.html"), readdir(clientFolder)]);
  const scripts = ["/protocol.js", ...names.filter((name) => name.endsWith(".js") && name !== frameScript).map((name) => `/client/${name}`)];
  const links = scripts.map((path) => `<link rel="modulepreload" href="${path}">`).join("\n");
  return page && { ...page, bytes: new Uint8Array(Buffer.from(Buffer.from(page.bytes).toString("utf8").replace("</head>", `${links}\n</head>`))) };
}

const heartbeatMs = 15_000;

/**
 * @param token see `guard`
 * @param tell takes what the program itself failed in
 */
export function previewApp(issue: OpenIssue, desk: EditorsDesk, token: string | undefined, tell: (error: unknown) => void = () => {}): Hono {
  const app = new Hono();
  app.use(guard(token));
  const fresh = { "Cache-Control": "no-store" };
  const file = (found: { readonly bytes: Uint8Array | string; readonly type: string } | undefined, headers: Record<string, string> = fresh): Response =>
    found
      ? new Response(found.bytes as string, { headers: { "Content-Type": found.type, ...headers } })
      : new Response("not found", { status: 404, headers: { "Content-Type": "text/plain", ...fresh } });
  const kept = { "Cache-Control": "private, max-age=31536000, immutable" };

  app.get("/", async () => file(await indexPage(), { ...fresh, "Content-Security-Policy": policy("'none'") }));
  app.get("/assets/:name", async (context) => file(await own(assetFolder, context.req.param("name"))));
  app.get("/client/:name", async (context) => file(await own(clientFolder, context.req.param("name"))));
  // Names that client and server share.
  app.get("/protocol.js", async () => file(await own(join(packageRoot, "dist", "preview"), "protocol.js")));
  // The frame sets pages by the very script that print uses.
  app.get("/paginate/page-script.js", async () => file(await own(join(packageRoot, "dist", "paginate"), "page-script.js")));
  app.get("/shell/:number/:name", (context) => {
    const name = context.req.param("name");
    const headers = name.endsWith(".html") ? { ...fresh, "Content-Security-Policy": policy("'self'") } : kept;
    return file(issue.shellFile(context.req.param("number"), name), headers);
  });
  app.get("/shell/:number/font/:id", (context) => file(issue.shellFile(context.req.param("number"), `font/${context.req.param("id")}`), kept));
  // An SVG drawing is a picture here and never a document of this origin.
  app.get("/picture/:sum", (context) => file(issue.picture(`/picture/${context.req.param("sum")}`), { ...kept, "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox" }));
  app.get("/api/issue", (context) => context.json(issue.state ?? null, 200, fresh));
  app.get("/api/pages/:label", (context) => {
    const content = issue.content(context.req.param("label"));
    return content ? context.json(content, 200, fresh) : context.json({ error: "not found" }, 404, fresh);
  });
  app.get("/api/events", (context) => streamSSE(context, async (stream) => {
    // A slow viewer gets the newest state of each kind, not every one between.
    const waiting = new Map<keyof PreviewEvents, object>([["desk", desk.state], ...(issue.state ? [["issue", issue.state] as const] : [])]);
    let wake = (): void => {};
    const take = (name: keyof PreviewEvents) => (state: object): void => {
      waiting.set(name, state);
      wake();
    };
    const ends = [issue.onState(take("issue")), desk.onState(take("desk"))];
    stream.onAbort(() => {
      for (const end of ends) end();
      wake();
    });
    while (!stream.aborted && !stream.closed) {
      const [next] = waiting;
      if (next) {
        waiting.delete(next[0]);
        await stream.writeSSE({ event: next[0], data: JSON.stringify(next[1]) });
        continue;
      }
      const timer = setTimeout(() => wake(), heartbeatMs);
      await new Promise<void>((resolve) => { wake = resolve; });
      clearTimeout(timer);
      if (waiting.size === 0 && !stream.aborted) await stream.writeSSE({ event: "alive", data: "" });
    }
    for (const end of ends) end();
  }));
  deskRoutes(app, desk, tell);
  app.notFound((context) => context.text("not found", 404));
  app.onError((error, context) => {
    // What was asked wrongly is the asker's; the rest is ours.
    if (error instanceof HTTPException) return error.getResponse();
    tell(error);
    return context.text("the preview could not answer this request", 500);
  });
  return app;
}
