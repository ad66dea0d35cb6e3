/**
 * Realistic pages for the make-up suite. A desk writes to a page's budget: heads, pictures and adverts are drawn first,
 * then the body text is scaled so that the page is nominally 95 to 105 per cent full.
 */
import { caption, deck, head, kicker, paragraph, pullquotes, subheads } from "./prose.js";
import { Seeded } from "./seeded.js";

type Json = Record<string, unknown>;

/** Grid facts that a page's budget is worked out from. */
export interface Budget {
  readonly columns: number;
  readonly rows: number;
  readonly measureEm: number;
}

export interface MadePage {
  readonly articles: readonly (Json & { readonly id: string })[];
  /** File name → width and height of the drawing. */
  readonly pictures: Readonly<Record<string, readonly [number, number]>>;
}

type Class = "lead" | "second" | "middle" | "short" | "photo" | "commentary" | "brief" | "advert";

interface ClassFacts {
  readonly characters: readonly [number, number];
  readonly head: readonly [number, number];
  readonly photo: number;
  readonly kicker: number;
  readonly deck: number;
  readonly priority: readonly [number, number];
  /** Head rows and columns of a usual place. */
  readonly usual: readonly [number, number];
}

const facts: Record<Class, ClassFacts> = {
  lead: { characters: [900, 1700], head: [8, 15], photo: 0.8, kicker: 0.6, deck: 0.6, priority: [10, 10], usual: [8, 5] },
  second: { characters: [600, 1100], head: [8, 14], photo: 0.45, kicker: 0.3, deck: 0.35, priority: [8, 8], usual: [6, 4] },
  middle: { characters: [380, 750], head: [8, 14], photo: 0.2, kicker: 0.1, deck: 0.15, priority: [5, 7], usual: [6, 3] },
  short: { characters: [180, 380], head: [7, 12], photo: 0, kicker: 0, deck: 0, priority: [3, 4], usual: [6, 2] },
  photo: { characters: [70, 150], head: [6, 11], photo: 1, kicker: 0, deck: 0, priority: [5, 6], usual: [4, 3] },
  commentary: { characters: [450, 800], head: [6, 11], photo: 0, kicker: 0, deck: 0, priority: [5, 6], usual: [5, 3] },
  brief: { characters: [60, 130], head: [6, 11], photo: 0, kicker: 0, deck: 0, priority: [2, 2], usual: [2, 1] },
  advert: { characters: [50, 110], head: [6, 10], photo: 0.7, kicker: 0, deck: 1, priority: [1, 1], usual: [4, 4] },
};

const aspects = [1.5, 1.5, 1.33, 1.78, 0.8] as const;

interface Drawn {
  readonly kind: Class;
  readonly characters: number;
  readonly aspect: number | undefined;
}

function drawn(seeded: Seeded, kind: Class): Drawn {
  const { characters, photo } = facts[kind];
  return { kind, characters: seeded.between(...characters), aspect: seeded.chance(photo) ? seeded.pick(aspects) : undefined };
}

/** Cells that an item takes beside body text and pictures. */
function fixedCells({ kind }: Drawn): number {
  const [headRows, cols] = facts[kind].usual;
  return headRows * cols + (kind === "advert" ? 90 : 0) + (kind === "lead" || kind === "second" ? 5 : 0);
}

/** Lines lost for each character at the ends of paragraphs of some 125: half a line each. */
const endOfParagraph = 0.5 / 125;

/** Share of a page with pictures that the desk gives to them (desk check 6: 20 to 35 %). */
const pictureShare = [0.22, 0.31] as const;

function draw(seeded: Seeded, items: number): Drawn[] {
  const kinds: Class[] = ["lead", "second"];
  if (items > 8) kinds.push("second");
  if (items > 5 && seeded.chance(0.35)) kinds.push("advert");
  if (items > 5 && seeded.chance(0.4)) kinds.push("photo");
  if (items > 6 && seeded.chance(0.3)) kinds.push("commentary");
  while (kinds.length < items) kinds.push(seeded.chance(items > 10 ? 0.35 : 0.6) ? "middle" : "short");
  if (seeded.chance(0.35)) {
    kinds.pop();
    for (let n = seeded.between(3, 4); n > 0; n--) kinds.push("brief");
  }
  const list = kinds.map((kind) => drawn(seeded, kind));
  // A desk gives a page a main picture; one page of twelve goes without any.
  if (seeded.chance(1 / 12)) return list.filter(({ kind }) => kind !== "photo").map((one) => (one.kind === "advert" ? one : { ...one, aspect: undefined }));
  if (list.some(({ kind, aspect }) => (kind === "lead" || kind === "photo") && aspect !== undefined)) return list;
  return list.map((one) => (one.kind === "lead" ? { ...one, aspect: seeded.pick(aspects) } : one));
}

const total = (list: readonly Drawn[], of: (one: Drawn) => number): number => list.reduce((sum, one) => sum + of(one), 0);

/** One page of `items` modules (a group of briefs is one); the same seed gives the same page. */
export function makePage(seed: number, items: number, budget: Budget, prefix: string): MadePage {
  const seeded = new Seeded(seed);
  const cells = budget.columns * budget.rows;
  const target = cells * (0.95 + 0.1 * seeded.next());
  const share = pictureShare[0] + (pictureShare[1] - pictureShare[0]) * seeded.next();
  const bodyCells = (one: Drawn): number => (one.kind === "advert" ? 0 : one.characters * (1 / (budget.measureEm - 0.7) + endOfParagraph));
  let list: Drawn[] = [];
  let scale = 1;
  for (let tries = 0; tries < 500; tries++) {
    list = draw(seeded, items);
    const pictured = list.some(({ kind, aspect }) => kind !== "advert" && aspect !== undefined);
    scale = (target - total(list, fixedCells) - (pictured ? cells * share : 0)) / total(list, bodyCells);
    if (scale > 0.6 && scale < 1.55) break;
  }
  const pictures: Record<string, readonly [number, number]> = {};
  const articles = list.map((one, i) => {
    const id = `${prefix}a${String(i + 1).padStart(2, "0")}`;
    const name = `${id}.svg`;
    if (one.aspect !== undefined) pictures[name] = [Math.round(600 * one.aspect), 600];
    return article(seeded, one, id, one.kind === "advert" ? one.characters : Math.max(40, Math.round(one.characters * scale)), name);
  });
  return { articles, pictures };
}

function article(seeded: Seeded, { kind, aspect }: Drawn, id: string, characters: number, picture: string): Json & { id: string } {
  const f = facts[kind];
  const blocks: Json[] = [];
  for (let rest = characters; rest > 0; ) {
    const long = kind === "brief" || kind === "photo" || rest < 90 ? rest : Math.min(rest, seeded.between(60, 190));
    const length = rest - long < 40 ? rest : long;
    blocks.push({ type: "paragraph", text: paragraph(seeded, length) });
    rest -= length;
  }
  if ((kind === "lead" || kind === "second") && characters > 700) {
    for (const at of [Math.round(blocks.length / 3), Math.round((2 * blocks.length) / 3) + 1]) if (at > 0 && at < blocks.length) blocks.splice(at, 0, { type: "subhead", text: seeded.pick(subheads) });
    if (seeded.chance(0.2)) blocks.splice(blocks.length - 1, 0, { type: "pullquote", text: seeded.pick(pullquotes) });
  }
  const schemaKind = kind === "brief" || kind === "photo" || kind === "commentary" || kind === "advert" ? kind : kind === "middle" && seeded.chance(0.15) ? "feature" : "news";
  return {
    id, kind: schemaKind, priority: seeded.between(...f.priority),
    ...(kind === "advert" ? { column: ["广告"] } : {}),
    headlines: [
      ...(seeded.chance(f.kicker) ? [{ role: "kicker", value: kicker(seeded) }] : []),
      { role: "main", value: head(seeded, ...f.head) },
      ...(seeded.chance(f.deck) ? [{ role: "sub", value: deck(seeded) }] : []),
    ],
    ...(schemaKind === "news" ? { dateline: { text: "本报讯" }, credits: [{ role: "reporter", names: ["方一行"], position: "dateline" }] } : {}),
    ...(schemaKind === "feature" || schemaKind === "commentary" ? { credits: [{ role: "author", names: ["林溪"] }] } : {}),
    blocks,
    ...(aspect === undefined ? {} : { figures: [{ id: "f1", href: `pictures/${picture}`, alt: "江岸的一处风景", ...(kind === "advert" ? {} : { caption: caption(seeded), credit: "方一行 摄" }) }] }),
  };
}
