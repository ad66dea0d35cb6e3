/** A page that is asked for and that the issue does not have. */
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { nearest } from "./json/nearest.js";

/** What people mean by a label: 第1版, 1 and 01 are one page, a1 and A01 another. */
const meant = (label: string): string => label.normalize("NFKC").trim().toUpperCase().replace(/^第|版$/g, "").replace(/(?<!\d)0+(?=\d)/g, "");

/** `unknown-page`, with the label that was probably meant and those that there are. */
export function unknownPage(label: string, labels: readonly string[]): Diagnostic {
  const near = labels.find((own) => meant(own) === meant(label)) ?? nearest(label, labels);
  const [zh, en] = [`本期有：${labels.join(", ")}`, `Pages of the issue: ${labels.join(", ")}`];
  return {
    code: "unknown-page", severity: "error", place: {},
    zh: `没有第“${label}”版`, en: `There is no page "${label}".`,
    hint: near === undefined ? { zh, en } : { zh: `是不是“${near}”？${zh}`, en: `Did you mean "${near}"? ${en}` },
  };
}
