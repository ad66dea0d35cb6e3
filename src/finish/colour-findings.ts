/** Says which colour is wrong, where it stands and what ink is nearest. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Content } from "./content.js";
import { finding } from "./findings.js";
import type { ParsedPage } from "./parsed-page.js";
import type { ColourFault } from "./separate.js";
import { shownText } from "./shown-text.js";

export function colourFinding(parsed: ParsedPage, content: Content, fault: ColourFault): Diagnostic {
  const colour = fault.code === "unknown-colour-space" ? fault.colour : `color(srgb ${fault.colour})`;
  const place = placeOf(parsed, content, fault);
  const near = fault.nearest === undefined ? { zh: "", en: "" } : { zh: `，最近的油墨是 ${fault.nearest}`, en: `, nearest ink ${fault.nearest}` };
  return finding(fault.code, parsed.raw.page.label, { zh: `${colour}${place.zh}${near.zh}`, en: `${colour}${place.en}${near.en}` }, {
    hint: { zh: "只用主题 inks 中的颜色；新颜色先写入主题并给出 CMYK。", en: "Use the theme's inks only; add a new colour to the theme with its CMYK first." },
  });
}

function placeOf(parsed: ParsedPage, content: Content, { where }: ColourFault): { readonly zh: string; readonly en: string } {
  if (where === undefined) return { zh: "", en: "" };
  if ("object" in where) return { zh: "（用于线条或色块）", en: " (on a rule or area)" };
  const text = shownText(parsed, content, where);
  return { zh: `（用于文字“${text}”）`, en: ` (on the text “${text}”)` };
}
