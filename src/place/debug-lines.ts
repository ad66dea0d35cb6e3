/** The debug view of lines on a proof: what is stretched and squeezed, and by how much; what breaks a rule; a legend. */
import type { BoxPt, DummyPage, Ornament, PlacedLine, PlacedText } from "../model/dummy.js";
import type { Typesetter } from "../model/typesetter.js";
import { pageTexts } from "./ledger.js";
import { type LineFault, type LineFaultKind, lineFaultKinds, lineFaults } from "./line-faults.js";

type Colour = readonly [number, number, number];
type Mark = Extract<Ornament, { kind: "mark" }>;

/** Warm for stretched, cold for squeezed; the two differ for the colour-blind too. */
const stretched: Colour = [0.95, 0.45, 0.05];
const squeezed: Colour = [0.1, 0.35, 0.9];
const faultColours: Record<LineFaultKind, Colour> = {
  loose: [0.85, 0.05, 0.05], kinsoku: [0.65, 0, 0.65], runt: [0, 0.5, 0.2], lone: [0.45, 0.3, 0.1], grid: [0, 0, 0],
};
const faultNames: Record<LineFaultKind, string> = { loose: "疏行", kinsoku: "禁则", runt: "单字成行", lone: "孤行", grid: "离格" };

/** A gap of an eighth of an em, the most that is ever given or taken, has the full tint. */
const fullTintEm = 1 / 8;
const [faintest, fullest] = [0.12, 0.55];
const leastEm = 1e-4;

const opacityOf = (em: number): number => faintest + (fullest - faintest) * Math.min(1, Math.abs(em) / fullTintEm);

const boxOf = ({ line, xPt, yPt, heightPt }: PlacedLine): BoxPt => ({ xPt: xPt + line.xPt, yPt, widthPt: line.widthPt, heightPt });

function tint(placed: PlacedLine): Mark[] {
  const { stretchEm } = placed.line;
  if (placed.overset || Math.abs(stretchEm) < leastEm) return [];
  return [{ kind: "mark", box: boxOf(placed), colour: stretchEm > 0 ? stretched : squeezed, opacity: opacityOf(stretchEm) }];
}

/** Width of a fault's bar, in pt: it stands in the gutter, bars of one line side by side. */
const barPt = 2;

function bars(faults: readonly LineFault[]): Mark[] {
  const met = new Map<PlacedLine, number>();
  return faults.map(({ kind, placed }): Mark => {
    const before = met.get(placed) ?? 0;
    met.set(placed, before + 1);
    const box = boxOf(placed);
    return { kind: "mark", box: { ...box, xPt: placed.xPt - (before + 1) * (barPt + 0.5) - 0.5, widthPt: barPt }, colour: faultColours[kind], opacity: 1 };
  });
}

interface LegendEntry {
  readonly text: string;
  readonly swatches: readonly Pick<Mark, "colour" | "opacity">[];
}

/** Three figures are enough: 0.062 em. */
const em = (value: number): string => value.toFixed(3);

function legendEntries(lines: readonly PlacedLine[], faults: readonly LineFault[]): LegendEntry[] {
  const ems = lines.map(({ line }) => line.stretchEm);
  const [loose, tight] = [ems.filter((e) => e > leastEm), ems.filter((e) => e < -leastEm)];
  const steps = (colour: Colour): LegendEntry["swatches"] => [0, fullTintEm / 2, fullTintEm].map((e) => ({ colour, opacity: opacityOf(e) }));
  return [
    { text: `放松${loose.length}行　至多${em(Math.max(0, ...loose))}字`, swatches: steps(stretched) },
    { text: `收紧${tight.length}行　至多${em(Math.max(0, ...tight.map(Math.abs)))}字`, swatches: steps(squeezed) },
    ...lineFaultKinds.map((kind): LegendEntry => ({
      text: `${faultNames[kind]}${faults.filter((f) => f.kind === kind).length}`, swatches: [{ colour: faultColours[kind], opacity: 1 }],
    })),
  ];
}

/** The legend above the type area, below the proof's stamp; it goes on in a second row where the page is narrow. */
function legend(page: DummyPage, entries: readonly LegendEntry[], typesetter: Typesetter): { text: PlacedText; marks: Mark[] } {
  const [topPt, heightPt, sidePt, gapPt] = [36, 12, 7, 14];
  const right = page.area.xPt + page.area.widthPt;
  const marks: Mark[] = [];
  let [xPt, yPt] = [page.area.xPt, topPt];
  const lines = entries.map(({ text, swatches }): PlacedLine => {
    const line = typesetter.line([{ text, style: "stamp" }]);
    const swatchPt = swatches.length * sidePt + 3;
    if (xPt + swatchPt + line.widthPt > right) [xPt, yPt] = [page.area.xPt, yPt + heightPt];
    swatches.forEach((swatch, i) => {
      marks.push({ kind: "mark", box: { xPt: xPt + i * sidePt, yPt: yPt + 2.5, widthPt: sidePt, heightPt: sidePt }, ...swatch });
    });
    const placed = { line, xPt: xPt + swatchPt, yPt, heightPt };
    xPt += swatchPt + line.widthPt + gapPt;
    return placed;
  });
  const frame = { xPt: page.area.xPt, yPt: topPt, widthPt: page.area.widthPt, heightPt: yPt + heightPt - topPt };
  return { text: { type: "text", id: `${page.label}-debug-legend`, role: "slug", lines, frames: [frame] }, marks };
}

/** The page with its lines marked; tints lie under everything else. */
export function withLineMarks(page: DummyPage, leadingPt: number, typesetter: Typesetter): DummyPage {
  const texts = pageTexts(page);
  const lines = texts.flatMap((text) => text.lines).filter((placed) => !placed.overset);
  const faults = texts.flatMap((text) => lineFaults(text, page.area.yPt, leadingPt));
  const { text, marks } = legend(page, legendEntries(lines, faults), typesetter);
  return {
    ...page,
    slug: [...page.slug, text],
    ornaments: [...lines.flatMap(tint), ...page.ornaments, ...bars(faults), ...marks],
    ledger: { ...page.ledger, entries: [...page.ledger.entries, { id: text.id, text: text.lines.map(({ line }) => line.text).join("") }] },
  };
}
