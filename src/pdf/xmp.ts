/** The XMP packet of each kind of file. */
import { type PDFContext, PDFNumber, PDFRawStream } from "@cantoo/pdf-lib";
import { catalogOf, name } from "./objects.js";
import { creator, producer, xmpDate, type DocumentMeta } from "./metadata.js";
import { documentIdPlaceholder, instanceIdPlaceholder } from "./seal.js";

/** Which standard the packet claims. */
export type Conformance =
  | { readonly standard: "PDF/X-4" }
  | { readonly standard: "PDF/A"; readonly part: 2 | 3 }
  | { readonly standard: "none" };

const escapeXml = (text: string): string =>
  text.replace(/[<>&"]/g, (c) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" })[c] ?? c);

/** ISO 15930-7, 6.9 asks for the identification in XMP and for Trapped. */
const pdfx = `<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Trapped>False</pdf:Trapped></rdf:Description>`;

/** PDF/UA's own property must be described, since PDF/A knows only its predefined schemas (ISO 19005-2, 6.6.2.3). */
const pdfa = (part: number): string => `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>${part}</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

/** The packet's text; its ids are placeholders that `seal` fills in. */
export function xmpPacket(title: string, meta: DocumentMeta, conformance: Conformance): string {
  const date = xmpDate(meta.date);
  const claims = conformance.standard === "PDF/X-4" ? pdfx : conformance.standard === "PDF/A" ? pdfa(conformance.part) : "";
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>${escapeXml(meta.language)}</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>${escapeXml(creator)}</xmp:CreatorTool><xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>${escapeXml(producer)}</pdf:Producer></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"><xmpMM:DocumentID>uuid:${documentIdPlaceholder}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:${instanceIdPlaceholder}</xmpMM:InstanceID><xmpMM:RenditionClass>default</xmpMM:RenditionClass><xmpMM:VersionID>${meta.revision}</xmpMM:VersionID></rdf:Description>
${claims}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

/** Puts the packet into the catalog, uncompressed, so that any reader finds it. */
export function writeXmp(context: PDFContext, title: string, meta: DocumentMeta, conformance: Conformance): void {
  const bytes = Buffer.from(xmpPacket(title, meta, conformance), "utf8");
  const dict = context.obj({ Type: "Metadata", Subtype: "XML" });
  dict.set(name("Length"), PDFNumber.of(bytes.length));
  catalogOf(context).set(name("Metadata"), context.register(PDFRawStream.of(dict, bytes)));
}
