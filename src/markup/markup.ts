/** Markup: from dummy to one HTML page each, poured into the templates. */
import { createHash } from "node:crypto";
import type { DummyPage, PlacedModule } from "../model/dummy.js";
import type { PageHtml } from "../model/render.js";
import type { Theme } from "../model/theme.js";
import { type ShapeView, shapeView } from "./ornament-view.js";
import { LineNumbers, type PartView, type TextView, partView, pictureUrl } from "./part-view.js";
import type { PageTemplate } from "./templates.js";

interface ModuleView {
  readonly template: string;
  readonly id: string;
  readonly className: string;
  readonly article: string;
  readonly head: readonly PartView[];
  readonly body: readonly PartView[];
}

interface PageView {
  readonly template: string;
  readonly label: string;
  readonly name: string;
  readonly style: string;
  readonly width: string;
  readonly height: string;
  readonly shapes: readonly ShapeView[];
  readonly folio: readonly TextView[];
  readonly slug: readonly TextView[];
  readonly modules: readonly ModuleView[];
}

/** Module kinds with a part template of their own; all others are plain stories. */
const ownTemplate: ReadonlySet<string> = new Set([
  "masthead", "ears", "imprint", "banner", "briefs", "interview", "commentary", "chronicle", "feature", "photo", "poem", "notice", "advert", "continued",
]);

const headRoles: ReadonlySet<string> = new Set(["t-label", "t-kicker", "t-main", "t-deck", "t-summary", "t-byline", "t-advertMark"]);

function moduleView(module: PlacedModule, numbers: LineNumbers): ModuleView {
  const parts = module.parts.map((part) => partView(part, module, numbers));
  const isHead = (part: PartView): boolean => part.template === "text" && headRoles.has(part.className);
  return {
    template: `parts/${ownTemplate.has(module.kind) ? module.kind : module.rank === "lead" ? "lead" : "story"}`,
    id: module.id,
    className: `bx-module bx-${module.kind} bx-${module.rank}`,
    article: module.article,
    head: parts.filter(isHead),
    body: parts.filter((part) => !isHead(part)),
  };
}

const pxPerMm = 96 / 25.4;

function pictureTypes(page: DummyPage): PageHtml["pictures"] {
  const types = { jpeg: "image/jpeg", png: "image/png", webp: "image/webp", tiff: "image/tiff", svg: "image/svg+xml", pdf: "application/pdf", qr: "image/svg+xml" } as const;
  const found = new Map<string, { bytes: Uint8Array; type: string }>();
  for (const module of page.modules)
    for (const part of module.parts)
      if (part.type === "figure" && part.picture.format !== "qr") {
        const { picture } = part;
        found.set(pictureUrl(picture), picture.shown ?? { bytes: picture.bytes, type: types[picture.format] });
      }
  return found;
}

/** One page of HTML. `shellHash` stands for styles and faces, which the page's bytes depend on too. */
export function markupPage(page: DummyPage, theme: Theme, template: PageTemplate, shellHash: string, proof = false): PageHtml {
  const numbers = new LineNumbers(theme.inks);
  const view: PageView = {
    template: `pages/${page.template}`,
    label: page.label,
    name: page.name,
    style: `width:${page.paper.widthMm}mm;height:${page.paper.heightMm}mm`,
    width: String(Math.floor(page.paper.widthMm * pxPerMm)),
    height: String(Math.floor(page.paper.heightMm * pxPerMm)),
    shapes: page.ornaments.map((ornament) => shapeView(ornament, theme.inks)),
    folio: page.folio.map((text, i) => numbers.text(text, i === 0 ? "h1" : "p")),
    modules: page.modules.map((module) => moduleView(module, numbers)),
    slug: page.slug.map((text) => numbers.text(text, "p")),
  };
  const html = template(view);
  const hash = createHash("sha256").update(shellHash).update(String(proof)).update(html).digest("hex");
  return { page, html, pageName: page.side, lines: numbers.expected, pictures: pictureTypes(page), hash, proof };
}
