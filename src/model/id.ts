/** Ids of issues and articles: folders and files are named after them. */
import { z } from "zod";

/** At most 80 characters: with folder, page and target a file name stays below the 255 bytes of every system. */
export const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/);
