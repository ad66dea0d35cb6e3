/** Whose files lie in an output folder: two papers that state one id would write over each other. */
import { realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Diagnostics } from "./diagnostics/diagnostic.js";
import { isFile } from "./files/read.js";
import { statedId } from "./ingest/stated-id.js";
import type { Cache } from "./model/context.js";

/**
 * Notes that the issue in `issueFolder` writes into `folder`. The note lies in the user's cache: outputs name no path of a machine.
 * @returns false, with an error (`output-taken`), where another folder that still holds an issue of this id was built there
 */
export async function claimOutput(folder: string, id: string, issueFolder: string, cache: Cache, diagnostics: Diagnostics): Promise<boolean> {
  const own = await realpath(issueFolder);
  const key = resolve(folder);
  const noted = await cache.get("output-owner", key);
  const owner = noted && new TextDecoder().decode(noted);
  if (owner === own) return true;
  // An issue that was moved away or got another id, and an output folder that was cleared, stand in nobody's way.
  if (owner !== undefined && (await isFile(join(folder, "manifest.json"))) && (await statedId(owner)) === id) {
    diagnostics.add({
      code: "output-taken", severity: "error", place: { file: "issue.json", path: "id" },
      zh: `输出文件夹 ${folder} 里是另一期的文件：${owner} 的 id 也是“${id}”`,
      en: `The output folder ${folder} holds the files of another issue: the id of ${owner} is "${id}" too.`,
      hint: { zh: "在 issue.json 里换一个 id，或用 --out 换一个输出文件夹", en: "Give one of them another id in issue.json, or name another folder with --out." },
    });
    return false;
  }
  await cache.put("output-owner", key, new TextEncoder().encode(own));
  return true;
}
