/** Markup → paginate → print: raw pages from the browser, or from the cache where nothing changed. */
import type { Diagnostic, Diagnostics } from "./diagnostics/diagnostic.js";
import { markupPage } from "./markup/markup.js";
import { type PageTemplate, compileTemplates } from "./markup/templates.js";
import type { Cache, Fonts, Press } from "./model/context.js";
import type { Dummy } from "./model/dummy.js";
import type { PageHtml, RawPage } from "./model/render.js";
import type { Theme } from "./model/theme.js";
import { codeHash, packagedTemplates } from "./package-files.js";
import { printPage } from "./print/print-page.js";
import { buildShell, shellHash, stylesheet } from "./shell.js";
import type { Stopwatch } from "./stopwatch.js";

export interface RenderOptions {
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly cache: Cache;
  readonly diagnostics: Diagnostics;
  readonly stopwatch: Stopwatch;
  /** The browser is asked for only when a page must be rendered. */
  readonly press: () => Promise<Press>;
  /** Version of the browser that `press` gives. */
  readonly browserVersion: string;
  readonly proof: boolean;
}

/** The templates compiled last: a program that stays open compiles them once. */
let compiled: { readonly key: string; readonly template: PageTemplate } | undefined;

async function templateOf(theme: Theme): Promise<PageTemplate> {
  const overrides = Object.entries(theme.templates).map(([name, text]) => ({ name, text: text.trimEnd() }));
  const sources = [...(await packagedTemplates()), ...overrides];
  const key = JSON.stringify(sources);
  if (compiled?.key !== key) compiled = { key, template: compileTemplates(sources) };
  return compiled.template;
}

function templateFault(error: unknown, theme: Theme): Diagnostic {
  const reason = error instanceof Error ? error.message.split("\n", 3).join(" ") : String(error);
  const names = Object.keys(theme.templates).join(", ");
  return {
    code: "template-fault", severity: "error", place: { file: "theme/templates" },
    zh: `主题的模板出错：${reason}`, en: `A template of the theme is at fault: ${reason}`,
    hint: { zh: `主题自带的模板：${names}`, en: `Templates that the theme brings: ${names}` },
  };
}

/** The pages of a dummy as HTML, under the hash of everything that can change their bytes. */
export async function htmlOf(dummy: Dummy, css: string, options: RenderOptions): Promise<PageHtml[]> {
  const { theme, fonts, browserVersion, proof } = options;
  const template = await templateOf(theme);
  // Pages that another version of the program judged are set and judged again.
  const hash = shellHash(theme, css, fonts, `${browserVersion} ${await codeHash()}`);
  return dummy.pages.map((page) => markupPage(page, theme, template, hash, proof));
}

/** Raw pages of a dummy in page order; a page that fails in the browser is left out with its findings. */
export async function render(dummy: Dummy, options: RenderOptions, take: (raw: RawPage) => void = () => {}): Promise<RawPage[]> {
  const { theme, cache, diagnostics, stopwatch } = options;
  if (dummy.pages.length === 0) return [];
  const css = await stylesheet(theme, options.proof, dummy.pages[0].paper);
  let pages: PageHtml[];
  try {
    pages = await stopwatch.time("markup", () => htmlOf(dummy, css, options));
  } catch (error) {
    // The package's own templates are sound; a theme's are input like any other.
    if (Object.keys(theme.templates).length === 0) throw error;
    diagnostics.add(templateFault(error, theme));
    return [];
  }
  const raw = new Map<string, RawPage>();
  const done = (made: RawPage): void => {
    raw.set(made.page.label, made);
    take(made);
  };
  const waiting: PageHtml[] = [];
  for (const page of pages) {
    const kept = await cache.get("raw-page", page.hash);
    if (kept) done({ page: page.page, pdf: kept.subarray(64), sha256: new TextDecoder().decode(kept.subarray(0, 64)) });
    else waiting.push(page);
  }
  if (waiting.length > 0) {
    const press = await stopwatch.time("browser", options.press);
    const base = shellHash(theme, css, options.fonts, options.browserVersion);
    const shell = await stopwatch.time("faces", () =>
      buildShell(theme, { pages: waiting.map((p) => p.page) }, css, base, options.fonts, cache, press.shell));
    await press.eachPage(shell, waiting, async (tab, page) => {
      const set = await stopwatch.time("paginate", () => tab.set(page, diagnostics));
      if (!set) return;
      const printed = await stopwatch.time("print", () => printPage(set, diagnostics));
      if (!printed) return;
      done(printed);
      await cache.put("raw-page", page.hash, Buffer.concat([Buffer.from(printed.sha256, "latin1"), printed.pdf]));
    });
  }
  return pages.flatMap((page) => raw.get(page.page.label) ?? []);
}
