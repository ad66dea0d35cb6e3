/** Addresses at which an editor changes the issue. All take JSON from the preview's own page; nothing else is listened to. */
import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { MachineError } from "../diagnostics/machine-error.js";
import type { EditorsDesk } from "./editors-desk.js";
import { alternativesSchema } from "./alternatives.js";
import { EditRefused, planEditSchema } from "./plan-edits.js";
import { jobSchema } from "./proof-jobs.js";
import { stepSchema } from "./sign-offs.js";
import { TextConflict, textEditSchema } from "./text-edits.js";
import { typedWishSchema } from "./typed-stories.js";

/** The body of what needs no more than its address. */
const nothing = z.strictObject({});

/** More than any story. */
const mostBytes = 2 * 1024 * 1024;

/** @param tell takes what the program itself failed in */
export function deskRoutes(app: Hono, desk: EditorsDesk, tell: (error: unknown) => void): void {
  const answer = (context: Context, value: unknown, status: ContentfulStatusCode = 200): Response => context.json(value as object, status, { "Cache-Control": "no-store" });
  const refused = (context: Context, error: unknown): Response => {
    if (error instanceof EditRefused) return answer(context, { refused: error.words }, 409);
    // A broken machine is told to the editor, and whoever runs the program hears of it.
    if (error instanceof MachineError) {
      tell(error);
      return answer(context, { refused: { zh: error.zh, en: error.en } }, 500);
    }
    if (error instanceof TextConflict) return answer(context, { conflict: error.current }, 409);
    throw error;
  };
  /** A POST whose body has the schema's shape. */
  const post = <T>(path: string, schema: z.ZodType<T>, work: (value: T, context: Context) => Promise<unknown>): void => {
    app.post(path, bodyLimit({ maxSize: mostBytes }), async (context) => {
      // A form of another page cannot send this type without being asked about first.
      if (!(context.req.header("content-type") ?? "").startsWith("application/json")) return answer(context, { error: "JSON is expected" }, 415);
      const read = schema.safeParse(await context.req.json().catch(() => undefined));
      if (!read.success) return answer(context, { error: "malformed" }, 400);
      try {
        return answer(context, (await work(read.data, context)) ?? {});
      } catch (error) {
        return refused(context, error);
      }
    });
  };
  post("/api/plan", planEditSchema, (edit) => desk.edit(edit));
  for (const way of ["undo", "redo"] as const) post(`/api/plan/${way}`, nothing, async () => ({ done: await desk[way]() }));
  post("/api/text", textEditSchema, (edit) => desk.write(edit));
  post("/api/typed", typedWishSchema, (wish) => desk.typed.set(wish));
  app.get("/typed-face/:source/:characters", async (context) => {
    const bytes = await desk.typed.face(context.req.param("source"), context.req.param("characters"));
    if (!bytes) return context.text("not found", 404);
    return new Response(new Uint8Array(bytes), { headers: { "Content-Type": "font/ttf", "Cache-Control": "private, max-age=3600" } });
  });
  post("/api/steps", stepSchema, (step) => desk.step(step));
  post("/api/proofs", jobSchema, async (wish) => desk.start(wish));
  post("/api/proofs/:id/cancel", nothing, async (_, context) => desk.jobs.cancel(context.req.param("id") ?? ""));
  post("/api/alternatives", alternativesSchema, async ({ page }) => desk.alternatives.start(page));
  post("/api/alternatives/cancel", nothing, async () => desk.alternatives.cancel());
  app.get("/api/desk", (context) => answer(context, desk.state));
  app.get("/api/story", async (context) => {
    try {
      return answer(context, await desk.story(context.req.query("file") ?? ""));
    } catch (error) {
      return refused(context, error);
    }
  });
  app.get("/proof/:id/:name", async (context) => {
    const [id, name] = [context.req.param("id"), context.req.param("name")];
    const ink = /^(.{1,80})\.png$/.exec(name)?.[1];
    const bytes = ink ? await desk.jobs.ink(id, ink) : name.endsWith(".pdf") ? await desk.jobs.file(id) : undefined;
    if (!bytes) return context.text("not found", 404);
    return new Response(new Uint8Array(bytes), { headers: { "Content-Type": ink ? "image/png" : "application/pdf", "Cache-Control": "no-store", "Content-Disposition": "inline" } });
  });
}
