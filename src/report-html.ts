/** report.html: the report for reading, one file that needs nothing else. */
import type { Diagnostics } from "./diagnostics/diagnostic.js";
import { compileTemplates } from "./markup/templates.js";
import { packagedTemplates } from "./package-files.js";
import type { Desk } from "./pipeline.js";
import { reportView } from "./report-view.js";

/**
 * The report as a page: no script, no outside resource, every word of the issue escaped. Same issue, same bytes.
 * @throws SyntaxError where the package's template is broken
 */
export async function reportHtml(desk: Desk, diagnostics: Diagnostics): Promise<string> {
  const source = (await packagedTemplates()).find(({ name }) => name === "report");
  if (!source) throw new SyntaxError("there is no template “report”");
  return `${compileTemplates([{ name: "page", text: source.text }])(reportView(desk, diagnostics))}\n`;
}
