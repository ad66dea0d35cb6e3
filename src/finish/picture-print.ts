/** What printing a picture on a press plate needs to know. */
import type { ColourEngine } from "../colour/colour-engine.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Picture } from "../model/issue.js";
import type { PressProfile } from "../model/press.js";
import type { FigurePlace } from "./figure-place.js";
import type { Placement } from "./survey.js";

/** The separated originals of one page by the hash of what the browser painted in their place. */
export type Originals = ReadonlyMap<string, Picture>;

export interface PicturePrint {
  readonly profile: PressProfile;
  readonly colour: ColourEngine;
  /** Everything goes to black. */
  readonly grey: boolean;
  readonly label: string;
  readonly diagnostics: Diagnostics;
  /** The figure that an image is, where it is one. */
  readonly figure: (placement: Placement) => FigurePlace | undefined;
  /** Separated originals of the page. */
  readonly originals: Originals;
  /** Hrefs of the originals that stand on the plate. */
  readonly placed: Set<string>;
}

/** The pixels that a picture is printed with. */
export interface PrintedSize {
  readonly width: number;
  readonly height: number;
  /** Fewer than the picture has. */
  readonly smaller: boolean;
}
