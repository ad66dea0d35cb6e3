/** Weights of the rules of taste that automatic make-up goes by. Higher is stricter; 0 switches a rule off. */
import { z } from "zod";

const weight = (byDefault: number): z.ZodDefault<z.ZodNumber> => z.number().min(0).max(1000).default(byDefault);

/** Each weight is the price of one breach, unless it says otherwise. The sources stand with the rules (`makeup/taste.ts`). */
export const tasteSchema = z.strictObject({
  /** 头条: the lead stands in the first free place at the top. */
  leadTop: weight(14),
  /** The lead takes the most room of all stories. */
  leadLargest: weight(3),
  /** Important stories stand high: per point of priority and page height. */
  position: weight(0.6),
  /** 碰题: two heads side by side within three rows. */
  headCollision: weight(11),
  /** Two heads side by side, one beginning beside the other: per pair. */
  headOverlap: weight(1),
  /** 叠题: heads one above the other with less than ten rows between. */
  headStack: weight(1.5),
  /** 断版: a gutter from the head of the stories to their foot. */
  throughGutter: weight(6),
  /** 断版: a line from the left edge to the right one, beyond the first. */
  throughLine: weight(1),
  /** Head sizes fall down the page: per pair where a lower head is larger. */
  headOrder: weight(0.8),
  /** The lead's head is 1.3 times any other; three to five sizes a page. */
  headScale: weight(2),
  /** 图碰图: pictures of two stories that touch. */
  pictureBeside: weight(2),
  /** Pictures take 20 to 35 % of the page: per per cent outside. */
  pictureShare: weight(2),
  /** The dominant picture is twice the next, and the lead's where it has one. */
  pictureDominant: weight(9),
  /** 灰版: text over four columns and 40 rows without picture or subhead. */
  greySlab: weight(4),
  /** Legs under 8 and over 40 rows. */
  legs: weight(2),
  /** 题文分离: a picture between a head and its text, per eight rows beyond 24. */
  headParted: weight(2),
  /** Adverts stand at the foot. */
  advertFoot: weight(8),
  /** Related stories touch. */
  related: weight(4),
  /** A module flatter or narrower than a reader expects: per unit of aspect outside 0.5 to 3. */
  proportion: weight(1.5),
  /** A story boxed to part it from its neighbours. */
  box: weight(1.4),
  /** An optional block left out, and again for every 1000 characters of it; over 500 none is. */
  omission: weight(25),
  /** An optional pull quote or subhead left out, weighed in the same way; over 500 none is. */
  filler: weight(8),
  /** A desk check that does not hold, whatever its rule says: per check. */
  deskCheck: weight(12),
  /** Stories boxed beyond the second. */
  boxes: weight(2.5),
  /** Two boxes that touch: their rules read as one grid. */
  boxesTouch: weight(1.5),
});

export type TasteWeights = z.infer<typeof tasteSchema>;

/** The weights where a theme names none. */
export const defaultTaste: TasteWeights = tasteSchema.parse({});
