/** The issue (一期报纸) as it stands in `issue.json`: schema, inferred type and the resolved issue. */
import { z } from "zod";
import type { Article, Figure } from "./article.js";
import type { PressProfile } from "./press.js";
import type { Theme } from "./theme.js";
import type { Plan } from "./plan.js";
import { idSchema } from "./id.js";
import { rectSchema } from "./rect.js";

export const imprintSchema = z.strictObject({
  sponsor: z.string().optional(),
  organiser: z.string().optional(),
  publisher: z.string().optional(),
  editorInChief: z.string().optional(),
  address: z.string().optional(),
  contact: z.string().optional(),
  website: z.string().optional(),
  printer: z.string().optional(),
  distribution: z.string().optional(),
  price: z.string().optional(),
  adLicence: z.string().optional(),
  legalAdviser: z.string().optional(),
  other: z.array(z.string()).optional(),
});

/** A jump (转版) set by hand: the first `afterBlocks` blocks stay here, the rest continues on page `to`. */
export const jumpSchema = z.strictObject({
  to: z.string().min(1),
  afterBlocks: z.number().int().min(1),
});

export const slotFillSchema = z.strictObject({
  slot: z.string().min(1),
  article: z.string().min(1),
  jump: jumpSchema.optional(),
  /** This slot takes the continuation of an article that jumped here. */
  continued: z.boolean().optional(),
});

export const earsSchema = z.strictObject({
  /** Lines of the weather box. */
  weather: z.array(z.string().min(1)).optional(),
  /** Reading guide (导读). */
  guide: z.array(z.strictObject({ text: z.string().min(1), page: z.string().min(1) })).optional(),
});

export const pageSchema = z.strictObject({
  /** File names are made of it. */
  label: z.string().min(1).max(20),
  section: z.string().min(1).optional(),
  name: z.string().min(1),
  ink: z.enum(["cmyk", "k", "k+spot"]).optional(),
  layout: z.string().min(1).optional(),
  slots: z.array(slotFillSchema).optional(),
  articles: z.array(z.string().min(1)).optional(),
  series: z.array(z.strictObject({
    banner: z.array(z.string().min(1)).min(1),
    articles: z.array(z.string().min(1)).min(2),
  })).optional(),
  pins: z.array(z.strictObject({ article: z.string().min(1), rect: rectSchema })).optional(),
  ears: earsSchema.optional(),
  editors: z.array(z.strictObject({ role: z.string().min(1), name: z.string().min(1) })).optional(),
  state: z.string().optional(),
});

/** The lunar calendar of the folio is computed for these years; no paper carries another date. */
const firstDate = "1900-01-01";
const lastDate = "2199-12-31";

/** True where a well-formed date is one of those; what is no date the format itself reports. */
function inCalendar(date: string): boolean {
  return !/^\d{4}-\d{2}-\d{2}$/.test(date) || (date >= firstDate && date <= lastDate);
}

export const issueSchema = z.strictObject({
  $schema: z.string().optional(),
  id: idSchema.optional(),
  title: z.string().min(1),
  /** Latin or pinyin name under the masthead. */
  titleLatin: z.string().min(1).optional(),
  date: z.iso.date().refine(inCalendar, { params: { code: "bad-date", from: firstDate, to: lastDate } }),
  cn: z.string().min(1).optional(),
  issn: z.string().min(1).optional(),
  postCode: z.string().min(1).optional(),
  issueNumber: z.union([z.string().min(1), z.number().int().positive()]).optional(),
  edition: z.string().min(1).optional(),
  revision: z.number().int().min(1).optional(),
  imprint: imprintSchema.optional(),
  theme: z.string().min(1).optional(),
  profile: z.string().min(1).optional(),
  mourning: z.boolean().optional(),
  masthead: z.strictObject({ href: z.string().min(1), alt: z.string().min(1) }).optional(),
  /** `false`: no story jumps by itself but those that say so; as the theme says if missing. */
  jumpable: z.boolean().optional(),
  /** Words and names that a head must not be broken inside. */
  lexicon: z.array(z.string().min(1)).optional(),
  pages: z.array(pageSchema).min(1),
  sections: z.array(z.strictObject({
    name: z.string().min(1),
    articles: z.array(z.string().min(1)),
    pages: z.array(z.string().min(1)).min(1),
    /** How many articles may be held (压稿); none if missing, besides those that allow it themselves. */
    mayHold: z.number().int().min(0).optional(),
  })).optional(),
});

export type IssueFile = z.infer<typeof issueSchema>;
export type PageFile = z.infer<typeof pageSchema>;
export type SlotFill = z.infer<typeof slotFillSchema>;
export type PageInk = "cmyk" | "k" | "k+spot";

/** A picture of the issue, read and measured. */
export interface Picture {
  /** The path inside the issue folder, or `qr:…`. */
  readonly href: string;
  readonly format: "jpeg" | "png" | "webp" | "tiff" | "svg" | "pdf" | "qr";
  readonly widthPx: number;
  readonly heightPx: number;
  readonly colour: "rgb" | "gray" | "cmyk" | "vector";
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** What the browser paints in place of the file, where it cannot paint that: sRGB or grey, of the same size. */
  readonly shown?: ShownPicture;
  /** Present where press plates carry the file's own CMYK in place of what the browser painted. */
  readonly original?: CmykOriginal;
  /** Present where the file is a page of its own (an advert), which is placed as it is. */
  readonly supplied?: SuppliedPage;
}

/** A supplied page. Its size is its own: it is placed at scale 1, its words are no copy of the paper's. */
export interface SuppliedPage {
  readonly widthMm: number;
  readonly heightMm: number;
  /** The inks that it lays down, as Separation spaces name them. */
  readonly inks: readonly string[];
  /** The most ink that lies on any dot of it. */
  readonly highestInkPct: number;
  readonly fonts: readonly string[];
  /** What its fonts say; outlined text is not among it. */
  readonly text: string;
}

export interface ShownPicture {
  readonly bytes: Uint8Array;
  readonly type: "image/jpeg" | "image/png";
  readonly sha256: string;
}

export interface CmykOriginal {
  /** The most ink that any of its pixels takes. */
  readonly highestInkPct: number;
  /** EXIF turns it: its bytes do not lie as they are shown. */
  readonly turned: boolean;
}

/** An issue whose every reference has been resolved. */
export interface Issue {
  readonly id: string;
  readonly folder: string;
  readonly file: IssueFile;
  readonly articles: ReadonlyMap<string, SourcedArticle>;
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly theme: Theme;
  readonly profile: PressProfile;
  /** An edited plan that lies in the issue folder. */
  readonly plan: Plan | undefined;
  /** The text of issue.json, as it was read. */
  readonly source: string;
}

/** An article with the file it came from and a way to name a line in it. */
export interface SourcedArticle {
  readonly article: Article;
  /** Relative to the issue folder. */
  readonly file: string;
  /** The file's text, as it was read. */
  readonly source: string;
  /** 1-based line of a JSON path such as `blocks[2].text`. */
  lineOf(path: string): number | undefined;
}

export type { Article, Figure };
export { type Rect, rectSchema } from "./rect.js";
