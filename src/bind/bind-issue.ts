/** Binds finished pages into the issue's file of one target. */
import { PDFArray, PDFContext, PDFDict, PDFHexString, PDFNumber, PDFString } from "@cantoo/pdf-lib";
import { MachineError } from "../diagnostics/machine-error.js";
import { turn } from "../diagnostics/given-up.js";
import type { Plate, Target } from "../model/render.js";
import { describeDocument } from "../pdf/describe.js";
import { embedSources, type IssueSources } from "../pdf/embedded-files.js";
import { documentTitle, type DocumentMeta } from "../pdf/metadata.js";
import { arrayAt, name, textAt } from "../pdf/objects.js";
import { dropUnreachable } from "../pdf/reachable.js";
import { seal } from "../pdf/seal.js";
import type { Conformance } from "../pdf/xmp.js";
import { copyPlate, type CopiedPlate } from "./copy-plate.js";
import { mergeOutline } from "./merge-outline.js";
import { mergeStructure } from "./merge-structure.js";
import { shareIdentical } from "./share-objects.js";

export interface BindMeta extends DocumentMeta {
  /** Page names (版名) by label, for the outline. */
  readonly pageNames?: ReadonlyMap<string, string>;
  /** Given, the archive file is PDF/A-3 and carries them; sources attached to single pages' files are not taken over. */
  readonly sources?: IssueSources | undefined;
}

/**
 * Merges plates in the order given: pages, structure trees, outlines (page > story), page labels, one
 * output intent; identical fonts, pictures and profiles are kept once.
 * @throws MachineError `plate-unreadable`; `nothing-to-bind` without plates or with plates of another target; the reason of `signal` where it is raised
 */
export async function bindIssue(plates: Iterable<Plate> | AsyncIterable<Plate>, target: Target, meta: BindMeta, signal?: AbortSignal): Promise<Uint8Array> {
  const context = PDFContext.create();
  const catalog = context.obj({ Type: "Catalog" });
  context.trailerInfo.Root = context.register(catalog);
  const copied: CopiedPlate[] = [];
  // Plates come one by one, so that of each only its objects are held.
  for await (const plate of plates) {
    if (plate.target !== target) throw nothingToBind(target);
    await turn(signal);
    copied.push(await copyPlate(context, plate, copied.length));
  }
  if (copied.length === 0) throw nothingToBind(target);

  mergePages(context, catalog, copied);
  mergeStructure(context, copied, meta.language);
  mergeOutline(context, copied, (label) => [label, meta.pageNames?.get(label)].filter((part) => part !== undefined).join(" "));
  const [first] = copied;
  const intents = first === undefined ? undefined : arrayAt(first.catalog, "OutputIntents");
  if (intents !== undefined) catalog.set(name("OutputIntents"), intents);
  const info = first?.info;
  const pressVersion = textAt(info, "GTS_PDFXVersion");
  const flat = pressVersion?.startsWith("PDF/X-1a") === true;
  if (target === "archive" && meta.sources !== undefined) embedSources(context, meta.sources, meta.date);
  describeDocument(context, documentTitle(meta), meta, conformanceOf(target, flat, meta.sources !== undefined),
    pressVersion === undefined ? {} : { Trapped: name("False"), GTS_PDFXVersion: PDFString.of(pressVersion) });
  dropUnreachable(context);
  await turn(signal);
  shareIdentical(context);
  dropUnreachable(context);
  await turn(signal);
  return seal(context, `${meta.id}\n${target}`, target === "press" ? (flat ? 4 : 6) : 7, target === "screen");
}

function nothingToBind(target: Target): MachineError {
  return new MachineError("nothing-to-bind", {
    zh: `装订 ${target} 文件须有至少一版，且都属于这一目标。`,
    en: `Binding a ${target} file takes at least one page, all of that target.`,
  });
}

function conformanceOf(target: Target, flat: boolean, sources: boolean): Conformance {
  if (target === "archive") return { standard: "PDF/A", part: sources ? 3 : 2 };
  return target === "press" && !flat ? { standard: "PDF/X-4" } : { standard: "none" };
}

/** One flat page tree, the paper's own page numbers as page labels, and the named destinations. */
function mergePages(context: PDFContext, catalog: PDFDict, plates: readonly CopiedPlate[]): void {
  const kids = PDFArray.withContext(context);
  const tree = context.obj({ Type: "Pages" });
  const treeRef = context.register(tree);
  const labels = PDFArray.withContext(context);
  const destinations = PDFDict.withContext(context);
  plates.forEach(({ page, pageRef, label, catalog: own }, index) => {
    page.set(name("Parent"), treeRef);
    kids.push(pageRef);
    labels.push(PDFNumber.of(index));
    labels.push(context.obj({ P: PDFHexString.fromText(label) }));
    const named = own.lookup(name("Dests"));
    if (named instanceof PDFDict) for (const [key, value] of named.entries()) destinations.set(key, value);
  });
  tree.set(name("Kids"), kids);
  tree.set(name("Count"), PDFNumber.of(plates.length));
  catalog.set(name("Pages"), treeRef);
  catalog.set(name("PageLabels"), context.obj({ Nums: labels }));
  if (destinations.entries().length > 0) catalog.set(name("Dests"), destinations);
}
