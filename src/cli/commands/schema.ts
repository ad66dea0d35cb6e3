/** `banxin schema`. */
import { type SchemaName, schemaOf } from "../../ingest/json-schema.js";
import { exitCodes } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";

export function schemaCommand(name: SchemaName, terminal: Terminal): number {
  terminal.out(`${JSON.stringify(schemaOf(name), null, 2)}\n`);
  return exitCodes.done;
}
