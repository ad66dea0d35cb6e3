/** Drawings of the toolbar's buttons: lines on a field of 16 by 16, in the button's own colour. */
import { svg } from "./dom.js";

const drawings = {
  previous: "M10 3 5 8l5 5",
  next: "M6 3l5 5-5 5",
  smaller: "M3 8h10",
  larger: "M3 8h10M8 3v10",
  loupe: "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9M10.3 10.3 14 14",
  undo: "M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7",
  redo: "M10 3l3.5 3.5L10 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H9",
  arrange: "M2.5 2.5h5v11h-5zM10 2.5h3.5v4.5H10zM10 9.5h3.5v4H10z",
  lock: "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
  problem: "M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.4v.6",
  print: "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
  settings: "M2 4.5h7M13 4.5h1M11 2.8v3.4M2 11.5h1M7 11.5h7M5 9.8v3.4",
  help: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9.1 8 10M8 12.4v.6",
} as const;

export type IconName = keyof typeof drawings;

/** A drawing beside or instead of a word; the button itself has a name for those who hear it. */
export const icon = (name: IconName): SVGElement => svg("svg", { class: "icon", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, svg("path", { d: drawings[name] }));
