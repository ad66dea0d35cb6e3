/** What an editor has set, kept by the browser. */
import { type SheetPaper, sheetPapers } from "../protocol.js";
import { isEditorAddress, usualEditor } from "./editors.js";
import { type OverlayName, overlayNames } from "./overlays.js";
import { usualPxPerMm } from "./ruler.js";

export const modes = ["single", "double", "board"] as const;
export type Mode = (typeof modes)[number];

/** `page` and `width` follow the window; a number is a share of the real size. */
export type Zoom = "page" | "width" | number;

export interface Settings {
  mode: Mode;
  zoom: Zoom;
  readonly overlays: Set<OverlayName>;
  /** Screen px in a real millimetre, by the editor's own ruler; 96 an inch until it is calibrated. */
  pxPerMm: number;
  /** Address of a place in the editor; `{file}` is the whole path, `{line}` the line. */
  editor: string;
  panel: "fit" | "problems" | "press";
  /** Proofs are printed on it. */
  paper: SheetPaper;
  /** Stories may be dragged. */
  arranging: boolean;
}

const key = "banxin.settings";

export function readSettings(): Settings {
  const settings: Settings = { mode: "single", zoom: "page", overlays: new Set(), pxPerMm: usualPxPerMm, editor: usualEditor, panel: "fit", paper: "A3", arranging: false };
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}") as Record<string, unknown>;
    if (modes.includes(kept.mode as Mode)) settings.mode = kept.mode as Mode;
    if (kept.zoom === "page" || kept.zoom === "width" || (typeof kept.zoom === "number" && kept.zoom > 0)) settings.zoom = kept.zoom;
    if (Array.isArray(kept.overlays)) for (const name of kept.overlays) if (overlayNames.includes(name as OverlayName)) settings.overlays.add(name as OverlayName);
    if (typeof kept.pxPerMm === "number" && kept.pxPerMm > 1 && kept.pxPerMm < 40) settings.pxPerMm = kept.pxPerMm;
    if (typeof kept.editor === "string" && isEditorAddress(kept.editor)) settings.editor = kept.editor;
    if (sheetPapers.includes(kept.paper as SheetPaper)) settings.paper = kept.paper as SheetPaper;
    if (kept.panel === "problems" || kept.panel === "press") settings.panel = kept.panel;
  } catch {
    // Settings of another version, or none that can be read: the usual ones hold.
  }
  return settings;
}

export function keepSettings(settings: Settings): void {
  localStorage.setItem(key, JSON.stringify({ ...settings, arranging: false, overlays: [...settings.overlays] }));
}
