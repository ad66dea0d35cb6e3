/** Names under which a server that listens at `host` is reached. */
import { networkInterfaces } from "node:os";

/** Every address of the machine, as a user gives it. */
const wildcards: ReadonlySet<string> = new Set(["0.0.0.0", "::", "[::]"]);

/**
 * What others type: of a host that stands for every address of the machine, those that other machines reach, then its own.
 * @returns hosts as they stand in an address, never none
 */
export function addressesOf(host: string, interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces()): readonly [string, ...string[]] {
  const bare = host.replace(/^\[|\]$/g, "");
  if (!wildcards.has(host)) return [bare.includes(":") ? `[${bare}]` : bare];
  const outside = Object.values(interfaces).flatMap((list) => list ?? []).filter(({ internal, family, address }) => !internal && (family === "IPv4" || (bare === "::" && !address.startsWith("fe80"))));
  const [first, ...others] = outside.map(({ address, family }) => (family === "IPv4" ? address : `[${address}]`));
  return first === undefined ? ["127.0.0.1"] : [first, ...others, "127.0.0.1"];
}
