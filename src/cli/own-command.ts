/** How this program is called from where the user stands: a command that people are told must be one that they have. */
import { basename, join, sep } from "node:path";
import { packageRoot } from "../package-files.js";
import { shellWord } from "./shell-word.js";

/** Where the program was called from, and as what. */
export interface Call {
  readonly cwd: string;
  /** The script that Node runs (`process.argv[1]`). */
  readonly entry: string;
  /** Root of the package. */
  readonly root: string;
}

const thisCall = (): Call => ({ cwd: process.cwd(), entry: process.argv[1] ?? join(packageRoot, "dist", "cli", "main.js"), root: packageRoot });

/** `npx banxin` where npx finds this very package, `banxin` where it is installed for all, else `node` with its path: elsewhere npx would ask a registry for the name. */
export function ownCommand({ cwd, entry, root }: Call = thisCall()): string {
  if (root === cwd || root.startsWith(join(cwd, "node_modules") + sep)) return "npx banxin";
  return basename(entry) === "banxin" ? "banxin" : `node ${shellWord(entry)}`;
}
