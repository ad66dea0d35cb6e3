/**
 * Who may talk to the preview: the editor's own browser. Without these checks any page that the editor visits could
 * read the issue through a name that points at this machine (DNS rebinding), or write to it with a form.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";

/** Addresses that only this machine reaches. */
const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);

export const isLoopback = (host: string): boolean => loopback.has(host);

const hostName = (host: string): string => (host.startsWith("[") ? host.slice(0, host.indexOf("]") + 1) : (host.split(":")[0] ?? ""));

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** A token for a preview that is opened to other machines. */
export const newToken = (): string => randomBytes(18).toString("base64url");

const cookie = "banxin-preview";

/**
 * @param token undefined where only this machine reaches the server: then the Host must be a loopback name
 */
export function guard(token: string | undefined): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header("host") ?? "";
    const origin = context.req.header("origin");
    const site = context.req.header("sec-fetch-site");
    const ownOrigin = origin === undefined || origin === `http://${host}`;
    const foreign = site !== undefined && !["same-origin", "none"].includes(site);
    if (!ownOrigin || (foreign && context.req.method !== "GET") || (token === undefined && !isLoopback(hostName(host)))) return context.text("forbidden", 403);
    // A link from elsewhere may open the preview, but not read what it serves.
    if (foreign && context.req.header("sec-fetch-mode") !== "navigate") return context.text("forbidden", 403);
    if (token !== undefined) {
      const given = context.req.query("token");
      if (given !== undefined && same(given, token)) {
        setCookie(context, cookie, token, { httpOnly: true, sameSite: "Strict", path: "/" });
        return context.redirect("/");
      }
      const held = getCookie(context, cookie);
      if (held === undefined || !same(held, token)) return context.text("forbidden: open the address with its token", 403);
    }
    await next();
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
  };
}
