/** The only file that knows the order of the stages. */
import { createGalleys } from "./compose/galleys.js";
import { createTypesetter } from "./compose/typesetter.js";
import { copydesk } from "./copydesk/copydesk.js";
import type { Diagnostics } from "./diagnostics/diagnostic.js";
import { missingGlyphs } from "./fonts/missing-glyphs.js";
import { openFonts } from "./fonts/open-fonts.js";
import { ingest } from "./ingest/ingest.js";
import { keptPlans } from "./kept-plans.js";
import { makeup } from "./makeup/makeup.js";
import type { Cache, Fonts } from "./model/context.js";
import type { Copy } from "./model/copy.js";
import type { Dummy } from "./model/dummy.js";
import type { Issue } from "./model/issue.js";
import type { Plan } from "./model/plan.js";
import type { Typesetter } from "./model/typesetter.js";
import { pressDir, themesDir } from "./package-files.js";
import { place } from "./place/place.js";
import type { Stopwatch } from "./stopwatch.js";
import { paintedStyles } from "./worker-theme.js";

export interface DeskOptions {
  readonly diagnostics: Diagnostics;
  readonly cache: Cache;
  readonly stopwatch: Stopwatch;
  /** Only this page. */
  readonly page?: string | undefined;
}

/** An issue made up and placed, or as far as it came. */
export interface Desk {
  readonly issue: Issue | undefined;
  readonly copy: Copy | undefined;
  readonly plan: Plan | undefined;
  readonly dummy: Dummy | undefined;
  readonly typesetter: Typesetter | undefined;
  readonly fonts: Fonts;
}

/** Ingest → copy desk → make-up → place: everything short of the browser. */
export async function desk(path: string, options: DeskOptions): Promise<Desk> {
  const { diagnostics, stopwatch } = options;
  const fonts = openFonts(options.cache);
  const nothing = { copy: undefined, plan: undefined, dummy: undefined, typesetter: undefined, fonts };
  const issue = await stopwatch.time("ingest", () => ingest(path, { themesDir, pressDir }, diagnostics));
  if (!issue) return { ...nothing, issue };
  const { theme } = issue;
  await stopwatch.time("fonts", () => fonts.load(Object.values(theme.faces).flat(), diagnostics));
  if (diagnostics.hasErrors) return { ...nothing, issue };
  const glyphs = (text: string, style: string) => missingGlyphs(text, theme.faces[theme.styles[style].face], (source) => fonts.metrics(source));
  const copy = await stopwatch.time("copydesk", () => copydesk(issue, { missingGlyphs: glyphs }, diagnostics));
  if (diagnostics.hasErrors) return { ...nothing, issue, copy };
  const typesetter = createTypesetter({ styles: paintedStyles(theme.styles), faces: theme.faces, metrics: (source) => fonts.metrics(source) });
  const galleys = createGalleys(typesetter, theme);
  if (options.page !== undefined && !issue.file.pages.some((p) => p.label === options.page)) {
    const labels = issue.file.pages.map((p) => p.label).join(", ");
    diagnostics.add({
      code: "unknown-page", severity: "error", place: { file: "issue.json" },
      zh: `没有第“${options.page}”版`, en: `There is no page "${options.page}".`, hint: { zh: `本期有：${labels}`, en: `Pages of the issue: ${labels}` },
    });
    return { ...nothing, issue, copy };
  }
  const plan = await stopwatch.time("makeup", async () => {
    const kept = await keptPlans(copy, fonts, options.cache);
    const made = makeup(copy, galleys, diagnostics, options.page, kept.pages);
    await kept.keep(made, diagnostics);
    return made;
  });
  const dummy = await stopwatch.time("place", () => place(plan, copy, galleys, typesetter, diagnostics));
  return { issue, copy, plan, dummy, typesetter, fonts };
}
