/** The article (稿件) as it stands in `articles/*.json`: schema and inferred type. */
import { z } from "zod";
import { idSchema } from "./id.js";

export const articleKinds = [
  "news", "brief", "interview", "feature", "commentary", "chronicle", "notice", "photo", "poem", "advert",
] as const;

export const runSchema = z.strictObject({
  t: z.string().min(1),
  style: z.enum(["strong", "kai", "underline"]).optional(),
  href: z.string().min(1).optional(),
});

/** Copy text: a plain string, or runs with emphasis by face and links. */
export const textSchema = z.union([z.string().min(1), z.array(runSchema).min(1)]);

const optionalBlock = {
  /** May be taken out when the page is too full. */
  optional: z.boolean().optional(),
};

const optionalCopy = {
  ...optionalBlock,
  /** `never`: the program may not propose cutting it. */
  cut: z.literal("never").optional(),
  /** The text ends here because the source did. */
  truncated: z.boolean().optional(),
};

export const blockSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("paragraph"),
    text: textSchema, runIn: z.string().min(1).optional(),
    /** Rows that the first character takes (首字下沉). */
    dropCap: z.number().int().min(2).max(4).optional(),
    ...optionalCopy,
  }),
  z.strictObject({
    type: z.literal("subhead"),
    text: z.string().min(1),
    level: z.number().int().min(2).max(3).optional(),
    style: z.enum(["plain", "dash"]).optional(),
    /** A filler: it stands where it helps to fill the page; without it the text runs on. */
    ...optionalBlock,
  }),
  z.strictObject({ type: z.literal("question"), speaker: z.string().min(1), text: textSchema, ...optionalCopy }),
  z.strictObject({ type: z.literal("answer"), speaker: z.string().min(1), text: textSchema, ...optionalCopy }),
  z.strictObject({ type: z.literal("entry"), label: z.string().min(1), text: textSchema, ...optionalCopy }),
  z.strictObject({ type: z.literal("note"), text: textSchema, ...optionalCopy }),
  z.strictObject({ type: z.literal("quote"), text: textSchema, ...optionalCopy }),
  /** Optional, it is a filler. */
  z.strictObject({ type: z.literal("pullquote"), text: z.string().min(1), ...optionalBlock }),
  z.strictObject({ type: z.literal("verse"), text: z.string().min(1) }),
  z.strictObject({ type: z.literal("figure"), figure: z.string().min(1) }),
  z.strictObject({
    type: z.literal("table"),
    rows: z.array(z.array(z.string()).min(1)).min(1),
    caption: z.string().min(1).optional(),
  }),
  z.strictObject({ type: z.literal("list"), items: z.array(textSchema).min(1) }),
]);

export const headlineSchema = z.strictObject({
  role: z.enum(["kicker", "main", "sub", "summary", "jumpHead", "web"]),
  value: z.string().min(1),
  /** The author's own line breaks; joined they equal `value`, spaces aside. */
  lines: z.array(z.string().min(1)).min(1).optional(),
  /** `vertical`: a main head set downwards in a column of its own (竖题). */
  direction: z.enum(["horizontal", "vertical"]).optional(),
});

export const creditSchema = z.strictObject({
  role: z.string().min(1),
  names: z.array(z.string().min(1)).min(1),
  affiliation: z.string().min(1).optional(),
  /** The credit as it is printed; built from role and names where absent. */
  text: z.string().min(1).optional(),
  position: z.enum(["dateline", "underHead", "endInline", "endLine"]).optional(),
});

const fraction = z.number().min(0).max(1);

export const figureSchema = z.strictObject({
  id: z.string().min(1),
  /** A file in the issue folder, or `qr:` and the text of a QR code. */
  href: z.string().min(1),
  alt: z.string().min(1),
  caption: z.string().min(1).optional(),
  credit: z.string().min(1).optional(),
  /** The point that must stay in the picture, as fractions of its width and height. */
  focus: z.strictObject({ x: fraction, y: fraction }).optional(),
  /** Of a CMYK picture: `convert` separates it anew for the press profile; else its own separation is printed. */
  separation: z.enum(["keep", "convert"]).optional(),
  /** `never`: the picture may not be cropped. */
  crop: z.union([
    z.literal("never"),
    z.strictObject({ x: fraction, y: fraction, width: fraction, height: fraction }),
  ]).optional(),
});

export const constraintsSchema = z.strictObject({
  above: z.array(z.string()).optional(),
  adjacent: z.array(z.string()).optional(),
  notAdjacent: z.array(z.string()).optional(),
  samePage: z.array(z.string()).optional(),
  noJump: z.boolean().optional(),
  minCols: z.number().int().min(1).optional(),
  maxCols: z.number().int().min(1).optional(),
  maxHeadSize: z.number().positive().optional(),
  keepTogether: z.boolean().optional(),
});

export const articleSchema = z.strictObject({
  $schema: z.string().optional(),
  id: idSchema,
  kind: z.enum(articleKinds),
  priority: z.number().int().min(1).max(10).optional(),
  language: z.string().optional(),
  column: z.array(z.string().min(1)).optional(),
  headlines: z.array(headlineSchema).optional(),
  dateline: z.strictObject({
    text: z.string().min(1),
    place: z.string().optional(),
    date: z.string().optional(),
  }).optional(),
  credits: z.array(creditSchema).optional(),
  blocks: z.array(blockSchema),
  figures: z.array(figureSchema).optional(),
  editorNote: z.string().min(1).optional(),
  editorNoteKind: z.string().min(1).optional(),
  infoSources: z.array(z.string()).optional(),
  status: z.string().optional(),
  jumpable: z.boolean().optional(),
  /** May be held (压稿) where its section has too much copy; `false`: never. */
  mayHold: z.boolean().optional(),
  constraints: constraintsSchema.optional(),
});

export type Article = z.infer<typeof articleSchema>;
export type Constraints = z.infer<typeof constraintsSchema>;
export type ArticleKind = Article["kind"];
export type Block = z.infer<typeof blockSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type Credit = z.infer<typeof creditSchema>;
export type Headline = z.infer<typeof headlineSchema>;
export type RichText = z.infer<typeof textSchema>;
