/** The name of the output folder of an issue that could not be read as a whole. */
import { basename, join, resolve } from "node:path";
import { isFile, readBytes } from "../files/read.js";
import { issueSchema } from "../model/issue.js";
import { issueOf } from "./locate.js";

/** The id that issue.json states, where that much of it is sound; else the name of its folder. Undefined where there is no issue.json. */
export async function statedId(path: string): Promise<string | undefined> {
  if ((await issueOf(path)) !== undefined) return undefined;
  const file = (await isFile(path)) ? path : join(path, "issue.json");
  if (!(await isFile(file))) return undefined;
  const folder = resolve(file, "..");
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(await readBytes(file, path)));
    const id = issueSchema.shape.id.safeParse((value as { id?: unknown } | null)?.id);
    if (id.success && id.data !== undefined) return id.data;
  } catch {
    // What is wrong with the file stands in the report; here only a name is needed.
  }
  return basename(folder);
}
