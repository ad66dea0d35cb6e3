/** The part of lcms-wasm (Little CMS compiled to WebAssembly) that is used here; the package ships no types. */
declare module "lcms-wasm" {
  /** Handles are addresses in the module's memory; 0 means failure. */
  export interface LittleCms {
    cmsOpenProfileFromMem(bytes: Uint8Array, length: number): number;
    cmsCloseProfile(profile: number): void;
    cmsCreate_sRGBProfile(): number;
    cmsGetColorSpaceASCII(profile: number): string | null;
    cmsCreateTransform(input: number, inputFormat: number, output: number, outputFormat: number, intent: number, flags: number): number;
    cmsDeleteTransform(transform: number): void;
    cmsDoTransform(transform: number, input: Uint8Array, pixels: number): Uint8Array;
  }
  export function instantiate(): Promise<LittleCms>;
  export const TYPE_RGB_8: number;
  export const TYPE_CMYK_8: number;
  export const INTENT_PERCEPTUAL: number;
  export const cmsFLAGS_BLACKPOINTCOMPENSATION: number;
}
