/** When a story may jump (转版) by itself, and how much of it stays. */
import { z } from "zod";
import { type ArticleKind, articleKinds } from "./article.js";

export const jumpsSchema = z.strictObject({
  /** Text lines of the basic measure that stay on the first page at least, and that go to the other at least. */
  leastLines: z.number().int().min(1).default(12),
  /** Kinds of articles that may jump where nothing else is said; none switches automatic jumps off. */
  kinds: z.array(z.enum(articleKinds)).default(["news", "interview", "feature", "chronicle"]),
});

export type JumpRules = z.infer<typeof jumpsSchema>;

/** A jump as issue and plan say it: the first `afterBlocks` blocks of the article stay on page `from`, the rest stands on page `to`. */
export interface Jump {
  readonly article: string;
  readonly from: string;
  readonly to: string;
  readonly afterBlocks: number;
}

/** The article's own word, then the issue's, then the theme's. */
export function mayJump({ jumpable, kind, main }: { readonly jumpable?: boolean; readonly kind: ArticleKind; readonly main: object | undefined }, issueAllows: boolean | undefined, { kinds }: JumpRules): boolean {
  if (main === undefined) return false;
  return jumpable ?? (issueAllows !== false && kinds.includes(kind));
}
