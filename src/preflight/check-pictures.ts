/** Pictures: enough pixels for the press. */
import { nameAt } from "../pdf/objects.js";
import type { Check } from "./check.js";

export const picturePpi: Check = {
  name: "picture-ppi",
  needs: "profile",
  zh: "图片的有效分辨率须达到印刷配置的下限",
  en: "pictures must reach the press profile's minimum resolution",
  severity: "warning",
  measured: ({ pages }) =>
    pages.flatMap(({ pictures }, index) => pictures.map(({ name: token, ppi }) => `${index + 1}: ${token} ${ppi.toFixed(0)} ppi`)).join("; "),
  applies: ({ profile, target }) => target === "press" && profile !== undefined,
  problems: ({ pages, profile }) => pages.flatMap(({ pictures }, index) =>
    pictures
      .filter(({ dict, ppi }) => nameAt(dict, "Subtype") === "Image" && Math.round(ppi) < (profile?.minimumPpi ?? 0))
      .map(({ name: token, ppi }) => `${index + 1}: ${token} ${ppi.toFixed(0)} ppi < ${profile?.minimumPpi}`)),
};
