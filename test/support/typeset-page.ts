/** Pages of set lines, painted with a packaged theme's faces: what composer and browser make of a line is seen side by side. */
import { compileTemplates, type PageTemplate } from "../../src/markup/templates.js";
import { markupPage } from "../../src/markup/markup.js";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import type { DummyPage, PlacedText } from "../../src/model/dummy.js";
import type { Theme } from "../../src/model/theme.js";
import type { Typesetter } from "../../src/model/typesetter.js";
import { packagedTemplates } from "../../src/package-files.js";
import { openPress, type OpenPress } from "../../src/paginate/press.js";
import { desk } from "../../src/pipeline.js";
import { snapText } from "../../src/place/snap-lines.js";
import { buildShell, stylesheet } from "../../src/shell.js";
import { Stopwatch } from "../../src/stopwatch.js";
import type { Fonts } from "../../src/model/context.js";
import { sample } from "./built.js";
import { cacheFolder, diskCache } from "../../src/cache/disk-cache.js";

export interface PaintedTexts {
  /** Findings of the browser against the plan, as `code text`. */
  readonly findings: readonly string[];
  readonly pdf: Uint8Array;
}

/** A press with a theme, its fonts and its typesetter. */
export class TypesetPages {
  private constructor(readonly theme: Theme, readonly typesetter: Typesetter, private readonly fonts: Fonts, private readonly press: OpenPress, private readonly template: PageTemplate) {}

  static async open(): Promise<TypesetPages> {
    const made = await desk(sample("starter"), { diagnostics: new Diagnostics(), cache: diskCache(cacheFolder()), stopwatch: new Stopwatch() });
    if (!made.issue || !made.typesetter) throw new Error("the starter issue has no typesetter");
    const [press, template] = await Promise.all([openPress({ tabs: 1 }), packagedTemplates().then(compileTemplates)]);
    return new TypesetPages(made.issue.theme, made.typesetter, made.fonts, press, template);
  }

  /** Paints texts on one page and measures them as every page is measured. */
  async paint(texts: readonly PlacedText[]): Promise<PaintedTexts> {
    const { paper } = this.theme;
    const box = { xPt: 0, yPt: 0, widthPt: (paper.widthMm * 72) / 25.4, heightPt: (paper.heightMm * 72) / 25.4 };
    const entries = texts.map(({ id, lines }) => ({ id, text: lines.map(({ line }) => line.text).join("") }));
    const page: DummyPage = {
      label: "01", name: "要闻", index: 0, side: "front", template: "front", ink: "cmyk", paper, area: box, folio: [], slug: [], ornaments: [], faulty: false,
      modules: [{ id: "01-a", article: "a", kind: "news", rank: "third", box, parts: texts.map(snapText) }], ledger: { page: "01", entries },
    };
    const css = await stylesheet(this.theme, false);
    const shell = await buildShell(this.theme, [page], css, "test", this.fonts, diskCache(cacheFolder()));
    const diagnostics = new Diagnostics();
    let pdf = new Uint8Array();
    await this.press.eachPage(shell, [markupPage(page, this.theme, this.template, "test")], async (tab, html) => {
      const set = await tab.set(html, diagnostics);
      if (set) pdf = new Uint8Array(await set.pdf());
    });
    return { findings: diagnostics.all.map(({ code, en }) => `${code} ${en}`), pdf };
  }

  close(): Promise<void> {
    return this.press.close();
  }
}
