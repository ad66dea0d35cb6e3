/** The one colour engine for pictures: Little CMS, perceptual intent with black point compensation. */
import { createHash } from "node:crypto";
import * as lcms from "lcms-wasm";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { PressProfile } from "../model/press.js";

export interface ColourEngine {
  /**
   * RGB to CMYK of the press profile, 8 bits a component, 255 = full ink.
   * @param icc the picture's own profile; sRGB when absent
   * @returns undefined when the picture's profile cannot be used
   */
  toCmyk(rgb: Uint8Array, icc?: Uint8Array): Uint8Array | undefined;
  /**
   * CMYK, 8 bits a component, 255 = full ink, to sRGB: how a separated original looks.
   * @param icc the picture's own profile; the press profile where it has none or one that is not CMYK
   */
  toSrgb(cmyk: Uint8Array, icc?: Uint8Array): Uint8Array;
  close(): void;
}

/** Pixels handed to the engine at a time: its memory stays small. */
const chunk = 1 << 17;

/** Opens the engine for a profile; `icc-unreadable` when its ICC file is not a CMYK profile. */
export async function openColourEngine(profile: PressProfile, diagnostics: Diagnostics): Promise<ColourEngine | undefined> {
  const engine = await lcms.instantiate();
  const output = engine.cmsOpenProfileFromMem(profile.iccBytes, profile.iccBytes.length);
  const isCmyk = output !== 0 && engine.cmsGetColorSpaceASCII(output)?.trim() === "CMYK";
  const srgb = engine.cmsCreate_sRGBProfile();
  const transforms = new Map<string, number>();
  /** A transform kept under the way it goes and the profile it starts from; 0 where the profile cannot be used. */
  const transformFor = (way: "RGB" | "CMYK", icc: Uint8Array | undefined): number => {
    const key = `${way} ${icc === undefined ? "" : createHash("sha256").update(icc).digest("hex")}`;
    const known = transforms.get(key);
    if (known !== undefined) return known;
    const own = icc === undefined ? 0 : engine.cmsOpenProfileFromMem(icc, icc.length);
    const input = icc === undefined ? (way === "RGB" ? srgb : output) : own;
    const usable = input !== 0 && engine.cmsGetColorSpaceASCII(input)?.trim() === way;
    const formats = way === "RGB" ? ([lcms.TYPE_RGB_8, output, lcms.TYPE_CMYK_8] as const) : ([lcms.TYPE_CMYK_8, srgb, lcms.TYPE_RGB_8] as const);
    const transform = usable ? engine.cmsCreateTransform(input, ...formats, lcms.INTENT_PERCEPTUAL, lcms.cmsFLAGS_BLACKPOINTCOMPENSATION) : 0;
    if (own !== 0) engine.cmsCloseProfile(own);
    transforms.set(key, transform);
    return transform;
  };
  const convert = (transform: number, from: Uint8Array, parts: 3 | 4, into: 3 | 4): Uint8Array => {
    const pixels = from.length / parts;
    const converted = new Uint8Array(pixels * into);
    for (let at = 0; at < pixels; at += chunk) {
      const count = Math.min(chunk, pixels - at);
      converted.set(engine.cmsDoTransform(transform, from.subarray(at * parts, (at + count) * parts), count), at * into);
    }
    return converted;
  };
  if (!isCmyk || transformFor("RGB", undefined) === 0 || transformFor("CMYK", undefined) === 0) {
    diagnostics.add({
      code: "icc-unreadable",
      severity: "error",
      place: { file: profile.icc },
      zh: `印刷配置 ${profile.name} 的 ICC 文件不是可用的 CMYK 特性文件`,
      en: `the ICC file of press profile ${profile.name} is not a usable CMYK profile`,
    });
    return undefined;
  }
  return {
    toCmyk(rgb, icc) {
      const transform = transformFor("RGB", icc);
      return transform === 0 ? undefined : convert(transform, rgb, 3, 4);
    },
    toSrgb(cmyk, icc) {
      return convert(transformFor("CMYK", icc) || transformFor("CMYK", undefined), cmyk, 4, 3);
    },
    close() {
      for (const transform of transforms.values()) if (transform !== 0) engine.cmsDeleteTransform(transform);
      transforms.clear();
      engine.cmsCloseProfile(srgb);
      engine.cmsCloseProfile(output);
    },
  };
}
