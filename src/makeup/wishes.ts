/** What attempts at one page wish: they are made in turn while something can be mended. */

export interface Wish {
  /** How many times the next picture the main one is. */
  readonly dominance: number;
  /** Share of the page that pictures take together. */
  readonly share: number;
  /** On a page in bands, important items are dealt out among them in turn. */
  readonly mixed: boolean;
  /** How many times the usual number of pages is followed. */
  readonly breadth: number;
}

/** About the middle of 20 to 35 % (desk check 6). */
const usualShare = 0.29;

export const firstWish: Wish = { dominance: 2.4, share: usualShare, mixed: false, breadth: 1 };

const usual: readonly Wish[] = [
  firstWish, { dominance: 3.4, share: usualShare, mixed: true, breadth: 1 },
  { dominance: 5, share: usualShare, mixed: false, breadth: 1 }, { dominance: 2.8, share: usualShare, mixed: true, breadth: 1 },
];

/** A page that is not divided gains nothing by the last; around held modules each takes long, and the first two find it or none. */
export const usualWishes = (divided: boolean, held: boolean): readonly Wish[] => usual.slice(0, divided ? 4 : held ? 2 : 3);

/** Where a desk check still fails: other shares of the page, and more pages followed. */
export const widerWishes: readonly Wish[] = [
  { dominance: 2.6, share: 0.26, mixed: false, breadth: 3 }, { dominance: 4, share: 0.32, mixed: true, breadth: 3 },
  { dominance: 7, share: 0.27, mixed: false, breadth: 3 },
];
