/** What every tab of a build loads once: the stylesheet and the subset faces. */
import { createHash } from "node:crypto";
import { shellCss } from "./markup/shell-css.js";
import type { Cache, Fonts } from "./model/context.js";
import type { DummyPage } from "./model/dummy.js";
import type { Shell } from "./model/render.js";
import type { FaceSource, Theme } from "./model/theme.js";
import { packagedStyles } from "./package-files.js";
import { pageCss } from "./paginate/page-css.js";
import { pageTexts } from "./place/ledger.js";

/** Characters of pages that are still held, by face source: a program that stays open counts those of an unchanged page once. */
const counted = new WeakMap<DummyPage, ReadonlyMap<string, ReadonlySet<number>>>();

/** Characters that each face source draws on a page. */
export function charactersOf(page: DummyPage): ReadonlyMap<string, ReadonlySet<number>> {
  const known = counted.get(page);
  if (known) return known;
  const found = new Map<string, Set<number>>();
  for (const { lines } of pageTexts(page))
    for (const { line } of lines)
      for (const run of line.runs) {
        let set = found.get(run.source);
        if (!set) found.set(run.source, (set = new Set()));
        for (const char of run.text) set.add(char.codePointAt(0) as number);
      }
  counted.set(page, found);
  return found;
}

/** The stylesheet of a build; a proof's paper has room for overset text on the right. */
export async function stylesheet(theme: Theme, proof: boolean, paper: { readonly widthMm: number; readonly heightMm: number } = theme.paper): Promise<string> {
  const [base, parts, target] = await Promise.all([packagedStyles("base"), packagedStyles("parts"), packagedStyles("targets")]);
  const { widthMm, heightMm } = paper;
  return shellCss(theme, {
    page: pageCss(base.get("page.css") as string, { widthMm, heightMm, bandMm: 0, marks: false }),
    base: [...base].filter(([name]) => name !== "page.css").map(([, text]) => text),
    parts: [...parts.values()],
    target: target.get(proof ? "proof.css" : "print.css") as string,
  });
}

/** A subset of a face. Glyph ids do not depend on the subset, so neither do a page's bytes. */
async function subset(source: FaceSource, characters: ReadonlySet<number>, fonts: Fonts, cache: Cache): Promise<Uint8Array> {
  const key = `${fonts.metrics(source).sha256}|${[...characters].sort((a, b) => a - b).join(",")}`;
  const kept = await cache.get("subset", key);
  if (kept) return kept;
  const bytes = await fonts.subset(source, characters);
  await cache.put("subset", key, bytes);
  return bytes;
}

/** True where a shell's tabs can draw these characters. */
export function holds(shell: Shell, base: string, characters: ReadonlyMap<string, ReadonlySet<number>>): boolean {
  if (shell.base !== base) return false;
  for (const [id, wanted] of characters) {
    const held = shell.characters?.get(id);
    if (!held) return false;
    for (const codePoint of wanted) if (!held.has(codePoint)) return false;
  }
  return true;
}

/**
 * The shell for the pages at hand: that of the open tabs where it has all their characters,
 * else a new one that has both, so that tabs are seldom loaded again.
 * @param base `shellHash` of the theme's styles and faces
 */
export async function buildShell(theme: Theme, pages: readonly DummyPage[], css: string, base: string, fonts: Fonts, cache: Cache, held?: Shell): Promise<Shell> {
  const wanted = pages.map(charactersOf);
  if (held && wanted.every((own) => holds(held, base, own))) return held;
  const characters = new Map<string, ReadonlySet<number>>();
  for (const own of held?.base === base && held.characters ? [...wanted, held.characters] : wanted)
    for (const [id, more] of own) characters.set(id, new Set([...(characters.get(id) ?? []), ...more]));
  // Every face has every character of the pages: an edit that moves words into another face needs no new tabs.
  const all = new Set([...characters.values()].flatMap((set) => [...set]));
  for (const id of characters.keys()) characters.set(id, all);
  const sources = new Map(Object.values(theme.faces).flat().map((source) => [source.id, source]));
  const subsets = await Promise.all([...characters].map(async ([id, wanted]) => [id, await subset(sources.get(id) as FaceSource, wanted, fonts, cache)] as const));
  const faces = new Map(subsets);
  // A face that no page uses is not asked for.
  const used = css.replace(/@font-face\{font-family:"bx-([^"]+)"[^}]*\}/g, (rule, id: string) => (faces.has(id) ? rule : ""));
  return { css: used, fonts: faces, families: [...faces.keys()].map((id) => `bx-${id}`), base, characters, packaged: isPackaged(theme) };
}

/** True where no style or template of the theme's own can change how the packaged parts look. */
const isPackaged = (theme: Theme): boolean => theme.css.length === 0 && Object.keys(theme.templates).length === 0;

/** Hash of styles and faces, whole: it does not change with the characters that other pages use. */
export function shellHash(theme: Theme, css: string, fonts: Fonts, browserVersion: string): string {
  const hash = createHash("sha256").update(css).update(browserVersion);
  for (const source of Object.values(theme.faces).flat()) hash.update(source.id).update(fonts.metrics(source).sha256);
  return hash.digest("hex");
}
