/** A zod issue in the words of the desk: what was found, what was expected. */
import type { z } from "zod";
import { nearest } from "./nearest.js";
import { foundWords, typeWords, type Bilingual } from "./wording.js";

export interface Problem extends Bilingual {
  readonly code: string;
  readonly hint?: Bilingual;
}

/** Words for one issue other than an unknown key or a union. `name` is the JSON path, `found` the value there. */
export function problemOf(issue: z.core.$ZodIssue, name: string, found: unknown): Problem {
  const what = foundWords(found);
  switch (issue.code) {
    case "invalid_type":
      return found === undefined ? missing(name, typeWords(issue.expected)) : wrongType(name, [typeWords(issue.expected)], what);
    case "invalid_value":
      return found === undefined ? missing(name, oneOf(issue.values)) : unknownValue(name, found, issue.values);
    case "too_small":
      return size(name, issue.origin, issue.minimum, issue.inclusive !== false, true, what);
    case "too_big":
      return size(name, issue.origin, issue.maximum, issue.inclusive !== false, false, what);
    case "invalid_format":
      return format(name, issue, what);
    case "custom":
      return custom(name, issue, what);
    default:
      return { code: "bad-value", zh: `${name} 的值${what.zh}不合要求`, en: `${name} may not be ${what.en}` };
  }
}

/** None of the types that a union allows. */
export function wrongType(name: string, expected: readonly Bilingual[], found: Bilingual): Problem {
  const zh = expected.map((e) => e.zh).join("或");
  const en = expected.map((e) => e.en).join(" or ");
  return { code: "wrong-type", zh: `${name} 应为${zh}，实为${found.zh}`, en: `${name} must be ${en}; found ${found.en}` };
}

export function missing(name: string, expected: Bilingual): Problem {
  return { code: "missing-key", zh: `缺少 ${name}（应为${expected.zh}）`, en: `${name} is missing (${expected.en} was expected)` };
}

/** A value outside a closed list, with the nearest one that is in it. */
export function unknownValue(name: string, found: unknown, values: readonly unknown[]): Problem {
  const list = oneOf(values);
  const what = foundWords(found);
  const near = typeof found === "string" ? nearest(found, values.map(String)) : undefined;
  return {
    code: "unknown-value",
    zh: `${name} 不能是${what.zh}，应为${list.zh}`,
    en: `${name} may not be ${what.en}; it must be ${list.en}`,
    ...(near === undefined ? {} : { hint: { zh: `是不是“${near}”？`, en: `did you mean "${near}"?` } }),
  };
}

export function oneOf(values: readonly unknown[]): Bilingual {
  const shown = values.map((value) => JSON.stringify(value));
  return values.length === 1
    ? { zh: ` ${shown[0]}`, en: `${shown[0]}` }
    : { zh: ` ${shown.join("、")} 之一`, en: `one of ${shown.join(", ")}` };
}

function size(
  name: string, origin: string, limit: number | bigint, inclusive: boolean, lower: boolean, found: Bilingual,
): Problem {
  if (origin === "string" && lower) {
    return { code: "empty-value", zh: `${name} 不能为空`, en: `${name} may not be empty` };
  }
  if (origin === "array" || origin === "string") {
    const unit = origin === "array" ? { zh: "项", en: "items" } : { zh: "字", en: "characters" };
    return {
      code: lower ? "too-few" : "too-many",
      zh: `${name} ${lower ? "至少" : "至多"}要有 ${limit} ${unit.zh}，实为${found.zh}`,
      en: `${name} must have at ${lower ? "least" : "most"} ${limit} ${unit.en}; found ${found.en}`,
    };
  }
  const zh = lower ? (inclusive ? "不小于" : "大于") : (inclusive ? "不大于" : "小于");
  const en = lower ? (inclusive ? "at least" : "more than") : (inclusive ? "at most" : "less than");
  return { code: "out-of-range", zh: `${name} 应${zh} ${limit}，实为${found.zh}`, en: `${name} must be ${en} ${limit}; found ${found.en}` };
}

/** A refinement states its code and its limits in `params`. */
function custom(name: string, issue: z.core.$ZodIssueCustom, found: Bilingual): Problem {
  const { code, from, to } = issue.params ?? {};
  if (code === "bad-date") {
    return {
      code,
      zh: `${name} 应在 ${from} 至 ${to} 之间，实为${found.zh}`,
      en: `${name} must lie between ${from} and ${to}; found ${found.en}`,
    };
  }
  return { code: "bad-value", zh: `${name} 的值${found.zh}不合要求`, en: `${name} may not be ${found.en}` };
}

function format(name: string, issue: z.core.$ZodIssueInvalidStringFormat, found: Bilingual): Problem {
  if (issue.format === "date") {
    return {
      code: "bad-date",
      zh: `${name} 应为实有的日期 YYYY-MM-DD，实为${found.zh}`,
      en: `${name} must be a real date YYYY-MM-DD; found ${found.en}`,
    };
  }
  return {
    code: "bad-id",
    zh: `${name} 只能用字母、数字和 . _ -，以字母或数字开头，至多 80 字，实为${found.zh}`,
    en: `${name} may hold letters, digits and . _ - starts with a letter or digit and has at most 80 characters; found ${found.en}`,
  };
}
