/** Place: from plan to dummy. Every line, head, picture and rule at its row and column, and the ledger of each page. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { comparable } from "../model/ledger.js";
import type { Copy } from "../model/copy.js";
import type { DummyPage, Ornament, PlacedModule, PlacedText } from "../model/dummy.js";
import type { Galleys } from "../model/galley.js";
import type { PageFile } from "../model/issue.js";
import { moduleCopy } from "../model/module-copy.js";
import { saidLabels } from "../model/page-items.js";
import { pageRegion } from "../model/page-region.js";
import type { PlanModule, PlanPage } from "../model/plan.js";
import type { Typesetter } from "../model/typesetter.js";
import { placeBanner } from "./banner.js";
import { moduleText } from "./copy-text.js";
import { placeEars } from "./furniture/ears.js";
import { placeFolio } from "./furniture/folio.js";
import { placeImprint } from "./furniture/imprint.js";
import { placeMasthead } from "./furniture/masthead.js";
import { ledgerOf, pageTexts } from "./ledger.js";
import { type PlaceServices, placeModule } from "./module.js";
import { withPageInks } from "./page-inks.js";
import { rulesBesideMarks, storyRules } from "./rules.js";
import { snapModule, snapText } from "./snap-lines.js";
import { Sheet } from "./sheet.js";

interface Piece {
  readonly module: PlacedModule;
  readonly ornaments: readonly Ornament[];
}

/** A story at its place, and what the copy says that it must show. */
interface StoryPiece extends Piece {
  readonly copyText: readonly (readonly [string, string])[];
}

/** Stories placed before, by their modules: one whose module is the same object has the same copy and the same place. */
export type HeldStories = WeakMap<PlanModule, StoryPiece>;

function frontFurniture(copy: Copy, page: PageFile, imprintRows: number, sheet: Sheet, typesetter: Typesetter): { head: Piece[]; foot: Piece[] } {
  const { theme } = copy.issue;
  const ears = placeEars(page, sheet, theme, typesetter);
  const imprint = placeImprint(copy, page, imprintRows, theme.grid.rows, sheet, typesetter);
  return { head: [placeMasthead(copy, sheet, theme, typesetter, page), ...(ears ? [ears] : [])], foot: imprint ? [imprint] : [] };
}

function pageOf(plan: PlanPage, index: number, copy: Copy, galleys: Galleys, typesetter: Typesetter, diagnostics: Diagnostics, held: HeldStories): DummyPage {
  const { issue } = copy;
  const page = issue.file.pages[index];
  const { theme } = issue;
  const sheet = new Sheet(theme);
  const region = pageRegion(issue, index);
  const services: PlaceServices = { theme, galleys, typesetter, pictures: issue.pictures };
  const said = saidLabels(page);
  const copyText = new Map<string, string>();
  const storyOf = (module: PlanModule): StoryPiece => {
    if (module.kind === "banner") {
      const banner = placeBanner(module, sheet, theme, typesetter, page.label);
      return { ...banner, module: snapModule(banner.module), copyText: [] };
    }
    const article = moduleCopy(module, copy);
    if (!article) throw new RangeError(`the plan names ${module.articles.join("+")}, which page ${page.label} does not carry`);
    const piece = placeModule(module, article, sheet, services, { label: page.label, regionRow: region.row, said });
    return { ...piece, module: snapModule(piece.module), copyText: moduleText(module, article, piece.module.id, said) };
  };
  const stories = plan.modules.map((module) => {
    const story = held.get(module) ?? storyOf(module);
    held.set(module, story);
    for (const [id, text] of story.copyText) copyText.set(id, text);
    return story;
  });
  const front = region.template === "front";
  const left = !front && index % 2 === 1;
  const around = front ? frontFurniture(copy, page, region.imprintRows, sheet, typesetter) : { head: [], foot: [] };
  const folio = front ? undefined : placeFolio(copy, page, left, theme.grid.folioRows, sheet, typesetter);
  const pieces = [...around.head, ...stories, ...around.foot];
  const snapped = (own: readonly Piece[]): PlacedModule[] => own.map((piece) => snapModule(piece.module));
  const modules = [...snapped(around.head), ...stories.map(({ module }) => module), ...snapped(around.foot)];
  const body = { folio: (folio?.texts ?? []).map(snapText), modules, slug: [] as PlacedText[] };
  const texts = pageTexts(body);
  const ledger = ledgerOf(page.label, texts, copyText);
  checkLedger(page.label, texts, copyText, diagnostics);
  return {
    label: page.label,
    name: page.name,
    index,
    side: front ? "front" : left ? "left" : "right",
    template: region.template,
    ink: page.ink ?? "cmyk",
    paper: { widthMm: theme.paper.widthMm, heightMm: theme.paper.heightMm },
    area: sheet.area,
    ...body,
    ornaments: [...pieces.flatMap((p) => p.ornaments), ...rulesBesideMarks(storyRules(plan.modules, sheet, theme.grid.gutterEm * theme.grid.bodyPt), pieces.map((p) => p.module)), ...(folio?.ornaments ?? [])],
    ledger,
    faulty: diagnostics.pageHasErrors(page.label),
  };
}

/** Every word of the copy stands in the lines that were placed, and none twice (invariant 1). */
function checkLedger(label: string, texts: readonly PlacedText[], copyText: ReadonlyMap<string, string>, diagnostics: Diagnostics): void {
  const shown = new Map(texts.map((text) => [text.id, text.lines.map(({ line }) => line.text).join("")]));
  for (const [id, wanted] of copyText) {
    const found = shown.get(id);
    if (found !== undefined && comparable(found) === comparable(wanted)) continue;
    diagnostics.add({
      code: "text-lost", severity: "error", place: { page: label, module: id },
      zh: `“${id}”排出的文字与稿件不同`, en: `The lines of "${id}" differ from its copy.`,
      hint: { zh: "这是程序的错误，请报告", en: "This is a fault of the program; please report it." },
    });
  }
}

/**
 * The dummy of a planned page. A faulty page is placed too: a proof shows it.
 * @param held stories of the page that were placed before; takes those that are placed now
 */
export function placePage(planned: PlanPage, copy: Copy, galleys: Galleys, typesetter: Typesetter, diagnostics: Diagnostics, held: HeldStories = new WeakMap()): DummyPage {
  const index = copy.issue.file.pages.findIndex((p) => p.label === planned.label);
  const page = pageOf(planned, index, copy, galleys, typesetter, diagnostics, held);
  return withPageInks(page, copy.issue.theme.inks, copy.issue.file.mourning ?? false);
}
