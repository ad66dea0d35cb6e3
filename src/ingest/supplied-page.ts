/** A supplied page (an advert as PDF): placed untouched, so it is checked where it is named, before anything is made up. */
import { createHash } from "node:crypto";
import sharp from "sharp";
import type { ColourEngine } from "../colour/colour-engine.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Cache } from "../model/context.js";
import type { Picture, SuppliedPage } from "../model/issue.js";
import type { PressProfile } from "../model/press.js";
import { transformPoint } from "../pdf/matrix.js";
import { TooMuch } from "../pdf/objects.js";
import { openSupplied, type SuppliedFault, type SuppliedSheet, uprightMatrix } from "../pdf/supplied-page.js";
import { processInks } from "../raster/ink-colour.js";
import { type InkRaster, inkMaximum, inkRaster } from "../raster/ink-raster.js";
import { firstPageText } from "../raster/page-text.js";
import { suppliedFacts, type SuppliedFacts } from "./supplied-facts.js";
import { type InkFinding, judgeSupplied } from "./supplied-findings.js";
import { readsAlike } from "./supplied-witness.js";

/** Of the picture that stands for the page on screen, in the archive and in proofs. */
const shownPpi = 200;
const jpegQuality = 92;
/** No paper is larger than two broadsheet pages side by side, with room to spare. */
const largestMm = 1000;
/** Raised when other facts are told or other pixels are made of the same file. */
const version = 2;

const ptPerMm = 72 / 25.4;

export interface SuppliedPress {
  readonly profile: PressProfile;
  readonly engine: () => Promise<ColourEngine | undefined>;
  readonly iccSha256: string;
}

/** What was found of the file's one page; kept under the file's hash. */
interface Looked {
  readonly facts: SuppliedFacts;
  readonly text: string;
  /** To a second reader it is the page that would be placed. */
  readonly alike: boolean;
  readonly ink: InkFinding;
  readonly inks: readonly string[];
}

type Suppliable = Pick<Picture, "format" | "widthPx" | "heightPx" | "colour" | "supplied" | "shown">;

/**
 * Adds `advert-encrypted`, `advert-broken`, `advert-pages`, `advert-no-size`, `advert-too-much` and those of `judgeSupplied`.
 * @returns undefined where the page cannot be placed
 */
export async function readSupplied(bytes: Uint8Array, sum: string, href: string, press: SuppliedPress, cache: Cache, diagnostics: Diagnostics): Promise<Suppliable | undefined> {
  const engine = await press.engine();
  if (engine === undefined) return undefined;
  const key = `${sum}-${press.iccSha256}-${press.profile.tac}-${version}`;
  const [known, picture] = await Promise.all([cache.get("supplied-facts", key), cache.get("supplied-shown", key)]);
  let looked = known && (JSON.parse(new TextDecoder().decode(known)) as Looked);
  let shown = picture;
  if (looked === undefined || shown === undefined) {
    const sheet = await openSupplied(bytes);
    if ("kind" in sheet) return refuse(sheet, href, diagnostics);
    if (Math.max(sheet.widthPt, sheet.heightPt) > largestMm * ptPerMm) return refuse({ kind: "no-size" }, href, diagnostics);
    const facts = factsOf(sheet, press.profile.iccBytes);
    if ("kind" in facts) return refuse(facts, href, diagnostics);
    const text = await firstPageText(bytes).catch(() => undefined);
    const alike = text === undefined ? undefined : await readsAlike(bytes, sheet).catch(() => undefined);
    if (text === undefined || alike === undefined) return refuse({ kind: "broken" }, href, diagnostics);
    const raster = await painted(sheet);
    looked = { facts, text, alike, ...inkOf(raster, press.profile.tac, sheet) };
    shown = "unread" in raster ? new Uint8Array() : await softProof(raster, sheet.turns, engine);
    await Promise.all([cache.put("supplied-facts", key, new TextEncoder().encode(JSON.stringify(looked))), cache.put("supplied-shown", key, shown)]);
  }
  const { facts, text, alike, ink, inks } = looked;
  if (!judgeSupplied({ facts, alike, ink, href }, press.profile, diagnostics) || "unread" in ink) return undefined;
  const supplied: SuppliedPage = {
    widthMm: facts.widthPt / ptPerMm, heightMm: facts.heightPt / ptPerMm, inks, highestInkPct: ink.percent, fonts: facts.fonts.map((font) => font.name), text,
  };
  const px = (pt: number): number => (pt * 96) / 72;
  return {
    format: "pdf", widthPx: px(facts.widthPt), heightPx: px(facts.heightPt), colour: "cmyk", supplied,
    shown: { bytes: shown, type: "image/jpeg", sha256: createHash("sha256").update(shown).digest("hex") },
  };
}

/** What is the matter where a stream of the page cannot be decoded: the reader tells that by throwing. */
function factsOf(sheet: SuppliedSheet, pressIcc: Uint8Array): SuppliedFacts | SuppliedFault {
  try {
    return suppliedFacts(sheet, pressIcc);
  } catch (error) {
    return { kind: error instanceof TooMuch ? "too-much" : "broken" };
  }
}

/** The file comes from anywhere: that its page cannot be painted is the finding. */
async function painted(sheet: SuppliedSheet): Promise<InkRaster | { readonly unread: readonly string[] }> {
  try {
    return await inkRaster(sheet.context, sheet, shownPpi * sheet.unitPt, [...sheet.box]);
  } catch (error) {
    return { unread: [error instanceof Error ? error.message : String(error)] };
  }
}

function inkOf(raster: InkRaster | { readonly unread: readonly string[] }, limit: number, sheet: SuppliedSheet): Pick<Looked, "ink" | "inks"> {
  if ("unread" in raster) return { ink: raster, inks: [] };
  const { percent, xPt, yPt, overShare } = inkMaximum(raster, limit);
  const { x, y } = transformPoint(uprightMatrix(sheet), xPt, yPt);
  const mm = (pt: number): number => Number((pt / ptPerMm).toFixed(1));
  return {
    ink: { percent, xMm: mm(x), yMm: mm(sheet.heightPt - y), overShare },
    inks: [...raster.planes].flatMap(([ink, plane]) => (plane.some((amount) => amount > 0) ? [ink] : [])),
  };
}

/** The page as its inks look on the press profile's paper. */
async function softProof({ width, height, planes }: InkRaster, turns: SuppliedSheet["turns"], engine: ColourEngine): Promise<Uint8Array> {
  const cmyk = new Uint8Array(width * height * 4);
  processInks.forEach((ink, channel) => {
    const plane = planes.get(ink);
    for (let i = 0; i < width * height; i++) cmyk[i * 4 + channel] = plane?.[i] ?? 0;
  });
  return sharp(engine.toSrgb(cmyk), { raw: { width, height, channels: 3 } }).rotate(turns * 90).jpeg({ quality: jpegQuality, chromaSubsampling: "4:4:4" }).toBuffer();
}

function refuse(fault: SuppliedFault, href: string, diagnostics: Diagnostics): undefined {
  const words = {
    encrypted: [`“${href}”加了密`, `"${href}" is encrypted`, "请供稿方去掉密码和权限限制后重新导出", "have it exported again without password and permissions"],
    broken: [`“${href}”读不下去：文件不完整或已损坏`, `"${href}" cannot be read: it is cut off or damaged`, "重新拷贝，或请供稿方重新导出 PDF/X", "copy it again, or have it exported again as PDF/X"],
    pages: [`“${href}”有 ${"count" in fault ? fault.count : 0} 页`, `"${href}" has ${"count" in fault ? fault.count : 0} pages`, "一个文件只放一幅广告：把那一页另存为单页 PDF", "one file holds one advert: save its page as a PDF of its own"],
    "too-much": [`“${href}”要画的东西多得画不完`, `"${href}" asks for more than can be painted`, "请供稿方重新导出为 PDF/X-1a，过大的图片先缩小", "have it exported again as PDF/X-1a, with pictures of a sensible size"],
    "no-size": [`“${href}”没有可用的页面尺寸`, `"${href}" has no usable page size`, "导出时写明成品框（TrimBox），边长不超过 1 米", "export it with a trim box, at most one metre a side"],
  } as const;
  const [zh, en, hintZh, hintEn] = words[fault.kind];
  diagnostics.add({ code: `advert-${fault.kind}`, severity: "error", place: {}, zh, en, hint: { zh: hintZh, en: hintEn } });
}
