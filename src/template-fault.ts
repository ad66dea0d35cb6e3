/** Faults of a theme's own templates, as findings. */
import type { Diagnostic, Diagnostics } from "./diagnostics/diagnostic.js";
import type { Theme } from "./model/theme.js";

/** A template of the theme is at fault: a theme is input like any other, the package's own templates are sound. */
export class TemplateFault extends Error {
  static of(cause: unknown): TemplateFault {
    return new TemplateFault(cause instanceof Error ? cause.message.split("\n", 3).join(" ") : String(cause), { cause });
  }
}

export function templateFault({ message: reason }: TemplateFault, theme: Theme): Diagnostic {
  const names = Object.keys(theme.templates).join(", ");
  return {
    code: "template-fault", severity: "error", place: { file: "theme/templates" },
    zh: `主题的模板出错：${reason}`, en: `A template of the theme is at fault: ${reason}`,
    hint: { zh: `主题自带的模板：${names}`, en: `Templates that the theme brings: ${names}` },
  };
}

/** Reports the first of the theme's own templates that cannot be read; what a template does with a page is seen only where it is poured. */
export async function checkTemplates(theme: Theme, diagnostics: Diagnostics): Promise<void> {
  const own = Object.entries(theme.templates);
  if (own.length === 0) return;
  // Most themes bring none, and Handlebars need not be loaded.
  const { requireSound } = await import("./markup/templates.js");
  try {
    for (const [name, text] of own) requireSound({ name, text });
  } catch (error) {
    diagnostics.add(templateFault(TemplateFault.of(error), theme));
  }
}
