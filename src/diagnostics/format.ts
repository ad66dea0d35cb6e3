/** A diagnostic as people read it, on one line with its hint below. */
import type { Diagnostic, Place } from "./diagnostic.js";

export type Language = "zh" | "en";

const severityWords = {
  zh: { error: "", warning: "警告：", info: "提示：" },
  en: { error: "", warning: "warning: ", info: "note: " },
} as const;

/** `overset  articles/a05.json:12  第03版  超 6 行（78 字）`, and the hint indented below it. */
export function formatDiagnostic(diagnostic: Diagnostic, language: Language): string {
  const { code, severity, place, hint } = diagnostic;
  const parts = [code, filePlace(place), pagePlace(place, language), severityWords[language][severity] + diagnostic[language]];
  const line = parts.filter((part) => part !== undefined).join("  ");
  return printable(hint === undefined ? line : `${line}\n    ${hint[language]}`);
}

/** `2 个错误，1 个警告`; kinds of which there are none are left out. */
export function formatSummary(diagnostics: readonly Diagnostic[], language: Language): string {
  const count = (severity: Diagnostic["severity"]) => diagnostics.filter((d) => d.severity === severity).length;
  const counts = [
    { n: count("error"), zh: "个错误", en: ["error", "errors"] },
    { n: count("warning"), zh: "个警告", en: ["warning", "warnings"] },
    { n: count("info"), zh: "条提示", en: ["note", "notes"] },
  ].filter(({ n }) => n > 0);
  if (counts.length === 0) return language === "zh" ? "没有问题" : "no problems";
  return language === "zh"
    ? counts.map(({ n, zh }) => `${n} ${zh}`).join("，")
    : counts.map(({ n, en }) => `${n} ${en[n === 1 ? 0 : 1]}`).join(", ");
}

function filePlace({ file, line }: Place): string | undefined {
  return file === undefined || line === undefined ? file : `${file}:${line}`;
}

function pagePlace({ page }: Place, language: Language): string | undefined {
  if (page === undefined) return undefined;
  return language === "zh" ? `第${page}版` : `page ${page}`;
}

/** Text from an issue may hold escape sequences; a terminal must show them, not obey them. */
export function printable(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, (character) =>
    `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`);
}
