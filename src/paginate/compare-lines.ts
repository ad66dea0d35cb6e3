/** Compares the lines that a tab has painted with the lines that the page planned. */
import type { ExpectedLine } from "../model/render.js";
import { lineNumbers, type Measurements } from "./measurements.js";

/** Largest difference between plan and page, in CSS px. */
export const tolerancePx = 0.5;

export interface Fault {
  readonly code: string;
  /** Id of the element at fault; empty for the whole page. */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

interface PaintedLine {
  readonly index: number;
  readonly boxTop: number;
  readonly boxHeight: number;
  readonly left: number;
  readonly width: number;
  readonly text: string;
  readonly id: string;
}

/** Every fault of the lines: missing, doubled, hidden, off their place or width, outside their frame, other words. */
export function compareLines(expected: readonly ExpectedLine[], measured: Measurements): Fault[] {
  const faults: Fault[] = [];
  const painted = new Map<number, PaintedLine>();
  for (const line of paintedLines(measured)) {
    if (painted.has(line.index)) faults.push(fault("line-doubled", line.id, `第 ${line.index} 行出现两次`, `line ${line.index} stands on the page twice`));
    painted.set(line.index, line);
  }
  const hidden = new Set(measured.hidden);
  const known = new Set<number>();
  for (const line of expected) {
    known.add(line.index);
    const found = painted.get(line.index);
    if (found) faults.push(...compareLine(line, found));
    else if (hidden.has(line.index)) faults.push(fault("line-hidden", line.id, `第 ${line.index} 行不可见：“${line.text}”`, `line ${line.index} is not visible: “${line.text}”`));
    else faults.push(fault("line-missing", line.id, `第 ${line.index} 行没有出现：“${line.text}”`, `line ${line.index} is not on the page: “${line.text}”`));
  }
  for (const line of painted.values()) {
    if (!known.has(line.index)) faults.push(fault("line-unexpected", line.id, `出现了没有安排的第 ${line.index} 行：“${line.text}”`, `line ${line.index} was not planned: “${line.text}”`));
  }
  return faults;
}

function compareLine(line: ExpectedLine, found: PaintedLine): Fault[] {
  const faults: Fault[] = [];
  const add = (code: string, zh: string, en: string) => faults.push(fault(code, line.id, `“${line.text}” ${zh}`, `“${line.text}” ${en}`));
  if (found.text !== line.text) {
    add("text-differs", `画成了“${found.text}”`, `was painted as “${found.text}”`);
  }
  const off = (value: number, plan: number) => Math.abs(value - plan) > tolerancePx;
  if (off(found.left, line.leftPx) || off(found.boxTop, line.topPx) || off(found.boxHeight, line.heightPx)) {
    const at = `(${px(found.left)}, ${px(found.boxTop)}) × ${px(found.boxHeight)}`;
    const plan = `(${px(line.leftPx)}, ${px(line.topPx)}) × ${px(line.heightPx)}`;
    add("line-off-place", `在 ${at} px，应在 ${plan} px`, `stands at ${at} px instead of ${plan} px`);
  }
  if (off(found.width, line.widthPx)) {
    const code = found.width > line.widthPx ? "line-too-wide" : "line-too-narrow";
    add(code, `宽 ${px(found.width)} px，应为 ${px(line.widthPx)} px`, `is ${px(found.width)} px wide instead of ${px(line.widthPx)} px`);
  }
  const { frame } = line;
  const outside = found.left < frame.leftPx - tolerancePx
    || found.left + found.width > frame.rightPx + tolerancePx
    || found.boxTop < frame.topPx - tolerancePx
    || found.boxTop + found.boxHeight > frame.bottomPx + tolerancePx;
  if (outside) add("line-outside-frame", "超出版框", "reaches out of its frame");
  return faults;
}

function* paintedLines(measured: Measurements): Generator<PaintedLine> {
  const { numbers, texts, ids } = measured;
  for (let i = 0; i < texts.length; i++) {
    const [index, , boxTop, boxHeight, left, right, trailing] = numbers.slice(i * lineNumbers.length, (i + 1) * lineNumbers.length) as [number, number, number, number, number, number, number];
    yield { index, boxTop, boxHeight, left, width: right - left - trailing, text: texts[i]!, id: ids[i]! };
  }
}

function fault(code: string, id: string, zh: string, en: string): Fault {
  return { code, id, zh: `${zh}。`, en: `${en}.` };
}

function px(value: number): string {
  return value.toFixed(2);
}
