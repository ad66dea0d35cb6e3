/** What stands at a place of the page, as people know it. */
import type { PDFDict } from "@cantoo/pdf-lib";
import type { BoxPt, DummyPage } from "../model/dummy.js";
import { type Box, paintedObjects } from "./painted-objects.js";
import type { Words } from "./words.js";

const holds = ({ xPt, yPt, widthPt, heightPt }: BoxPt, x: number, y: number): boolean => x >= xPt && x <= xPt + widthPt && y >= yPt && y <= yPt + heightPt;

/**
 * The figure or the story at a place of a laid-out page; undefined where neither is there.
 * @param x from the trim's left edge, in pt
 * @param y from the trim's top edge, in pt
 */
export function storyAt(page: DummyPage, x: number, y: number): Words | undefined {
  for (const { article, box, parts } of page.modules) {
    const figure = parts.find((part) => part.type === "figure" && holds(part.box, x, y));
    if (figure?.type === "figure") return { zh: `图片 ${figure.picture.href}（稿件 ${article}）`, en: `picture ${figure.picture.href} of the article ${article}` };
    if (holds(box, x, y)) return { zh: `稿件 ${article}`, en: `the article ${article}` };
  }
  return undefined;
}

/** Longer a text is not quoted. */
const quoted = 12;

/** The picture at a place, or else the text next to it, both as the file has them; coordinates are the page's own, in pt. */
export function objectAt(page: PDFDict, x: number, y: number): Words | undefined {
  const objects = paintedObjects(page);
  const picture = objects.findLast(({ kind, box }) => kind === "picture" && box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3]);
  const texts = objects.flatMap((object, index) => (object.kind === "text" ? [{ index, away: distance(object.box, x, y) }] : []));
  const nearest = texts.reduce<(typeof texts)[number] | undefined>((best, text) => (best === undefined || text.away < best.away ? text : best), undefined);
  // A line is shown in pieces: what follows reads on.
  const text = nearest && objects.slice(nearest.index, nearest.index + quoted).filter(({ kind }) => kind === "text").map(({ label }) => label).join("").slice(0, quoted);
  const near = text === undefined ? undefined : { zh: `近“${text}”`, en: `near “${text}”` };
  if (picture === undefined) return near;
  return { zh: [`图片 ${picture.label}`, near?.zh].filter(Boolean).join("，"), en: [`picture ${picture.label}`, near?.en].filter(Boolean).join(", ") };
}

const distance = ([left, bottom, right, top]: Box, x: number, y: number): number => Math.hypot(Math.max(left - x, 0, x - right), Math.max(bottom - y, 0, y - top));
