/** The composer: lines, line counts and heads from metric tables alone. No Node, no browser. */
import type { CopyBlock } from "../model/copy.js";
import type { BlockSetting, Line, Typesetter } from "../model/typesetter.js";
import { setHead } from "./head.js";
import { prepare } from "./join.js";
import { naturalWidth, sumsOf } from "./measure-line.js";
import { Paragraph } from "./paragraph.js";
import { setLine } from "./set-line.js";
import type { TypesetterOptions } from "./settings.js";

export type { TypesetterOptions } from "./settings.js";

const EMPTY: Line = { runs: [], xPt: 0, widthPt: 0, stretchEm: 0, last: true, text: "" };

/**
 * A typesetter for one theme. Composed blocks are kept as long as their `CopyBlock` object lives.
 * Styles and faces must exist (theme resolution sees to it): an unknown one throws RangeError.
 */
export function createTypesetter(options: TypesetterOptions): Typesetter {
  const kept = new WeakMap<CopyBlock, Map<string, Paragraph>>();

  const paragraph = (block: CopyBlock, setting: BlockSetting, measurePt: number): Paragraph => {
    let ofBlock = kept.get(block);
    if (!ofBlock) kept.set(block, (ofBlock = new Map()));
    const key = `${measurePt} ${setting.indentEm} ${setting.hangEm} ${setting.align}`;
    let found = ofBlock.get(key);
    if (!found) ofBlock.set(key, (found = new Paragraph(block, setting, measurePt, options)));
    return found;
  };

  return {
    alternatives: (block, setting, measurePt) => paragraph(block, setting, measurePt).alternatives,
    lines: (block, setting, measurePt, count) => paragraph(block, setting, measurePt).lines(count),
    head: (head, style, sizePt, widthPt, maxLines, align) => setHead(head, { style, sizePt, widthPt, maxLines, align }, options),
    line: (runs, sizePt) => {
      const atoms = prepare(runs, [], options, { sizePt });
      if (atoms.count === 0) return EMPTY;
      const sums = sumsOf(atoms);
      const availablePt = naturalWidth(atoms, sums, 0, atoms.count);
      return setLine(atoms, sums, 0, atoms.count, {
        leftPt: 0, availablePt, align: "left", keepsLeadingBlank: false, last: true, ends: true,
      }, options);
    },
  };
}
