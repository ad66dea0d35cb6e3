/** A press profile: what one printing plant wants in its files. */
import { z } from "zod";

const mm = z.number().min(0).max(50);

export const pressProfileSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1),
  title: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
  /** ICC file, relative to the profile file. */
  icc: z.string().min(1),
  /** Output condition identifier written to the output intent. */
  condition: z.string().min(1),
  conditionInfo: z.string().optional(),
  /** Total area coverage limit in per cent. */
  tac: z.number().min(100).max(400),
  /** Minimum effective resolution of a picture. */
  minimumPpi: z.number().positive(),
  /** Pictures above this are downsampled. */
  maximumPpi: z.number().positive(),
  standard: z.enum(["PDF/X-4", "PDF/X-1a"]),
  bleedMm: mm,
  marks: z.boolean(),
  colourBar: z.boolean().optional(),
  slug: z.boolean(),
  /** Width of the band outside the trim that carries marks and slug. */
  slugMm: mm,
  fileName: z.string().min(1).optional(),
});

export interface PressProfile extends z.infer<typeof pressProfileSchema> {
  readonly iccBytes: Uint8Array;
}
