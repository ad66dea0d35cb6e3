/** What finishing is told beside the page. */
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { PressProfile } from "../model/press.js";
import type { Theme } from "../model/theme.js";
import type { DocumentMeta } from "../pdf/metadata.js";
import type { IssueSources } from "../pdf/embedded-files.js";
import type { Outline } from "./printers-marks.js";
import type { ColourEngine } from "../colour/colour-engine.js";

export interface FinishContext {
  readonly meta: DocumentMeta;
  readonly diagnostics: Diagnostics;
}

export interface PressContext extends FinishContext {
  readonly inks: Theme["inks"];
  readonly profile: PressProfile;
  /** Opened once for all pages by `openColourEngine`. */
  readonly colour: ColourEngine;
  /** The slug line as outlines, since no font of the page is sure to have it; drawn where the profile asks for one. */
  readonly slug: Outline | undefined;
  /** A memorial issue: every page is printed in black. */
  readonly mourning: boolean;
}

export interface ArchiveContext extends FinishContext {
  /** The sRGB profile that the pages' colours are meant in. */
  readonly srgbIcc: Uint8Array;
  /** Given, the file becomes PDF/A-3 and carries them. */
  readonly sources?: IssueSources | undefined;
}

/**
 * Runs one target with findings of its own, then passes them on: a finding that another target has
 * already reported is an error of this one all the same.
 */
export async function withOwnFindings<C extends FinishContext, T>(ctx: C, work: (own: C) => Promise<T>): Promise<T> {
  const found = new Diagnostics();
  const result = await work({ ...ctx, diagnostics: found });
  for (const diagnostic of found.all) ctx.diagnostics.add(diagnostic);
  return result;
}
