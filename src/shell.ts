/** What every tab of a build loads once: the stylesheet and the subset faces. */
import { createHash } from "node:crypto";
import { shellCss } from "./markup/shell-css.js";
import type { Cache, Fonts } from "./model/context.js";
import type { Dummy } from "./model/dummy.js";
import type { Shell } from "./model/render.js";
import type { FaceSource, Theme } from "./model/theme.js";
import { packagedStyles } from "./package-files.js";
import { pageCss } from "./paginate/page-css.js";
import { pageTexts } from "./place/ledger.js";

/** Characters that each face source draws on the given pages. */
function charactersBySource(dummy: Dummy): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (const page of dummy.pages)
    for (const { lines } of pageTexts(page))
      for (const { line } of lines)
        for (const run of line.runs) {
          let set = found.get(run.source);
          if (!set) found.set(run.source, (set = new Set()));
          for (const char of run.text) set.add(char.codePointAt(0) as number);
        }
  return found;
}

/** Width of the band beside a proof that shows overset text, in mm. */
export const proofBandMm = 62;

/** The stylesheet of a build; a proof's paper has room for overset text on the right. */
export async function stylesheet(theme: Theme, proof: boolean): Promise<string> {
  const [base, parts, target] = await Promise.all([packagedStyles("base"), packagedStyles("parts"), packagedStyles("targets")]);
  const { widthMm, heightMm } = theme.paper;
  return shellCss(theme, {
    page: pageCss(base.get("page.css") as string, { widthMm: widthMm + (proof ? proofBandMm : 0), heightMm, bandMm: 0, marks: false }),
    base: [...base].filter(([name]) => name !== "page.css").map(([, text]) => text),
    parts: [...parts.values()],
    target: target.get(proof ? "proof.css" : "print.css") as string,
  });
}

/** Subset faces for the pages at hand. Glyph ids do not depend on the subset, so neither do a page's bytes. */
async function subsets(theme: Theme, dummy: Dummy, fonts: Fonts, cache: Cache): Promise<Map<string, Uint8Array>> {
  const sources = new Map(Object.values(theme.faces).flat().map((source) => [source.id, source]));
  const made = new Map<string, Uint8Array>();
  for (const [id, characters] of charactersBySource(dummy)) {
    const source = sources.get(id) as FaceSource;
    const key = `${fonts.metrics(source).sha256}|${[...characters].sort((a, b) => a - b).join(",")}`;
    const kept = await cache.get("subset", key);
    const bytes = kept ?? (await fonts.subset(source, characters));
    if (!kept) await cache.put("subset", key, bytes);
    made.set(id, bytes);
  }
  return made;
}

export async function buildShell(theme: Theme, dummy: Dummy, css: string, fonts: Fonts, cache: Cache): Promise<Shell> {
  const faces = await subsets(theme, dummy, fonts, cache);
  // A face that no page uses is not asked for.
  const used = css.replace(/@font-face\{font-family:"bx-([^"]+)"[^}]*\}/g, (rule, id: string) => (faces.has(id) ? rule : ""));
  return { css: used, fonts: faces, families: [...faces.keys()].map((id) => `bx-${id}`) };
}

/** Hash of styles and faces, whole: it does not change with the characters that other pages use. */
export function shellHash(theme: Theme, css: string, fonts: Fonts, browserVersion: string): string {
  const hash = createHash("sha256").update(css).update(browserVersion);
  for (const source of Object.values(theme.faces).flat()) hash.update(source.id).update(fonts.metrics(source).sha256);
  return hash.digest("hex");
}
