/** Pages as they are shown, poured from those that were placed and kept as they could last be made. */
import type { Cache, Fonts } from "../model/context.js";
import type { DummyPage } from "../model/dummy.js";
import type { Issue } from "../model/issue.js";
import type { PageHtml } from "../model/render.js";
import { pageMaker } from "../render.js";
import { buildShell, shellHash, stylesheet } from "../shell.js";
import { pageContent } from "./page-content.js";
import type { PageContent } from "./page-protocol.js";
import { type ShellName, ShellShelf } from "./shell-shelf.js";

export interface PictureFile {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** A page as it prints, and as it is shown: one with a fault is shown as a proof. */
export interface ShownPage {
  readonly page: DummyPage;
  readonly proof: DummyPage | undefined;
}

/** What stands for the browser in hashes of pages: here every browser sets them. */
const anyBrowser = { version: "preview" } as const;

/** A viewer that is further behind is sent the whole page. */
const mostBefore = 2;

interface Poured {
  readonly content: PageContent;
  /** What it was poured from. */
  readonly html: PageHtml;
  readonly own: DummyPage;
}

export class PouredPages {
  readonly #poured = new Map<string, Poured>();
  /** Versions of a page before the one that stands, the last of them last: viewers that hold one are sent what differs. */
  readonly #before = new Map<string, readonly PageContent[]>();
  readonly #pictures = new Map<string, PictureFile>();
  readonly #shells = new ShellShelf();

  constructor(private readonly cache: Cache) {}

  get contents(): ReadonlyMap<string, PageContent> {
    return new Map([...this.#poured].map(([label, { content }]) => [label, content]));
  }

  /** Characters that the frame of a page holds, by face source. */
  characters(label: string): ReadonlyMap<string, ReadonlySet<number>> | undefined {
    const html = this.#poured.get(label)?.html;
    return html && this.#shells.shell(html.proof ? "proof" : "print")?.characters;
  }

  content(label: string): PageContent | undefined {
    return this.#poured.get(label)?.content;
  }

  /** An earlier version of a page, where it is kept. */
  contentBefore(label: string, version: string): PageContent | undefined {
    return this.#before.get(label)?.find((one) => one.version === version);
  }

  picture(path: string): PictureFile | undefined {
    return this.#pictures.get(path);
  }

  /** A file of a shell: `/shell/<sum>/<name>`. */
  shellFile(sum: string, name: string): { readonly bytes: Uint8Array | string; readonly type: string } | undefined {
    return this.#shells.file(sum, name);
  }

  /**
   * Pours pages; one that was poured before stays as it is.
   * @throws TemplateFault
   */
  async pour(pages: readonly ShownPage[], issue: Issue, fonts: Fonts): Promise<void> {
    await this.#pour("print", pages.filter(({ proof }) => !proof), issue, fonts);
    await this.#pour("proof", pages.filter(({ proof }) => proof), issue, fonts);
  }

  async #pour(name: ShellName, pages: readonly ShownPage[], { theme, file }: Issue, fonts: Fonts): Promise<void> {
    if (pages.length === 0) return;
    const shown = pages.map(({ page, proof }) => proof ?? page);
    const css = await stylesheet(theme, name === "proof", name === "proof" ? shown[0]?.paper : undefined);
    const base = shellHash(theme, css, fonts, anyBrowser.version);
    const shell = await buildShell(theme, shown, css, base, fonts, this.cache, this.#shells.shell(name));
    const place = await this.#shells.put(name, shell);
    const make = await pageMaker(css, { theme, fonts, cache: this.cache, press: anyBrowser, proof: name === "proof" });
    for (const { page, proof } of pages) {
      const html = make(proof ?? page);
      const before = this.#poured.get(page.label);
      if (before?.html === html && before.own === page && before.content.shell === place.folder) continue;
      if (before) this.#before.set(page.label, [...(this.#before.get(page.label) ?? []), before.content].slice(-mostBefore));
      for (const [path, picture] of html.pictures) this.#pictures.set(path, picture);
      this.#poured.set(page.label, { content: pageContent(html, page, theme, { ...place, families: shell.families }, file.mourning ?? false), html, own: page });
    }
  }

  /** Forgets pages that the issue no longer has, and pictures that no page shows. */
  keep(labels: ReadonlySet<string>): void {
    for (const kept of [this.#poured, this.#before]) for (const label of kept.keys()) if (!labels.has(label)) kept.delete(label);
    const shown = new Set([...this.#poured.values()].flatMap(({ content }) => content.pictures));
    for (const path of this.#pictures.keys()) if (!shown.has(path)) this.#pictures.delete(path);
  }
}
