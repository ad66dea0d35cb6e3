/** Syntax faults of a JSON text, each with its line. */
import { createScanner, printParseErrorCode, type ParseError } from "jsonc-parser";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { maximumDepth } from "./sound-json.js";
import type { TextLines } from "./text-lines.js";
import type { Bilingual } from "./wording.js";

/** Reports `json-too-deep`. The scanner does not recurse, so hostile nesting cannot exhaust the stack. */
export function tooDeep(text: string, file: string, lines: TextLines, diagnostics: Diagnostics): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const first = text[scanner.getTokenOffset()];
    if (first === "{" || first === "[") depth += 1;
    if (first === "}" || first === "]") depth -= 1;
    if (depth > maximumDepth) {
      diagnostics.add({
        code: "json-too-deep", severity: "error", place: { file, ...lines.at(scanner.getTokenOffset()) },
        zh: `括号嵌套超过 ${maximumDepth} 层`, en: `brackets are nested more than ${maximumDepth} deep`,
      });
      return true;
    }
  }
  return false;
}

/**
 * Reports every comment and trailing comma, and of the other faults the first only, since what follows it is
 * mostly its echo. True where anything was reported.
 */
export function reportSyntax(
  text: string, file: string, lines: TextLines, errors: readonly ParseError[], diagnostics: Diagnostics,
): boolean {
  const commas = new Set<number>();
  let other = false;
  for (const { error: number, offset } of errors) {
    const error = printParseErrorCode(number);
    if (error === "InvalidCommentToken" || error === "UnexpectedEndOfComment") {
      diagnostics.add({
        code: "json-comment", severity: "error", place: { file, ...lines.at(offset) },
        zh: "JSON 不允许注释", en: "JSON allows no comments", hint: { zh: "删去注释", en: "remove the comment" },
      });
      continue;
    }
    const comma = trailingComma(text, error, offset);
    if (comma !== undefined) {
      if (commas.has(comma)) continue;
      commas.add(comma);
      diagnostics.add({
        code: "trailing-comma", severity: "error", place: { file, ...lines.at(comma) },
        zh: "最后一项后面多了逗号", en: "there is a comma after the last item", hint: { zh: "删去这个逗号", en: "remove the comma" },
      });
      continue;
    }
    if (other || commas.size > 0) continue;
    other = true;
    syntaxError(text, file, lines, error, offset, diagnostics);
  }
  if (errors.length > 0) return true;
  return strictFault(text, file, lines, diagnostics);
}

/** The offset of a comma that stands just before a closing bracket. */
function trailingComma(text: string, error: string, offset: number): number | undefined {
  if (error !== "ValueExpected" && error !== "PropertyNameExpected") return undefined;
  const before = /,\s*$/.exec(text.slice(Math.max(0, offset - 2000), offset));
  const closes = text[offset] === "}" || text[offset] === "]";
  return before && closes ? offset - before[0].length : undefined;
}

const words = new Map<string, readonly [zh: string, en: string]>([
  ["InvalidSymbol", ["此处不是 JSON 的写法", "this is not JSON"]],
  ["InvalidNumberFormat", ["数字写法不对", "the number is malformed"]],
  ["PropertyNameExpected", ["此处应为带双引号的键", "a key in double quotes was expected"]],
  ["ValueExpected", ["此处应有一个值", "a value was expected"]],
  ["ColonExpected", ["键后面缺少冒号", "a colon was expected after the key"]],
  ["CommaExpected", ["前一项后面缺少逗号", "a comma is missing before this"]],
  ["CloseBraceExpected", ["缺少右花括号 }", "a closing brace } is missing"]],
  ["CloseBracketExpected", ["缺少右方括号 ]", "a closing bracket ] is missing"]],
  ["EndOfFileExpected", ["JSON 结束后还有多余内容", "there is more text after the end of the JSON"]],
  ["UnexpectedEndOfString", ["字符串没有结束引号（字符串里也不能直接换行）", "the string has no closing quote (nor may it hold a bare line break)"]],
  ["UnexpectedEndOfNumber", ["数字没有写完", "the number is incomplete"]],
  ["InvalidUnicode", ["\\u 后面应有四位十六进制数", "\\u must be followed by four hex digits"]],
  ["InvalidEscapeCharacter", ["反斜杠后面的字符不对", "unknown escape after a backslash"]],
  ["InvalidCharacter", ["字符串里有未转义的控制字符（如换行）", "the string holds an unescaped control character (such as a line break)"]],
]);

function syntaxError(
  text: string, file: string, lines: TextLines, error: string, offset: number, diagnostics: Diagnostics,
): void {
  const [zh, en] = words.get(error) ?? ["JSON 语法错误", "JSON syntax error"];
  const hint = hintFor(error, text[offset] ?? "");
  diagnostics.add({
    code: "json-syntax", severity: "error", place: { file, ...lines.at(Math.min(offset, text.length)) }, zh, en,
    ...(hint === undefined ? {} : { hint }),
  });
}

/** The two slips that desks make most: full-width punctuation, and straight quotes inside a text. */
function hintFor(error: string, character: string): Bilingual | undefined {
  if (/[，：；“”‘’｛｝［］【】]/u.test(character)) {
    return { zh: "标点要用半角的 , : \" { } [ ]", en: "use ASCII punctuation , : \" { } [ ] around values" };
  }
  if (error === "CommaExpected") {
    return { zh: "若是文中的引号，改用“”或写成 \\\"", en: "a quotation mark inside a text is written “ ” or \\\"" };
  }
  return undefined;
}

/** What the tolerant parser lets pass and RFC 8259 does not (odd spaces, for one). */
function strictFault(text: string, file: string, lines: TextLines, diagnostics: Diagnostics): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : "");
    diagnostics.add({
      code: "json-syntax", severity: "error", place: { file, ...lines.at(position ? Number(position[1]) : 0) },
      zh: "此处不是 JSON 的写法", en: "this is not JSON",
    });
    return true;
  }
}
