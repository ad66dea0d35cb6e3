/** The composer: lines, line counts and heads from metric tables alone. No Node, no browser. */
import type { CopyBlock, CopyHead, CopyRun } from "../model/copy.js";
import type { BlockSetting, Line, Typesetter } from "../model/typesetter.js";
import { prepareHead, type PreparedHead, setHead } from "./head.js";
import { prepare } from "./join.js";
import { naturalWidth, sumsOf } from "./measure-line.js";
import { Paragraph, type PreparedText } from "./paragraph.js";
import { setLine } from "./set-line.js";
import { setVerticalHead } from "./vertical-head.js";
import type { TypesetterOptions } from "./settings.js";

export type { TypesetterOptions } from "./settings.js";

const EMPTY: Line = { runs: [], xPt: 0, widthPt: 0, stretchEm: 0, last: true, text: "" };

/**
 * A typesetter for one theme. Composed blocks are kept as long as their `CopyBlock` object lives.
 * Styles and faces must exist (theme resolution sees to it): an unknown one throws RangeError.
 */
export function createTypesetter(options: TypesetterOptions): Typesetter {
  const kept = new WeakMap<CopyBlock, { readonly text: PreparedText; readonly set: Map<string, Paragraph> }>();

  const paragraph = (block: CopyBlock, setting: BlockSetting, measurePt: number): Paragraph => {
    let ofBlock = kept.get(block);
    if (!ofBlock) {
      const atoms = prepare(block.runs, block.noBreak, options, { insideWords: block.insideWords });
      kept.set(block, (ofBlock = { text: { atoms, sums: sumsOf(atoms) }, set: new Map() }));
    }
    const key = `${measurePt} ${setting.indentEm} ${setting.hangEm} ${setting.align} ${setting.beside?.lines ?? 0} ${setting.beside?.widthPt ?? 0}`;
    let found = ofBlock.set.get(key);
    if (!found) ofBlock.set.set(key, (found = new Paragraph(block, ofBlock.text, setting, measurePt, options)));
    return found;
  };

  const lines = new Map<string, Line>();
  const heads = new WeakMap<CopyHead, Map<string, PreparedHead>>();

  const preparedHead = (head: CopyHead, style: string, sizePt: number): PreparedHead => {
    let ofHead = heads.get(head);
    if (!ofHead) heads.set(head, (ofHead = new Map()));
    const key = `${sizePt} ${style}`;
    let found = ofHead.get(key);
    if (!found) ofHead.set(key, (found = prepareHead(head, style, sizePt, options)));
    return found;
  };

  return {
    alternatives: (block, setting, measurePt) => paragraph(block, setting, measurePt).alternatives,
    lines: (block, setting, measurePt, count) => paragraph(block, setting, measurePt).lines(count),
    head: (head, style, sizePt, widthPt, maxLines, align) => setHead(preparedHead(head, style, sizePt), { sizePt, widthPt, maxLines, align }, options),
    verticalHead: (head, style, sizePt, count) => setVerticalHead(head, count, {
      style: options.styles[style]!, sources: options.faces[options.styles[style]!.face]!, sizePt, turned: (text) => singleLine([{ text, style }], sizePt),
    }),
    line: (runs, sizePt) => {
      const key = JSON.stringify([sizePt, runs]);
      let found = lines.get(key);
      if (!found) lines.set(key, (found = singleLine(runs, sizePt)));
      return found;
    },
  };

  function singleLine(runs: readonly CopyRun[], sizePt: number | undefined): Line {
    const atoms = prepare(runs, [], options, { sizePt });
    if (atoms.count === 0) return EMPTY;
    const sums = sumsOf(atoms);
    const availablePt = naturalWidth(atoms, sums, 0, atoms.count);
    return setLine(atoms, sums, 0, atoms.count, {
      leftPt: 0, availablePt, align: "left", keepsLeadingBlank: false, last: true, ends: true,
    }, options);
  }
}
