/** The output intent: the one colour condition a file is meant for. */
import { type PDFContext, PDFHexString, PDFString } from "@cantoo/pdf-lib";
import { catalogOf, deflated, name } from "./objects.js";

export interface OutputIntent {
  /** GTS_PDFX for press (ISO 15930), GTS_PDFA1 for archive (ISO 19005, every part). */
  readonly subtype: "GTS_PDFX" | "GTS_PDFA1";
  readonly condition: string;
  readonly info: string;
  readonly icc: Uint8Array;
  /** Components of the profile: 3 for RGB, 4 for CMYK. */
  readonly components: 3 | 4;
}

export function writeOutputIntent(context: PDFContext, intent: OutputIntent): void {
  const profile = context.register(deflated(context, intent.icc, context.obj({ N: intent.components })));
  const dict = context.obj({
    Type: "OutputIntent",
    S: intent.subtype,
    OutputCondition: PDFHexString.fromText(intent.info),
    OutputConditionIdentifier: PDFHexString.fromText(intent.condition),
    Info: PDFHexString.fromText(intent.info),
    RegistryName: PDFString.of("http://www.color.org"),
    DestOutputProfile: profile,
  });
  catalogOf(context).set(name("OutputIntents"), context.obj([dict]));
}
