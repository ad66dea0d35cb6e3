/** The clone that a target is made of, and the steps that several targets share. */
import { type PDFContext, PDFDict } from "@cantoo/pdf-lib";
import type { Plate, Target } from "../model/render.js";
import { cloneContext, deflated, dictOf, name } from "../pdf/objects.js";
import { documentTitle, type DocumentMeta } from "../pdf/metadata.js";
import { dropUnreachable } from "../pdf/reachable.js";
import { seal } from "../pdf/seal.js";
import { writeOperations, type Operation } from "../pdf/tokenize.js";
import { markArtifacts } from "./artifacts.js";
import { insetOf, type PageBoxes, pageBoxes, writeBoxes } from "./boxes.js";
import type { Content } from "./content.js";
import type { FinishContext } from "./finish-context.js";
import { finding } from "./findings.js";
import type { ParsedPage } from "./parsed-page.js";
import { touchesTrim } from "./trim-touch.js";
import { retagSubsets } from "./subset-tags.js";

export interface TargetDocument {
  readonly context: PDFContext;
  readonly page: PDFDict;
  /** The contents with the clone's resources. */
  readonly contents: readonly Content[];
}

export function cloneForTarget(parsed: ParsedPage): TargetDocument {
  const context = cloneContext(parsed.context);
  const page = context.lookup(parsed.pageRef, PDFDict);
  const pageResources = dictOf(page.lookup(name("Resources")));
  const contents = [...parsed.contents.values()].map((content) => {
    const form = content.form === undefined ? undefined : dictOf(context.lookup(content.ref));
    const own = form === undefined ? pageResources : (dictOf(form.lookup(name("Resources"))) ?? pageResources);
    return { ...content, form, resources: own };
  });
  return { context, page, contents };
}

/**
 * Writes a content stream's operations back, decoration marked as Artifact where the content is not tagged from
 * outside; `after` is painted over it in the page's own coordinates.
 */
export function writeContent(document: TargetDocument, content: Content, operations: readonly Operation[], tagged: boolean, after: readonly string[] = []): void {
  const { context } = document;
  const marked = tagged ? operations : markArtifacts(context, { operations, resources: content.resources });
  const dict = dictOf(context.lookup(content.ref));
  const own = writeOperations(marked);
  // Chromium leaves the page's flip standing at the end of its content.
  const text = after.length === 0 ? own : `q\n${own}Q\n${after.join("\n")}\n`;
  context.assign(content.ref, deflated(context, Buffer.from(text, "latin1"), dict));
}

/** Writes the boxes. @returns undefined, with a finding, when Chromium's page is not the paper's size */
export function writePageBoxes(
  document: TargetDocument,
  parsed: ParsedPage,
  ctx: FinishContext,
  press: { readonly bleedMm: number; readonly slugMm: number } = { bleedMm: 0, slugMm: 0 },
): PageBoxes | undefined {
  const [left, bottom, right, top] = parsed.mediaBox;
  const { paper, label } = parsed.raw.page;
  const insetMm = insetOf(right - left, top - bottom, paper, [press.slugMm, press.bleedMm]);
  if (insetMm === undefined) {
    const size = `${((right - left) * 25.4 / 72).toFixed(1)} × ${((top - bottom) * 25.4 / 72).toFixed(1)} mm`;
    const expected = `${paper.widthMm} × ${paper.heightMm} mm`;
    ctx.diagnostics.add(finding("page-size", label, { zh: `${size}，应为 ${expected}`, en: `${size}, expected ${expected}` }));
    return undefined;
  }
  const boxes = pageBoxes({ leftPt: left, topPt: top, insetMm, paper, bleedMm: press.bleedMm, bandMm: press.slugMm });
  const [page] = parsed.contents.values();
  const touching = press.bleedMm > insetMm && page !== undefined ? touchesTrim(parsed.context, page, boxes.trimBox) : undefined;
  if (touching !== undefined) {
    const mm = (pt: number): string => ((pt * 25.4) / 72).toFixed(0);
    const at = `${mm(touching[0] - boxes.trimBox[0])}, ${mm(boxes.trimBox[3] - touching[3])} mm`;
    ctx.diagnostics.add(finding("bleed-missing", label, { zh: `左上角 ${at} 处的色块或图片`, en: `an area or picture at ${at} from the top left` }));
    return undefined;
  }
  writeBoxes(document.page, boxes);
  return boxes;
}

/** Serialises one page's file. */
export async function platePdf(
  document: TargetDocument, parsed: ParsedPage, target: Target, meta: DocumentMeta, version: 4 | 6 | 7, objectStreams = false,
): Promise<Plate> {
  const { label } = parsed.raw.page;
  retagSubsets(document.context);
  dropUnreachable(document.context);
  const pdf = await seal(document.context, `${meta.id}\n${label}\n${target}`, version, objectStreams);
  return { label, target, pdf };
}

export const plateTitle = (parsed: ParsedPage, meta: DocumentMeta): string => documentTitle(meta, parsed.raw.page.label);
