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
  close(): void;
}

/** Pixels handed to the engine at a time: its memory stays small. */
const chunk = 1 << 17;

/** Opens the engine for a profile; `icc-unreadable` when its ICC file is not a CMYK profile. */
export async function openColourEngine(profile: PressProfile, diagnostics: Diagnostics): Promise<ColourEngine | undefined> {
  const engine = await lcms.instantiate();
  const output = engine.cmsOpenProfileFromMem(profile.iccBytes, profile.iccBytes.length);
  if (output === 0 || engine.cmsGetColorSpaceASCII(output) !== "CMYK") {
    diagnostics.add({
      code: "icc-unreadable",
      severity: "error",
      place: { file: profile.icc },
      zh: `印刷配置 ${profile.name} 的 ICC 文件不是可用的 CMYK 特性文件`,
      en: `the ICC file of press profile ${profile.name} is not a usable CMYK profile`,
    });
    return undefined;
  }
  const transforms = new Map<string, number>();
  const transformFor = (icc: Uint8Array | undefined): number => {
    const key = icc === undefined ? "srgb" : createHash("sha256").update(icc).digest("hex");
    const known = transforms.get(key);
    if (known !== undefined) return known;
    const input = icc === undefined ? engine.cmsCreate_sRGBProfile() : engine.cmsOpenProfileFromMem(icc, icc.length);
    const usable = input !== 0 && engine.cmsGetColorSpaceASCII(input) === "RGB";
    const transform = usable
      ? engine.cmsCreateTransform(input, lcms.TYPE_RGB_8, output, lcms.TYPE_CMYK_8, lcms.INTENT_PERCEPTUAL, lcms.cmsFLAGS_BLACKPOINTCOMPENSATION)
      : 0;
    if (input !== 0) engine.cmsCloseProfile(input);
    transforms.set(key, transform);
    return transform;
  };
  return {
    toCmyk(rgb, icc) {
      const transform = transformFor(icc);
      if (transform === 0) return undefined;
      const pixels = rgb.length / 3;
      const cmyk = new Uint8Array(pixels * 4);
      for (let at = 0; at < pixels; at += chunk) {
        const count = Math.min(chunk, pixels - at);
        cmyk.set(engine.cmsDoTransform(transform, rgb.subarray(at * 3, (at + count) * 3), count), at * 4);
      }
      return cmyk;
    },
    close() {
      for (const transform of transforms.values()) if (transform !== 0) engine.cmsDeleteTransform(transform);
      transforms.clear();
      engine.cmsCloseProfile(output);
    },
  };
}
