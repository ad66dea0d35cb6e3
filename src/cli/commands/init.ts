/** `banxin init`: a small issue to start from, copied from the starter sample. */
import { createHash } from "node:crypto";
import { cp, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { Language } from "../../diagnostics/format.js";
import { MachineError } from "../../diagnostics/machine-error.js";
import { ensureFolder } from "../../files/ensure-folder.js";
import { isFile } from "../../files/read.js";
import { packageRoot } from "../../package-files.js";
import { idSchema } from "../../model/id.js";
import { exitCodes } from "../exit-codes.js";
import { ownCommand } from "../own-command.js";
import { shellWord } from "../shell-word.js";
import type { Terminal } from "../terminal.js";

/**
 * An id made of a folder's name, so that two papers do not share an output folder: the name itself where it is an id,
 * else what of it an id may hold, and some of its hash (江城晚报 → `issue-` and eight digits).
 */
export function idOf(name: string): string {
  if (idSchema.safeParse(name).success) return name;
  const readable = name.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60);
  const sum = createHash("sha256").update(name.normalize("NFC")).digest("hex").slice(0, 8);
  return `${readable || "issue"}-${sum}`;
}

async function named(path: string, id: string): Promise<void> {
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace(/"id": "starter"/, () => `"id": ${JSON.stringify(id)}`));
}

export async function initCommand(folder: string, language: Language, terminal: Terminal): Promise<number> {
  const target = resolve(folder);
  const id = idOf(basename(target));
  if (await isFile(target)) {
    terminal.err(language === "zh" ? `${folder} 是文件，不是文件夹，没有写入任何文件\n` : `${folder} is a file, not a folder; nothing was written.\n`);
    return exitCodes.wrongUsage;
  }
  try {
    await ensureFolder(target);
    const held = (await readdir(target)).filter((name) => !name.startsWith("."));
    if (held.length > 0) {
      terminal.err(language === "zh" ? `${folder} 不是空文件夹，没有写入任何文件\n` : `${folder} is not empty; nothing was written.\n`);
      return exitCodes.wrongUsage;
    }
    await cp(join(packageRoot, "samples", "starter"), target, { recursive: true });
    await ensureFolder(join(target, "pictures"));
    await named(join(target, "issue.json"), id);
  } catch (cause) {
    throw new MachineError("output-not-written", { zh: `无法写入 ${folder}。`, en: `${folder} cannot be written.` }, { cause });
  }
  const next = `${ownCommand()} check ${shellWord(folder)}`;
  terminal.out(language === "zh" ? `已在 ${folder} 新建一期，编号 ${id}（输出到 output/${id}，可在 issue.json 里改）。下一步：${next}\n` : `A new issue stands in ${folder}; its id is ${id} (its files go to output/${id}; issue.json may say otherwise). Next: ${next}\n`);
  return exitCodes.done;
}
