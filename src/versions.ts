/** What a build was made with, for the manifest. */
import type { FaceSource } from "./model/theme.js";
import { packageJson } from "./package-files.js";
import type { Desk } from "./pipeline.js";

/** Versions of Banxin, Node and the browser, and the sums of the faces. */
export async function versions(browser: string, desk: Desk): Promise<Record<string, string>> {
  const { version } = await packageJson();
  const faces: Record<string, string> = {};
  for (const source of Object.values(desk.issue?.theme.faces ?? {}).flat() as FaceSource[])
    if (desk.copy) faces[`face ${source.id}`] = desk.fonts.metrics(source).sha256;
  return { banxin: version, node: process.version, ...(browser ? { browser } : {}), ...faces };
}
