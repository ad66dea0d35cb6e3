/** Markup → paginate → print: raw pages from the browser, or from the cache where nothing changed. */
import { createHash } from "node:crypto";
import { Diagnostics } from "./diagnostics/diagnostic.js";
import { markupPage } from "./markup/markup.js";
import { type PageTemplate, type TemplateCode, type TemplateSource, pageTemplate, templateCode } from "./markup/templates.js";
import type { Cache, Fonts, Press, Tab } from "./model/context.js";
import type { DummyPage } from "./model/dummy.js";
import type { PageHtml, RawPage } from "./model/render.js";
import type { Theme } from "./model/theme.js";
import { codeHash, packagedTemplates } from "./package-files.js";
import { printPage } from "./print/print-page.js";
import { buildShell, charactersOf, holds, shellHash, stylesheet } from "./shell.js";
import type { Stopwatch } from "./stopwatch.js";
import { TemplateFault, templateFault } from "./template-fault.js";

export interface RenderOptions {
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly cache: Cache;
  readonly diagnostics: Diagnostics;
  readonly stopwatch: Stopwatch;
  readonly press: Press;
  readonly proof: boolean;
  /** Size of the sheet, where it is not the theme's. */
  readonly paper?: { readonly widthMm: number; readonly heightMm: number } | undefined;
}

/** The templates compiled last: a program that stays open compiles them once. */
let compiled: { readonly key: string; readonly template: PageTemplate } | undefined;

async function templateOf(theme: Pick<Theme, "templates">, cache: Cache): Promise<PageTemplate> {
  const overrides = Object.entries(theme.templates).map(([name, text]) => ({ name, text: text.trimEnd() }));
  const sources = [...(await packagedTemplates()), ...overrides];
  const key = JSON.stringify(sources);
  if (compiled?.key !== key) compiled = { key, template: pageTemplate(await codeOf(theme, sources, cache)) };
  return compiled.template;
}

/** Compiled code is kept: making it takes a tenth of a second, most of what a page takes that is poured alone. */
async function codeOf(theme: Pick<Theme, "templates">, sources: readonly TemplateSource[], cache: Cache): Promise<TemplateCode> {
  const key = createHash("sha256").update(await codeHash()).update(JSON.stringify(sources)).digest("hex");
  const kept = await cache.get("template-code", key);
  if (kept) return JSON.parse(new TextDecoder().decode(kept)) as TemplateCode;
  const code = withTheme(theme, () => templateCode(sources));
  await cache.put("template-code", key, new TextEncoder().encode(JSON.stringify(code)));
  return code;
}

/** Compiles the package's own templates before they are needed: for a theme that brings none, all of them. */
export const readyTemplates = async (cache: Cache): Promise<void> => void (await templateOf({ templates: {} }, cache));

function withTheme<T>(theme: Pick<Theme, "templates">, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (Object.keys(theme.templates).length === 0) throw cause;
    throw TemplateFault.of(cause);
  }
}

/** Makes a page's HTML, under the hash of everything that can change its bytes. */
export type PageMaker = (page: DummyPage) => PageHtml;

/** @throws TemplateFault */
export async function pageMaker(css: string, options: Pick<RenderOptions, "theme" | "fonts" | "cache" | "proof"> & { readonly press: Pick<Press, "version"> }): Promise<PageMaker> {
  const { theme, fonts, cache, press, proof } = options;
  const template = await templateOf(theme, cache);
  // Pages that another version of the program judged are set and judged again.
  const hash = shellHash(theme, css, fonts, `${press.version} ${await codeHash()}`);
  return (page) => {
    const before = marked.get(page);
    if (before?.key === hash && before.html.proof === proof) return before.html;
    const html = withTheme(theme, () => markupPage(page, theme, template, hash, proof));
    marked.set(page, { key: hash, html });
    return html;
  };
}

/** The HTML of pages that are still held: a program that stays open pours an unchanged page once. */
const marked = new WeakMap<DummyPage, { readonly key: string; readonly html: PageHtml }>();

/** One run of rendering: pages come from the desk one by one and go to tabs that can draw them. */
class Rendering {
  /** Findings of each page, told in page order whatever tab was first. */
  readonly #findings = new Map<string, Diagnostics>();
  readonly #order: string[] = [];
  readonly #keeping: Promise<void>[] = [];
  /** Pages with characters that no open tab holds. */
  readonly #deferred: PageHtml[] = [];

  constructor(
    private readonly options: RenderOptions,
    private readonly css: string,
    private readonly base: string,
    private readonly make: PageMaker,
    private readonly take: (raw: RawPage) => void,
  ) {}

  async run(pages: AsyncIterable<DummyPage>): Promise<void> {
    const { press, stopwatch, theme, fonts, cache, diagnostics } = this.options;
    const held = press.shell;
    const ready = this.#toSet(pages, (page) => held !== undefined && holds(held, this.base, charactersOf(page.page)));
    if (held) await press.eachPage(held, ready, (tab, page) => this.#renderPage(tab, page));
    else for await (const page of ready) throw new RangeError(`page ${page.page.label} has no tab`);
    if (this.#deferred.length > 0) {
      const shell = await stopwatch.time("faces", () =>
        buildShell(theme, this.#deferred.map((page) => page.page), this.css, this.base, fonts, cache, press.shell));
      await press.eachPage(shell, this.#deferred, (tab, page) => this.#renderPage(tab, page));
    }
    await Promise.all(this.#keeping);
    for (const label of this.#order) for (const finding of this.#findings.get(label)?.all ?? []) diagnostics.add(finding);
  }

  /** Pages that must be set now; those in the cache are done, those that no open tab can draw are deferred. */
  async *#toSet(pages: AsyncIterable<DummyPage>, drawable: (page: PageHtml) => boolean): AsyncGenerator<PageHtml> {
    const { stopwatch, cache } = this.options;
    for await (const dummy of pages) {
      this.#order.push(dummy.label);
      const page = await stopwatch.time("markup", () => this.make(dummy));
      const kept = await cache.get("raw-page", page.hash);
      if (kept) this.take({ page: page.page, pdf: kept.subarray(64), sha256: new TextDecoder().decode(kept.subarray(0, 64)) });
      else if (drawable(page)) yield page;
      else this.#deferred.push(page);
    }
  }

  async #renderPage(tab: Tab, page: PageHtml): Promise<void> {
    const { stopwatch, cache } = this.options;
    const findings = new Diagnostics();
    this.#findings.set(page.page.label, findings);
    const set = await stopwatch.time("paginate", () => tab.set(page, findings));
    if (!set) return;
    const printed = await stopwatch.time("print", () => printPage(set, findings));
    if (!printed) return;
    this.take(printed);
    // The tab need not wait for the disk.
    this.#keeping.push(cache.put("raw-page", page.hash, Buffer.concat([Buffer.from(printed.sha256, "latin1"), printed.pdf])));
  }
}

/**
 * Raw pages, given away as they are made: none is held here. A page is set as soon as it comes, where an open tab can
 * draw it; a page that fails in the browser is left out with its findings.
 */
export async function render(pages: AsyncIterable<DummyPage>, options: RenderOptions, take: (raw: RawPage) => void): Promise<void> {
  const { theme, fonts, press, diagnostics } = options;
  const css = await stylesheet(theme, options.proof, options.paper);
  const base = shellHash(theme, css, fonts, press.version);
  try {
    await new Rendering(options, css, base, await pageMaker(css, options), take).run(pages);
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    diagnostics.add(templateFault(error, theme));
  }
}
