/** A rectangle of grid cells, as issues pin it and plans give it. */
import { z } from "zod";

export const rectSchema = z.strictObject({
  col: z.number().int().min(0),
  row: z.number().int().min(0),
  cols: z.number().int().min(1),
  rows: z.number().int().min(1),
});

export type Rect = z.infer<typeof rectSchema>;
