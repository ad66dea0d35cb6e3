/** The plan: the make-up's choices, readable and editable. Rows and columns are the page grid's. */
import { z } from "zod";
import { rectSchema } from "./rect.js";
import { mostPt } from "./theme.js";

export const planHeadSchema = z.strictObject({
  /** Main head size in pt; 0 where there is no head. */
  sizePt: z.number().min(0).max(mostPt),
  maxLines: z.number().int().min(1).max(3),
  /** Blank rows above the head (the first carries the rule between stories). */
  airRows: z.number().int().min(0),
  /** Rows of the whole head block, air included. */
  rows: z.number().int().min(0),
  /** Rows of a full-width picture that stands above the head; 0 where the head comes first. */
  pictureRows: z.number().int().min(0).default(0),
  /** A head set downwards: the text column that it stands in and the rows it takes from the text area's top. `rows` is then air alone. */
  vertical: z.strictObject({ col: z.number().int().min(0), rows: z.number().int().min(1) }).optional(),
});

export const planTextSchema = z.strictObject({
  /** Text columns of the module and their measure (变栏 where it is not the basic one). */
  columns: z.number().int().min(1),
  measureEm: z.number().positive(),
  gutterEm: z.number().min(0),
});

export const planPictureSchema = z.strictObject({
  figure: z.string(),
  /** Text column and row inside the module's text area, and span. */
  col: z.number().int().min(0),
  row: z.number().int().min(0),
  cols: z.number().int().min(1),
  /** Rows taken, caption and air included. */
  rows: z.number().int().min(1),
  captionRows: z.number().int().min(0),
});

/** Size that an editor gives a picture: `cols` of the story's `of` text columns, rows (caption and air included), or both. Another ratio is another crop. */
export const planPictureSizeSchema = z.strictObject({
  figure: z.string(), cols: z.number().int().min(1).optional(), of: z.number().int().min(1).optional(), rows: z.number().int().min(1).optional(),
});

/** What an editor has set of a story by hand; wherever the story stands, it keeps that, and all else of it adapts. */
export const planHandSchema = z.strictObject({
  /** Size of the main head in pt: one of its class. */
  headPt: z.number().positive().optional(),
  pictures: z.array(planPictureSizeSchema).min(1).optional(),
});

/** An optional block that is left out: its article and its index in the article file's `blocks`. */
export const planOmissionSchema = z.strictObject({ article: z.string(), block: z.number().int().min(0) });

export const planModuleSchema = z.strictObject({
  /** Article id; several for a group of briefs. */
  articles: z.array(z.string()).min(1),
  slot: z.string(),
  kind: z.enum(["story", "briefs", "banner", "continued"]),
  rank: z.enum(["lead", "second", "third", "minor", "brief"]),
  rect: rectSchema,
  boxed: z.boolean(),
  head: planHeadSchema,
  text: planTextSchema,
  pictures: z.array(planPictureSchema),
  levers: z.strictObject({
    /** Rows given to each flow item, in order. */
    rows: z.array(z.number().int().min(0)),
    creditRow: z.boolean(),
    /** Optional blocks that this module goes without; the plan's own `omitted` decides. */
    omitted: z.array(planOmissionSchema).min(1).optional(),
  }),
  /** First and past-the-last block of the article that stand here. */
  blocks: z.tuple([z.number().int().min(0), z.number().int().min(0)]),
  /** Where the story goes on and after how many of its blocks, or where it comes from. */
  jump: z.strictObject({ to: z.string().optional(), afterBlocks: z.number().int().min(1).optional(), from: z.string().optional() }).nullable(),
  banner: z.array(z.string()).optional(),
  fit: z.strictObject({
    oversetLines: z.number().int().min(0),
    oversetChars: z.number().int().min(0),
    holeLines: z.number().int().min(0),
    cost: z.number(),
  }),
  hand: planHandSchema.optional(),
  lock: z.array(z.enum(["rect", "span", "head", "picture", "text", "page"])),
  why: z.string(),
});

export const planPageSchema = z.strictObject({
  label: z.string(),
  layout: z.string(),
  modules: z.array(planModuleSchema),
  metrics: z.record(z.string(), z.number()),
});

export const planSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  inputHash: z.string(),
  grid: z.strictObject({
    columns: z.number(), rows: z.number(), measureEm: z.number(), gutterEm: z.number(), bodyPt: z.number(), leadingPt: z.number(),
  }),
  pages: z.array(planPageSchema),
  /** Articles that stand on no page although issue.json names them (压稿), each with the reason. */
  held: z.array(z.strictObject({ article: z.string(), why: z.strictObject({ zh: z.string(), en: z.string() }) })),
  /** Optional blocks taken out: indices into the article file's `blocks`. */
  omitted: z.array(planOmissionSchema).optional(),
  /** Late replacements (换稿): `new` stands wherever issue.json says `old`. */
  replaced: z.array(z.strictObject({ old: z.string(), new: z.string() })).optional(),
});

export type Plan = z.infer<typeof planSchema>;
export type PlanPage = z.infer<typeof planPageSchema>;
export type PlanModule = z.infer<typeof planModuleSchema>;
export type PlanHead = z.infer<typeof planHeadSchema>;
export type PlanHand = z.infer<typeof planHandSchema>;
export type PlanPictureSize = z.infer<typeof planPictureSizeSchema>;
export type PlanOmission = z.infer<typeof planOmissionSchema>;
export type PlanText = z.infer<typeof planTextSchema>;
export type PlanPicture = z.infer<typeof planPictureSchema>;
