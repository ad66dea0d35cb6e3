/** `banxin init`: a small issue to start from, copied from the starter sample. */
import { cp, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { Language } from "../../diagnostics/format.js";
import { MachineError } from "../../diagnostics/machine-error.js";
import { ensureFolder } from "../../files/ensure-folder.js";
import { isFile } from "../../files/read.js";
import { packageRoot } from "../../package-files.js";
import { idSchema } from "../../model/id.js";
import { exitCodes } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";

/** Gives the issue the name of its folder, so that two papers do not share an output folder; a folder whose name is no id keeps the starter's. */
async function named(path: string, name: string): Promise<void> {
  if (!idSchema.safeParse(name).success) return;
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace(/"id": "starter"/, () => `"id": ${JSON.stringify(name)}`));
}

export async function initCommand(folder: string, language: Language, terminal: Terminal): Promise<number> {
  const target = resolve(folder);
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
    await named(join(target, "issue.json"), basename(target));
  } catch (cause) {
    throw new MachineError("output-not-written", { zh: `无法写入 ${folder}。`, en: `${folder} cannot be written.` }, { cause });
  }
  terminal.out(language === "zh" ? `已在 ${folder} 新建一期。下一步：npx banxin check ${folder}\n` : `A new issue stands in ${folder}. Next: npx banxin check ${folder}\n`);
  return exitCodes.done;
}
