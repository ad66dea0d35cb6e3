/** The clone that a target is made of, and the steps that several targets share. */
import { type PDFContext, PDFDict } from "@cantoo/pdf-lib";
import type { Plate, Target } from "../model/render.js";
import { cloneContext, deflated, dictOf, name } from "../pdf/objects.js";
import { documentTitle, type DocumentMeta } from "../pdf/metadata.js";
import { dropUnreachable } from "../pdf/reachable.js";
import { seal } from "../pdf/seal.js";
import { writeOperations, type Operation } from "../pdf/tokenize.js";
import { markArtifacts } from "./artifacts.js";
import { insetOf, pageBoxes, writeBoxes } from "./boxes.js";
import type { Content } from "./content.js";
import type { FinishContext } from "./finish-context.js";
import { finding } from "./findings.js";
import type { ParsedPage } from "./parsed-page.js";
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

/** Writes a content stream's operations back, decoration marked as Artifact where the content is not tagged from outside. */
export function writeContent(document: TargetDocument, content: Content, operations: readonly Operation[], tagged: boolean): void {
  const { context } = document;
  const marked = tagged ? operations : markArtifacts(context, { operations, resources: content.resources });
  const dict = dictOf(context.lookup(content.ref));
  context.assign(content.ref, deflated(context, Buffer.from(writeOperations(marked), "latin1"), dict));
}

/**
 * Writes the boxes. @returns false, with a finding, when Chromium's page is not the paper's size
 * (or not the paper's size with the bleed or slug band that the profile asks for)
 */
export function writePageBoxes(
  document: TargetDocument,
  parsed: ParsedPage,
  ctx: FinishContext,
  press: { readonly bleedMm: number; readonly slugMm: number; readonly slug: boolean } = { bleedMm: 0, slugMm: 0, slug: false },
): boolean {
  const [left, bottom, right, top] = parsed.mediaBox;
  const { paper, label } = parsed.raw.page;
  const insetMm = insetOf(right - left, top - bottom, paper, [press.slugMm, press.bleedMm]);
  const size = `${((right - left) * 25.4 / 72).toFixed(1)} × ${((top - bottom) * 25.4 / 72).toFixed(1)} mm`;
  if (insetMm === undefined) {
    const expected = `${paper.widthMm} × ${paper.heightMm} mm`;
    ctx.diagnostics.add(finding("page-size", label, { zh: `${size}，应为 ${expected}`, en: `${size}, expected ${expected}` }));
    return false;
  }
  if (insetMm < press.bleedMm) {
    ctx.diagnostics.add(finding("bleed-missing", label, { zh: size, en: size }));
    return false;
  }
  if (press.slug && insetMm < press.slugMm) {
    ctx.diagnostics.add(finding("slug-missing", label, { zh: size, en: size }));
    return false;
  }
  writeBoxes(document.page, pageBoxes({ leftPt: left, topPt: top, insetMm, paper, bleedMm: press.bleedMm, bandMm: press.slugMm }));
  return true;
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
