/** What a build that came to faults did not make, and what lies in its folder from before: nobody shall send an old plate to press. */
import type { BuildResult, Unwritten } from "../build.js";
import { counted } from "../diagnostics/counted.js";
import type { Language } from "../diagnostics/format.js";
import type { Terminal } from "./terminal.js";

/** Most old files that are named; the manifest has all. */
const mostNamed = 6;

/** Targets of each page, and pages with the same targets together: one line is enough for most builds. */
function grouped(unwritten: readonly Unwritten[]): { readonly targets: string; readonly pages: string[]; readonly whole: boolean }[] {
  const targets = new Map<string | undefined, string[]>();
  for (const { page, target } of unwritten) targets.set(page, [...(targets.get(page) ?? []), target]);
  const groups = new Map<string, { pages: string[]; whole: boolean }>();
  for (const [page, own] of targets) {
    const group = groups.get(own.join(" ")) ?? { pages: [], whole: false };
    groups.set(own.join(" "), group);
    if (page === undefined) group.whole = true;
    else group.pages.push(page);
  }
  return [...groups].map(([own, group]) => ({ targets: own, ...group }));
}

function words({ targets, pages, whole }: ReturnType<typeof grouped>[number], language: Language): string {
  const own = targets.split(" ");
  if (language === "zh") return `${[...(pages.length > 0 ? [`第${pages.join("、")}版`] : []), ...(whole ? ["全期"] : [])].join("和")}的 ${own.join("、")}`;
  const of = [...(pages.length > 0 ? [`page${pages.length === 1 ? "" : "s"} ${pages.join(", ")}`] : []), ...(whole ? ["the whole issue"] : [])];
  return `${own.join(", ")} of ${of.join(" and ")}`;
}

/** Says nothing where all that was asked for was made and nothing is stale. */
export function printLeftUndone({ unwritten, stale, folder }: Pick<BuildResult, "unwritten" | "stale" | "folder">, language: Language, terminal: Terminal): void {
  const zh = language === "zh";
  if (unwritten.length > 0) {
    const told = grouped(unwritten).map((group) => words(group, language)).join(zh ? "；" : "; ");
    terminal.err(zh ? `没有写出：${told}\n` : `Not written: ${told}\n`);
  }
  const old = stale.filter((path) => path.endsWith(".pdf"));
  if (old.length === 0) return;
  const more = old.length > mostNamed;
  const named = old.slice(0, mostNamed);
  terminal.err(zh
    ? `注意：${folder} 里有 ${old.length} 个 PDF 是以前出的，已过时（manifest.json 里标 stale）：${named.join("、")}${more ? "……" : ""}\n`
    : `Beware: ${counted(old.length, "PDF")} in ${folder} ${old.length === 1 ? "is" : "are"} of an earlier build (stale in manifest.json): ${named.join(", ")}${more ? ", …" : ""}\n`);
}
