/** What a file says it is: XMP, Info, id, output intent, tags. */
import { PDFArray, PDFRawStream } from "@cantoo/pdf-lib";
import { arrayAt, catalogOf, dictAt, dictOf, name, nameAt, numberAt, textAt } from "../pdf/objects.js";
import { always, onArchive, onFinal, onPress, type Check, type Subject } from "./check.js";
import { lacks, onPage, type Words } from "./words.js";

const info = ({ context }: Subject) => dictOf(context.lookup(context.trailerInfo.Info));
const isFlat = (subject: Subject): boolean => textAt(info(subject), "GTS_PDFXVersion")?.startsWith("PDF/X-1a") === true;

function xmp({ context }: Subject): string | undefined {
  const stream = catalogOf(context).lookup(name("Metadata"));
  return stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString("utf8") : undefined;
}

export const metadata: Check = {
  name: "metadata",
  zh: "须有 XMP 元数据并与文件类型相符",
  en: "XMP metadata must be present and match the kind of file",
  applies: always,
  problems: (subject) => {
    const packet = xmp(subject);
    if (packet === undefined) return [lacks("XMP")];
    const wanted = ["<dc:title>", "<xmp:CreateDate>", "<xmpMM:DocumentID>uuid:", "<xmpMM:VersionID>"];
    if (subject.target === "press" && !isFlat(subject)) wanted.push("<pdfxid:GTS_PDFXVersion>PDF/X-4<", "<pdf:Trapped>");
    if (subject.target === "archive") wanted.push("<pdfaid:part>", "<pdfaid:conformance>U<", "<pdfuaid:part>1<");
    return wanted.filter((text) => !packet.includes(text)).map(lacks);
  },
};

export const infoEntries: Check = {
  name: "info",
  zh: "Info 须有标题与日期，印版还须注明 Trapped",
  en: "Info must hold title and dates, on a press file Trapped too",
  applies: onFinal,
  problems: (subject) => {
    const dict = info(subject);
    const missing = ["Title", "CreationDate", "ModDate", "Producer"].filter((key) => (textAt(dict, key) ?? "") === "");
    const trapped = subject.target !== "press" || ["True", "False"].includes(nameAt(dict, "Trapped") ?? "");
    return [...missing, ...(trapped ? [] : ["Trapped"])].map(lacks);
  },
};

export const documentId: Check = {
  name: "document-id",
  zh: "文件须有 /ID",
  en: "the file must have an /ID",
  applies: always,
  problems: ({ context }) => {
    const id = context.trailerInfo.ID;
    return id instanceof PDFArray && id.size() === 2 ? [] : [lacks("/ID")];
  },
};

export const outputIntent: Check = {
  name: "output-intent",
  zh: "须有唯一的输出意图并嵌入 ICC",
  en: "exactly one output intent with its ICC profile",
  applies: (subject) => onPress(subject) || onArchive(subject),
  problems: ({ context, target, profile }) => {
    const intents = arrayAt(catalogOf(context), "OutputIntents");
    const intent = dictOf(intents?.lookup(0));
    if (intents?.size() !== 1 || intent === undefined) return [{ zh: "输出意图不是唯一一个", en: "no single output intent" }];
    const wanted = target === "press" ? { subtype: "GTS_PDFX", components: 4 } : { subtype: "GTS_PDFA1", components: 3 };
    const icc = intent.lookup(name("DestOutputProfile"));
    const problems: string[] = [];
    if (nameAt(intent, "S") !== wanted.subtype) problems.push(`S ${nameAt(intent, "S")}`);
    if (!(icc instanceof PDFRawStream) || numberAt(icc.dict, "N") !== wanted.components) problems.push("DestOutputProfile");
    const condition = textAt(intent, "OutputConditionIdentifier");
    if (target === "press" && profile !== undefined && condition !== profile.condition) problems.push(`${condition} ≠ ${profile.condition}`);
    return problems;
  },
};

export const tags: Check = {
  name: "tags",
  zh: "存档文件须有结构标签、语言和标题显示",
  en: "an archive file must be tagged, with language and title shown",
  applies: onArchive,
  problems: ({ context, pages }) => {
    const catalog = catalogOf(context);
    const problems: Words[] = [];
    if (dictAt(catalog, "StructTreeRoot") === undefined) problems.push(lacks("StructTreeRoot"));
    if (String(dictAt(catalog, "MarkInfo")?.get(name("Marked"))) !== "true") problems.push({ zh: "未标 Marked", en: "not Marked" });
    if ((textAt(catalog, "Lang") ?? "") === "") problems.push(lacks("Lang"));
    if (String(dictAt(catalog, "ViewerPreferences")?.get(name("DisplayDocTitle"))) !== "true") problems.push(lacks("DisplayDocTitle"));
    pages.forEach(({ page, texts }, index) => {
      if (page.has(name("Annots")) && nameAt(page, "Tabs") !== "S") problems.push(onPage(index, lacks("Tabs /S")));
      if (texts.some(({ mcid }) => mcid === undefined)) problems.push(onPage(index, { zh: "有文字未加标签", en: "untagged text" }));
    });
    return problems;
  },
};
