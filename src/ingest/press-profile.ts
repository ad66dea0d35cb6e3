/** Loads a press profile and its ICC file. */
import { dirname, join } from "node:path";
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import { fileInside } from "../files/inside.js";
import { foldersWith, isFile, readBytes } from "../files/read.js";
import { nameHint } from "../json/wording.js";
import { readJson } from "../json/read-json.js";
import { validate } from "../json/validate.js";
import { pressProfileSchema, type PressProfile } from "../model/press.js";

/** Tokens that a plate's file name may hold. */
const fileNameTokens = new Set(["paper", "date", "label", "ink", "revision", "section", "id"]);

export interface PressFolders {
  /** Folder of the packaged profiles: `<pressDir>/<name>/profile.json`. */
  readonly pressDir: string;
  /** An issue's folder, whose `press/<name>/profile.json` comes first. */
  readonly issueFolder?: string;
}

/**
 * The profile `name`, or undefined with the reasons in `diagnostics`: `unknown-profile` (at `place`), `missing-icc`,
 * `icc-invalid`, `bad-file-name`, `out-of-range`, `path-outside` and the schema's.
 */
export async function loadPressProfile(
  name: string, folders: PressFolders, diagnostics: Diagnostics, place: Place = {},
): Promise<PressProfile | undefined> {
  const file = await profileFile(name, folders);
  if (file === undefined) {
    const known = await foldersWith(folders.pressDir, "profile.json");
    diagnostics.add({
      code: "unknown-profile", severity: "error", place,
      zh: `没有名为“${name}”的印厂规格`, en: `there is no press profile "${name}"`,
      hint: nameHint(name, known),
    });
    return undefined;
  }
  const document = await readJson(file, `press/${name}/profile.json`, diagnostics);
  const profile = document && validate(pressProfileSchema, document, diagnostics);
  if (document === undefined || profile === undefined) return undefined;
  const error = (code: string, path: string, zh: string, en: string) =>
    diagnostics.add({ code, severity: "error", place: document.at(path), zh, en });
  if (profile.maximumPpi < profile.minimumPpi) {
    error("out-of-range", "maximumPpi", `最高 ${profile.maximumPpi} ppi 低于最低 ${profile.minimumPpi} ppi`,
      `the maximum of ${profile.maximumPpi} ppi is below the minimum of ${profile.minimumPpi} ppi`);
  }
  const pattern = profile.fileName ?? "";
  const unknown = [...pattern.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "").filter((token) => !fileNameTokens.has(token));
  if (unknown.length > 0 || /[\\/:*?"<>|\p{Cc}]|\{[^}]*$/u.test(pattern)) {
    error("bad-file-name", "fileName", `文件名式样“${pattern}”有误`, `the file name pattern "${pattern}" cannot be used`);
  }
  const found = await fileInside(dirname(file), profile.icc);
  if ("problem" in found) {
    const outside = found.problem === "outside" || found.problem === "backslash";
    error(outside ? "path-outside" : "missing-icc", "icc",
      outside ? `ICC 路径“${profile.icc}”不在规格文件夹里` : `找不到 ICC 文件“${profile.icc}”`,
      outside ? `the ICC path "${profile.icc}" is not inside the profile's folder` : `the ICC file "${profile.icc}" does not exist`);
    return undefined;
  }
  const iccBytes = await readBytes(found.path, profile.icc);
  if (!isCmykOutput(iccBytes)) {
    error("icc-invalid", "icc", `“${profile.icc}”不是 CMYK 输出用的 ICC 文件`, `"${profile.icc}" is not an ICC profile of a CMYK output`);
  }
  return { ...profile, iccBytes };
}

async function profileFile(name: string, { issueFolder, pressDir }: PressFolders): Promise<string | undefined> {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) return undefined;
  if (issueFolder !== undefined) {
    const own = join(issueFolder, "press", name, "profile.json");
    if (await isFile(own)) return own;
  }
  const packaged = join(pressDir, name, "profile.json");
  return (await isFile(packaged)) ? packaged : undefined;
}

/** ICC.1, 7.2: length at byte 0, class at 12 (`prtr` is output), data space at 16, the file signature `acsp` at 36. */
function isCmykOutput(bytes: Uint8Array): boolean {
  if (bytes.length < 132) return false;
  const text = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  return size === bytes.length && text(12) === "prtr" && text(16) === "CMYK" && text(36) === "acsp";
}
