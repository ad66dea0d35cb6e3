/** The theme: paper, grid, faces, inks, styles, head ladder, wording and layouts of a title. */
import { z } from "zod";
import { jumpsSchema } from "./jumps.js";
import { tasteSchema } from "./taste.js";

/** Which characters of a face a source file draws. */
export const faceSourceSchema = z.strictObject({
  /** A file in the theme folder, or `npm:package/path`. TTF, OTF (CFF) or WOFF2. */
  file: z.string().min(1),
  /** `marks`: Chinese punctuation; `latin`: Latin letters, digits and their marks; `han`: all the rest. */
  only: z.array(z.enum(["marks", "latin", "han"])).optional(),
});

export const inkSchema = z.strictObject({
  /** Exact sRGB fractions, painted as `color(srgb …)` and recognised again by `finish`. */
  srgb: z.tuple([z.number().min(0).max(1), z.number().min(0).max(1), z.number().min(0).max(1)]),
  /** Per cent of C, M, Y, K. */
  cmyk: z.tuple([z.number().min(0).max(100), z.number().min(0).max(100), z.number().min(0).max(100), z.number().min(0).max(100)]),
  /** A spot ink's name, for pages printed `k+spot`. */
  spot: z.string().min(1).optional(),
});

/** A head of this size fills a broadsheet's width with three characters. */
export const mostPt = 1000;
/** No side of a PDF page is longer (14 400 units of 1/72 inch, ISO 32000-1 Annex C.2). */
const mostMm = 5080;
/** More basic lines than the tallest page has at the smallest leading. */
const mostRows = 500;

const sizePt = z.number().positive().max(mostPt);

export const textStyleSchema = z.strictObject({
  face: z.string().min(1),
  sizePt,
  ink: z.string().min(1).default("black"),
  /** Tracking in em, for labels and folios. */
  trackingEm: z.number().optional(),
});

export const headRanks = ["lead", "second", "third", "minor", "brief"] as const;

/** How the head of one rank is set; a kind may have its own. */
export const headStyleSchema = z.strictObject({
  /** Main head sizes in pt, preferred first. */
  sizesPt: z.array(sizePt).min(1),
  /** Keys of `styles`; the sizes there are replaced. */
  main: z.string().min(1),
  kicker: z.string().min(1),
  deck: z.string().min(1),
  /** Kicker and deck as a fraction of the main head's size. */
  kickerRatio: z.number().min(0.2).max(1),
  deckRatio: z.number().min(0.2).max(1),
  align: z.enum(["left", "center"]),
  maxLines: z.number().int().min(1).max(3),
});

export type LayoutNode =
  | { readonly slot: string; readonly rank?: HeadRank; readonly accepts?: readonly string[]; readonly cols?: number; readonly rows?: number; readonly boxed?: boolean }
  | { readonly across: readonly LayoutNode[]; readonly cols?: number }
  | { readonly down: readonly LayoutNode[]; readonly cols?: number };

const slotNode = z.strictObject({
  slot: z.string().min(1),
  rank: z.enum(headRanks).optional(),
  /** Article kinds this slot takes; any kind when absent. */
  accepts: z.array(z.string()).optional(),
  /** Column span; slots of one `across` add up to their parent's span. */
  cols: z.number().int().min(1).optional(),
  /** A fixed height; elastic when absent. */
  rows: z.number().int().min(1).optional(),
  boxed: z.boolean().optional(),
});
export const layoutNodeSchema: z.ZodType<LayoutNode> = z.lazy(() =>
  z.union([
    slotNode,
    z.strictObject({ across: z.array(layoutNodeSchema).min(1), cols: z.number().int().min(1).optional() }),
    z.strictObject({ down: z.array(layoutNodeSchema).min(1), cols: z.number().int().min(1).optional() }),
  ]),
);

export const layoutSchema = z.strictObject({
  name: z.string().min(1),
  page: z.enum(["front", "inside"]),
  tree: layoutNodeSchema,
});

export const themeSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1),
  /** Another theme whose values fill what is missing here. */
  extends: z.string().min(1).optional(),
  title: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
  paper: z.strictObject({
    widthMm: z.number().positive().max(mostMm),
    heightMm: z.number().positive().max(mostMm),
    /** From the trim's top edge to the type area; the side margins centre it. */
    marginTopMm: z.number().min(0).max(mostMm),
  }),
  grid: z.strictObject({
    columns: z.number().int().min(1).max(12),
    /** Characters of the body size in a basic column. */
    measureEm: z.number().positive().max(200),
    gutterEm: z.number().positive().max(200),
    bodyPt: sizePt,
    leadingPt: sizePt,
    rows: z.number().int().min(10).max(mostRows),
    folioRows: z.number().int().min(0),
    mastheadRows: z.number().int().min(0),
  }),
  faces: z.record(z.string(), z.array(faceSourceSchema).min(1)),
  inks: z.record(z.string(), inkSchema),
  styles: z.record(z.string(), textStyleSchema),
  heads: z.strictObject({
    lead: headStyleSchema, second: headStyleSchema, third: headStyleSchema, minor: headStyleSchema, brief: headStyleSchema,
  }),
  /** Styles (keys of `styles`) of the main head by article kind, in place of the rank's. */
  headFaces: z.record(z.string(), z.string()).optional(),
  wording: z.strictObject({
    jumpTo: z.string(),
    jumpFrom: z.string(),
    briefs: z.string(),
    advert: z.string(),
    editorNote: z.string(),
    weather: z.string(),
    guide: z.string(),
    pagesToday: z.string(),
    question: z.string(),
  }),
  /** Names and set phrases of this title that no head may be broken inside; those of the issue come on top. */
  lexicon: z.array(z.string().min(1)).optional(),
  layouts: z.array(layoutSchema).min(1),
  /** Weights of the rules of taste of automatic make-up. */
  taste: tasteSchema.prefault({}),
  /** Automatic jumps. */
  jumps: jumpsSchema.prefault({}),
});

export type ThemeFile = z.infer<typeof themeSchema>;
export type HeadRank = (typeof headRanks)[number];
export type HeadStyle = z.infer<typeof headStyleSchema>;
export type TextStyle = z.infer<typeof textStyleSchema>;
export type Ink = z.infer<typeof inkSchema>;
export type Layout = z.infer<typeof layoutSchema>;

/** One font file of a face, with the characters it draws. */
export interface FaceSource {
  /** `<face>` or `<face>-2`…: the CSS family is made from it. */
  readonly id: string;
  /** Absolute path of the file as shipped. */
  readonly path: string;
  readonly only: readonly ("marks" | "latin" | "han")[] | undefined;
}

/** A resolved theme; it never changes during a build. */
export interface Theme extends Omit<ThemeFile, "faces"> {
  /** Absolute folder of the innermost theme. */
  readonly folder: string;
  readonly faces: Readonly<Record<string, readonly FaceSource[]>>;
  /** Stylesheets, base theme first. */
  readonly css: readonly string[];
  /** Template overrides by name (`parts/masthead`), as source text. */
  readonly templates: Readonly<Record<string, string>>;
}
