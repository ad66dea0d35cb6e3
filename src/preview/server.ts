/** The preview's addresses. Nothing outside the issue's pictures, the package's client and what was made of the issue is served. */
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { streamSSE } from "hono/streaming";
import { clientFiles, sharedAddresses } from "./client-files.js";
import { guard } from "./guard.js";
import type { OpenIssue } from "./open-issue.js";
import { deskRoutes } from "./desk-routes.js";
import type { EditorsDesk } from "./editors-desk.js";
import { updateOf } from "./issue-update.js";
import type { DeskState, IssueState, PreviewEvents } from "./protocol.js";

/** Scripts come from the preview alone and never stand in a page; styles of pages hold their places. */
const policy = (ancestors: string): string => [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'",
  "frame-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'", `frame-ancestors ${ancestors}`,
].join("; ");

/** What a viewer is to be told next. */
interface Waiting {
  desk: DeskState | undefined;
  issue: IssueState | undefined;
  working: boolean | undefined;
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

  const files = clientFiles();
  files.catch(() => {}); // told to whoever asks for one
  app.get("/", async () => file((await files).get("/"), { ...fresh, "Content-Security-Policy": policy("'none'") }));
  app.get("/frame.html", async () => file((await files).get("/frame.html"), { ...fresh, "Content-Security-Policy": policy("'self'") }));
  for (const address of ["/assets/:name", "/client/:name", ...sharedAddresses, "/paginate/:name"])
    app.get(address, async (context) => file((await files).get(context.req.path)));
  // Paged.js is another's, and the same for years: the frames of all pages take it from the browser's own store.
  app.get("/paged.js", async () => file((await files).get("/paged.js"), { "Cache-Control": "private, max-age=3600" }));
  app.get("/shell/:sum/:name", (context) => file(issue.shellFile(context.req.param("sum"), context.req.param("name")), kept));
  app.get("/shell/:sum/font/:id", (context) => file(issue.shellFile(context.req.param("sum"), `font/${context.req.param("id")}`), kept));
  // An SVG drawing is a picture here and never a document of this origin.
  app.get("/picture/:sum", (context) => file(issue.picture(`/picture/${context.req.param("sum")}`), { ...kept, "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox" }));
  app.get("/api/issue", (context) => context.json(issue.state ?? null, 200, fresh));
  app.get("/api/pages/:label", (context) => {
    const [label, since] = [context.req.param("label"), context.req.query("since")];
    const content = since === undefined ? issue.content(label) : issue.contentSince(label, since);
    return content ? context.json(content, 200, fresh) : context.json({ error: "not found" }, 404, fresh);
  });
  app.get("/api/events", (context) => streamSSE(context, async (stream) => {
    // A slow viewer gets the newest state of each kind, not every one between.
    const waiting: Waiting = { desk: desk.state, issue: issue.state, working: issue.work.on };
    let told: IssueState | undefined;
    let wake = (): void => {};
    const put = (more: Partial<Waiting>): void => {
      Object.assign(waiting, more);
      wake();
    };
    const ends = [issue.onState((state) => put({ issue: state })), desk.onState((state) => put({ desk: state })), issue.work.onChange((working) => put({ working }))];
    const write = <Name extends keyof PreviewEvents>(event: Name, data: PreviewEvents[Name]): Promise<void> => stream.writeSSE({ event, data: JSON.stringify(data) });
    stream.onAbort(() => {
      for (const end of ends) end();
      wake();
    });
    while (!stream.aborted && !stream.closed) {
      const next = { ...waiting };
      waiting.desk = waiting.issue = waiting.working = undefined;
      if (next.desk) await write("desk", next.desk);
      if (next.issue) {
        await write("issue", updateOf(next.issue, told));
        told = next.issue;
      }
      if (next.working !== undefined) await write("working", next.working);
      if (next.desk || next.issue || next.working !== undefined) continue;
      const timer = setTimeout(() => wake(), heartbeatMs);
      await new Promise<void>((resolve) => { wake = resolve; });
      clearTimeout(timer);
      if (!waiting.desk && !waiting.issue && waiting.working === undefined && !stream.aborted) await stream.writeSSE({ event: "alive", data: "" });
    }
    for (const end of ends) end();
  }));
  deskRoutes(app, desk, tell);
  app.notFound((context) => context.text("not found", 404));
  app.onError((error, context) => {
    // What was asked wrongly is the asker's; the rest is ours.
    if (error instanceof HTTPException) return error.getResponse();
    // Whoever asked has gone in the middle of it.
    if (context.req.raw.signal.aborted) return context.text("gone", 400);
    tell(error);
    return context.text("the preview could not answer this request", 500);
  });
  return app;
}
