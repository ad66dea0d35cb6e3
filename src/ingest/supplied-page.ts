/** A supplied page (an advert as PDF): placed untouched, so it is checked where it is named, before anything is made up. */
import { createHash } from "node:crypto";
import sharp from "sharp";
import type { ColourEngine } from "../colour/colour-engine.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Cache } from "../model/context.js";
import type { Picture, SuppliedPage } from "../model/issue.js";
import type { PressProfile } from "../model/press.js";
import type { SuppliedFault, SuppliedSheet } from "../pdf/supplied-page.js";
import { processInks } from "../raster/ink-colour.js";
import type { InkRaster } from "../raster/ink-raster.js";
import { judgeSupplied } from "./supplied-findings.js";
import { type Looked, ptPerMm, type SuppliedReader } from "./supplied-look.js";

const jpegQuality = 92;
/** Raised when other facts are told or other pixels are made of the same file. */
const version = 2;

export interface SuppliedPress {
  readonly profile: PressProfile;
  readonly engine: () => Promise<ColourEngine | undefined>;
  readonly iccSha256: string;
}

type Suppliable = Pick<Picture, "format" | "widthPx" | "heightPx" | "colour" | "supplied" | "shown">;

/**
 * Adds `advert-encrypted`, `advert-broken`, `advert-pages`, `advert-no-size`, `advert-too-much` and those of `judgeSupplied`.
 * @returns undefined where the page cannot be placed
 */
export async function readSupplied(bytes: Uint8Array, sum: string, href: string, press: SuppliedPress, read: SuppliedReader, cache: Cache, diagnostics: Diagnostics): Promise<Suppliable | undefined> {
  const engine = await press.engine();
  if (engine === undefined) return undefined;
  const key = `${sum}-${press.iccSha256}-${press.profile.tac}-${version}`;
  const [known, picture] = await Promise.all([cache.get("supplied-facts", key), cache.get("supplied-shown", key)]);
  let looked = known && (JSON.parse(new TextDecoder().decode(known)) as Looked);
  let shown = picture;
  if (looked === undefined || shown === undefined) {
    const look = await read({ bytes, iccBytes: press.profile.iccBytes, tac: press.profile.tac });
    if ("kind" in look) return refuse(look, href, diagnostics);
    looked = look.looked;
    shown = look.raster ? await softProof(look.raster, look.turns, engine) : new Uint8Array();
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
