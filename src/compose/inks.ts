/** The inks of a run: one for each class of characters that a face's sources divide among them. */
import type { CopyRun } from "../model/copy.js";
import type { FaceSource } from "../model/theme.js";
import { advancesOf } from "./advances.js";
import type { Ink } from "./atoms.js";
import type { TypesetterOptions } from "./settings.js";
import { sourceClassNames } from "./traits.js";

/** Inks by the number of the source class; one object per source, so that identity tells painted runs apart. */
export type RunInks = readonly [Ink, Ink, Ink];

/** Throws RangeError for a style or face that the theme does not have. */
export function inksOf(run: CopyRun, options: TypesetterOptions, sizePt: number | undefined): RunInks {
  const style = options.styles[run.style];
  if (!style) throw new RangeError(`unknown text style “${run.style}”`);
  const sources = options.faces[style.face];
  if (!sources || sources.length === 0) throw new RangeError(`text style “${run.style}” names the unknown face “${style.face}”`);
  const size = sizePt ?? style.sizePt;
  const trackingPt = (style.trackingEm ?? 0) * size;
  const made = new Map<FaceSource, Ink>();
  const inkOf = (source: FaceSource): Ink => {
    let ink = made.get(source);
    if (!ink) {
      const metrics = options.metrics(source);
      made.set(source, (ink = { run, style, source, metrics, advances: advancesOf(metrics), sizePt: size, trackingPt }));
    }
    return ink;
  };
  if (sources.length === 1) {
    const only = inkOf(sources[0]!);
    return [only, only, only];
  }
  // No source admits the class: a missing glyph, reported before composing; the first source stands in.
  const [han, latin, marks] = sourceClassNames.map((name) => inkOf(sources.find((source) => source.only?.includes(name) ?? true) ?? sources[0]!));
  return [han!, latin!, marks!];
}
