/** Stories while they are typed: composed into the frames that they have, by the composer, the placing and the templates of print. Nothing is written, and no page is made up. */
import { z } from "zod";
import { type ArticleDesk, articleDesk } from "../copydesk/copydesk.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { composerOf } from "../held-composer.js";
import { refilled } from "../makeup/held-frames.js";
import type { ArticleCopy, Copy } from "../model/copy.js";
import type { Fonts } from "../model/context.js";
import type { DummyPage } from "../model/dummy.js";
import type { Issue } from "../model/issue.js";
import type { Plan, PlanModule, PlanPage } from "../model/plan.js";
import { omittedOn, withoutBlocks } from "../model/taken-out.js";
import { type Desk, copyDeskServices } from "../pipeline.js";
import { pageTexts } from "../place/ledger.js";
import { type HeldStories, placePage } from "../place/place.js";
import { proofDummy } from "../place/proof.js";
import { ptPerMm } from "../place/sheet.js";
import { type PageMaker, pageMaker } from "../render.js";
import { charactersOf, stylesheet } from "../shell.js";
import { fitOf, sum as sumOfFits } from "./issue-state.js";
import type { OpenIssue } from "./open-issue.js";
import { EditRefused } from "./plan-edits.js";
import type { TypedFace, TypedPage, TypedStory } from "./story-protocol.js";
import { articleFile, sum, textChanges } from "./text-edits.js";
import { sharing, typedArticle } from "./typed-copy.js";

export const typedWishSchema = z.strictObject({
  file: articleFile,
  /** SHA-256 of the file as the editor saw it. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  changes: textChanges,
  /** Labels of the pages in sight, and of the one whose story is typed in. */
  pages: z.array(z.string().max(40)).max(4),
});
export type TypedWish = z.infer<typeof typedWishSchema>;

/** A laid-out issue with what its stories are typed with. */
interface Bench {
  readonly laid: Desk;
  readonly issue: Issue;
  readonly copy: Copy;
  readonly plan: Plan;
  readonly edit: ArticleDesk;
  readonly make: PageMaker;
  /** Copies that were set last, by article: the next ones share their blocks. */
  readonly before: Map<string, ArticleCopy>;
  /** Stories of the plan, which are not typed in. */
  readonly held: HeldStories;
}

/** Characters of one face that may be asked for at once; a keystroke brings few, a paste some hundred. */
const mostCharacters = 2000;

export class TypedStories {
  #bench: Bench | undefined;

  constructor(private readonly open: OpenIssue) {}

  async #at(): Promise<Bench> {
    const { laid } = this.open;
    if (!laid?.issue || !laid.copy || !laid.plan) throw new EditRefused({ zh: "版面还没有排出来", en: "The pages are not made up yet." });
    if (this.#bench?.laid === laid) return this.#bench;
    const { issue, copy, plan, fonts } = laid;
    const make = await pageMaker(await stylesheet(issue.theme, false), { theme: issue.theme, fonts, cache: this.open.cache, press: { version: "preview" }, proof: false });
    this.#bench = { laid, issue, copy, plan, make, edit: articleDesk(issue, copyDeskServices(issue.theme, fonts)), before: new Map(), held: new WeakMap() };
    return this.#bench;
  }

  /** Sets a story as it is typed on the pages that are asked for; where it has no setting, the reason is its finding. */
  async set(wish: TypedWish): Promise<TypedStory> {
    try {
      return await this.#set(wish);
    } catch (error) {
      // A paragraph that is empty for a moment is nothing that a browser should report as failed.
      if (error instanceof EditRefused) return { pages: [], faces: [], findings: [error.words] };
      throw error;
    }
  }

  async #set({ file, sha256, changes, pages }: TypedWish): Promise<TypedStory> {
    const bench = await this.#at();
    const { issue, plan } = bench;
    const [id, source] = [...issue.articles].find(([, one]) => one.file === file) ?? [];
    if (id === undefined || !source) throw new EditRefused({ zh: `${file} 不在版上`, en: `${file} is on no page.` });
    if (sum(source.source) !== sha256) throw new EditRefused({ zh: "文件已被别处改动，版面上是文件里的文字", en: "The file has changed elsewhere: the page shows what the file has." });
    const diagnostics = new Diagnostics();
    const edited = bench.edit({ ...source, article: typedArticle(source.article, changes) }, diagnostics);
    const article = sharing(edited, bench.before.get(id) ?? bench.copy.articles.get(id));
    bench.before.set(id, article);
    const copy = withoutBlocks({ ...bench.copy, articles: new Map(bench.copy.articles).set(id, article) }, (plan.omitted ?? []).filter((one) => one.article === id));
    const carrying = plan.pages.filter(({ label, modules }) => pages.includes(label) && modules.some((module) => module.articles.includes(id)));
    const set = carrying.map((planned) => typedPage(planned, id, copy, bench));
    return {
      pages: set.map(({ typed }) => typed),
      faces: facesOf(set.map(({ page }) => page), this.open),
      findings: diagnostics.all.filter(({ severity }) => severity === "error").map(({ zh, en }) => ({ zh, en })),
    };
  }

  /** A face with these characters, code points in hexadecimal joined by `-`; undefined where it is none of the theme's. */
  async face(id: string, characters: string): Promise<Uint8Array | undefined> {
    const { laid } = this.open;
    const source = laid?.issue && Object.values(laid.issue.theme.faces).flat().find((one) => one.id === id);
    const points = characters.split("-").map((one) => (/^[0-9a-f]{1,6}$/.test(one) ? Number.parseInt(one, 16) : Number.NaN));
    if (!source || points.length > mostCharacters || points.some((point) => !(point <= 0x10ffff))) return undefined;
    return (laid.fonts as Fonts).subset(source, new Set(points));
  }
}

function typedPage(planned: PlanPage, id: string, copy: Copy, { issue, plan, make, laid, held }: Bench): { readonly typed: TypedPage; readonly page: DummyPage } {
  const { galleys, typesetter } = composerOf(issue.theme, laid.fonts);
  const shown = withoutBlocks(copy, omittedOn(planned));
  const own = (module: PlanModule): boolean => module.kind !== "banner" && module.articles.includes(id);
  const modules = planned.modules.map((module): PlanModule => {
    if (!own(module)) return module;
    const filled = refilled(module, planned, shown, galleys);
    if (!filled) throw new EditRefused({ zh: "这样的文字在原来的位置排不下", en: "These words have no setting in the story's place." });
    return filled;
  });
  const typed: PlanPage = { ...planned, modules };
  const placed = placePage(typed, shown, galleys, typesetter, new Diagnostics(), held);
  const misfit = modules.some(({ fit }) => fit.oversetLines > 0 || fit.holeLines > 0);
  const page = misfit ? (proofDummy({ pages: [placed] }, issue, { ...plan, pages: [typed] }, typesetter).pages[0] as DummyPage) : placed;
  const changed = page.modules.filter((module) => module.article.split("+").includes(id) || pageTexts({ folio: [], slug: [], modules: [module] }).some(({ lines }) => lines.some(({ overset }) => overset)));
  return {
    page: { ...page, modules: changed, folio: [], slug: [] },
    typed: {
      label: page.label, fit: sumOfFits(modules.filter(own).map(fitOf)), pageFit: sumOfFits(modules.map(fitOf)),
      html: make({ ...page, modules: changed, folio: [], slug: [] }).html, widthPt: page.paper.widthMm * ptPerMm,
    },
  };
}

/** Faces for characters that the frames of these pages do not hold. */
function facesOf(pages: readonly DummyPage[], open: OpenIssue): TypedFace[] {
  const wanted = new Map<string, Set<number>>();
  for (const page of pages) {
    const held = open.characters(page.label);
    for (const [source, characters] of charactersOf(page)) for (const one of characters) if (!held?.get(source)?.has(one)) wanted.set(source, (wanted.get(source) ?? new Set()).add(one));
  }
  return [...wanted].map(([source, characters]) => {
    const points = [...characters].sort((a, b) => a - b).map((point) => point.toString(16));
    return { family: `bx-${source}`, url: `/typed-face/${encodeURIComponent(source)}/${points.join("-")}`, range: points.map((point) => `U+${point}`).join(",") };
  });
}
