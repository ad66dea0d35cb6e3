/** The press plate: PDF/X-4 (ISO 15930-7) or, for a page without transparency, PDF/X-1a:2003 (ISO 15930-4). */
import { PDFDict, PDFRef, PDFString } from "@cantoo/pdf-lib";
import type { Plate } from "../model/render.js";
import { describeDocument } from "../pdf/describe.js";
import { dictAt, dictOf, name, nameAt } from "../pdf/objects.js";
import { writeOutputIntent } from "../pdf/output-intent.js";
import { cloneForTarget, plateTitle, platePdf, writeContent, writePageBoxes, type TargetDocument } from "./document.js";
import { withOwnFindings, type PressContext } from "./finish-context.js";
import { finding, same } from "./findings.js";
import { checkFonts } from "./fonts-check.js";
import { mendFormTags } from "./form-tags.js";
import { figureAt } from "./figure-place.js";
import type { Placement } from "./survey.js";
import { checkGraphicsStates } from "./graphics-states.js";
import { inkPlan, type InkPlan } from "./ink-plan.js";
import type { ParsedPage } from "./parsed-page.js";
import { addAllSpace, printersMarks } from "./printers-marks.js";
import { separatePicture } from "./press-pictures.js";
import { overprintOff, overprintOn, separate, spotSpace } from "./separate.js";
import { placeSupplied } from "./supplied-pages.js";
import { originalsOf } from "./cmyk-originals.js";
import { colourFinding } from "./colour-findings.js";
import { textNear } from "./shown-text.js";
import { separateShadings } from "./shadings.js";
import { removeLinks } from "./structure.js";
import { repairToUnicode } from "./text-repair.js";

/**
 * Makes the press plate of one page.
 * @returns undefined, with findings that are errors, when anything on the page cannot be separated
 */
export function finishPress(parsed: ParsedPage, ctx: PressContext): Promise<Plate | undefined> {
  return withOwnFindings(ctx, (own) => separatePage(parsed, own));
}

async function separatePage(parsed: ParsedPage, ctx: PressContext): Promise<Plate | undefined> {
  const { profile, meta, diagnostics } = ctx;
  const { label, ink } = parsed.raw.page;
  for (const fault of [...parsed.faults, ...checkFonts(parsed)]) diagnostics.add(fault);
  if (!hasRoom(profile)) diagnostics.add(finding("marks-without-room", label, same(`${profile.name}: slugMm ${profile.slugMm}`)));

  const document = cloneForTarget(parsed);
  const plan = inkPlan(ctx.inks, ink, ctx.mourning);
  const flat = profile.standard === "PDF/X-1a";
  const boxes = writePageBoxes(document, parsed, ctx, profile);
  const slug = profile.slug ? ctx.slug : undefined;
  const marks = boxes === undefined ? [] : printersMarks(boxes, profile, plan.greyPictures && plan.spots.size === 0 ? "k" : ink, slug);
  const supplied = await placeSupplied(document, parsed, plan.greyPictures, flat, ctx);
  separateContents({ ...document, contents: supplied.contents }, parsed, plan, { flat, marks }, ctx);
  checkInks(plan, ctx, label);
  if (diagnostics.hasErrors) return undefined;
  const originals = originalsOf(parsed.raw.page);
  const placed = new Set<string>();
  const figure = (placement: Placement) => figureAt(parsed.raw.page, placement, parsed.mediaBox[3]);
  for (const placement of parsed.survey.pictures.values()) {
    if (supplied.replaced.has(placement.ref.tag)) continue;
    if (flat && dictOf(document.context.lookup(placement.ref))?.has(name("SMask")) === true) {
      const named = figure(placement)?.href ?? "";
      diagnostics.add(finding("transparency", label, { zh: `带透明通道的图片 ${named}`.trim(), en: `a picture with an alpha channel ${named}`.trim() }));
    }
    await separatePicture(document.context, placement, { profile, colour: ctx.colour, grey: plan.greyPictures, label, diagnostics, originals, placed, figure });
  }
  if (!plan.greyPictures && !diagnostics.hasErrors) {
    // The browser did not pass the picture's bytes on: without them the original's place is not known.
    for (const { href } of originals.values()) if (!placed.has(href)) diagnostics.add(finding("original-not-placed", label, same(href)));
  }
  repairToUnicode(document.context, parsed.survey, label, diagnostics);
  if (diagnostics.hasErrors) return undefined;

  mendFormTags(document.context, parsed.pageRef, document.contents);
  removeLinks(document.context, document.page);
  // Blending happens in the space of the inks (ISO 32000-1, 11.6.6).
  if (!flat) document.page.set(name("Group"), document.context.obj({ Type: "Group", S: "Transparency", CS: "DeviceCMYK", I: true }));
  writeOutputIntent(document.context, {
    subtype: "GTS_PDFX", condition: profile.condition, info: profile.conditionInfo ?? profile.condition, icc: profile.iccBytes, components: 4,
  });
  describeDocument(document.context, plateTitle(parsed, meta), meta, flat ? { standard: "none" } : { standard: "PDF/X-4" }, {
    Trapped: name("False"),
    GTS_PDFXVersion: PDFString.of(flat ? "PDF/X-1a:2003" : "PDF/X-4"),
  });
  return platePdf(document, parsed, "press", meta, flat ? 4 : 6);
}

function separateContents(document: TargetDocument, parsed: ParsedPage, plan: InkPlan, { flat, marks }: { readonly flat: boolean; readonly marks: readonly string[] }, ctx: PressContext): void {
  const { context } = document;
  const { label } = parsed.raw.page;
  const spotNames = [...plan.spots.keys()];
  const spotIndex = new Map(spotNames.map((spot, index) => [spot, index] as const));
  const used = new Set<string>();
  const converted = new Set<PDFDict>();
  for (const content of document.contents) {
    const result = separate(content.operations, plan, spotIndex);
    for (const fault of result.faults) ctx.diagnostics.add(colourFinding(parsed, content, fault));
    for (const fault of separateShadings(context, content.resources, plan, converted)) ctx.diagnostics.add(finding(fault.code, label, same(fault.detail)));
    for (const fault of checkGraphicsStates(context, content.resources, flat)) {
      const near = textNear(parsed, content, fault.detail.split(" ")[0]);
      ctx.diagnostics.add(finding(fault.code, label, { zh: fault.detail + near.zh, en: fault.detail + near.en }));
    }
    for (const spot of result.spots) used.add(spot);
    const group = dictAt(content.form, "Group");
    if (group !== undefined && flat) {
      const near = textNear(parsed, content);
      ctx.diagnostics.add(finding("transparency", label, { zh: `半透明的组${near.zh}`, en: `a transparency group${near.en}` }));
    }
    group?.set(name("CS"), name("DeviceCMYK"));
    checkObjects(document, content.resources, label, ctx);
    addResources(document, content.resources, plan, result.spots, spotIndex);
    const after = content.form === undefined ? marks : [];
    if (after.length > 0 && content.resources !== undefined) addAllSpace(context, content.resources);
    writeContent(document, content, result.operations, parsed.survey.taggedForms.has(content.ref.tag), after);
  }
  if (used.size > 1) ctx.diagnostics.add(finding("second-spot", label, same([...used].join(", "))));
}

/** Marks and slug need a band beyond the bleed: a millimetre clear and five for the mark, or a line of type. */
function hasRoom({ marks, colourBar, slug, slugMm, bleedMm }: PressContext["profile"]): boolean {
  const needed = marks || colourBar === true ? 6 : slug ? 4 : 0;
  return needed === 0 || slugMm - bleedMm >= needed;
}

/** XObjects are images or forms; anything else would pass through unread. */
function checkObjects(document: TargetDocument, resources: PDFDict | undefined, label: string, ctx: PressContext): void {
  for (const [key, value] of dictAt(resources, "XObject")?.entries() ?? []) {
    const subtype = value instanceof PDFRef ? nameAt(dictOf(document.context.lookup(value)), "Subtype") : undefined;
    if (subtype !== "Image" && subtype !== "Form") ctx.diagnostics.add(finding("unknown-object", label, same(key.decodeText())));
  }
}

function addResources(
  { context }: TargetDocument, resources: PDFDict | undefined, plan: InkPlan, spots: ReadonlySet<string>, spotIndex: ReadonlyMap<string, number>,
): void {
  if (resources === undefined) return;
  // OPM 1: ink values of zero leave what lies below (ISO 32000-1, 8.6.7).
  category(resources, "ExtGState").set(name(overprintOn), context.obj({ Type: "ExtGState", OP: true, op: true, OPM: 1 }));
  category(resources, "ExtGState").set(name(overprintOff), context.obj({ Type: "ExtGState", OP: false, op: false, OPM: 0 }));
  for (const spot of spots) {
    const recipe = plan.spots.get(spot) ?? [0, 0, 0, 1];
    // A name's bytes are read as UTF-8 (ISO 32000-1, 7.3.5); pdf-lib writes a byte for each character.
    const ink = name(Buffer.from(spot, "utf8").toString("latin1"));
    const tint = context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [...recipe], N: 1 });
    category(resources, "ColorSpace").set(name(spotSpace(spotIndex.get(spot) ?? 0)), context.obj([name("Separation"), ink, name("DeviceCMYK"), tint]));
  }
}

function category(resources: PDFDict, key: string): PDFDict {
  const known = dictAt(resources, key);
  if (known !== undefined) return known;
  const fresh = PDFDict.withContext(resources.context);
  resources.set(name(key), fresh);
  return fresh;
}

/** An ink whose own recipe is above the limit can never be printed. */
function checkInks(plan: InkPlan, ctx: PressContext, label: string): void {
  if (plan.greyPictures) return;
  for (const [ink, { cmyk }] of Object.entries(ctx.inks)) {
    const total = cmyk.reduce((sum, part) => sum + part, 0);
    if (total > ctx.profile.tac) ctx.diagnostics.add(finding("vector-tac", label, same(`${ink}: ${total} % > ${ctx.profile.tac} %`)));
  }
}
