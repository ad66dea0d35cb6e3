/** Validates a located JSON value against a zod schema and reports every problem at its line. */
import type { z } from "zod";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Located } from "./document.js";
import { pathOf, step, valueAt } from "./json-path.js";
import { knownKeys } from "./known-keys.js";
import { nearest } from "./nearest.js";
import { problemOf, unknownValue, missing, oneOf, wrongType, type Problem } from "./schema-problem.js";
import { foundWords, typeWords } from "./wording.js";

/** More problems than this in one file are counted, not listed. */
const maximumProblems = 200;

/** Names a problem by a code of its own, by its path; undefined keeps the common code. */
export type CodeOf = (path: string, code: string) => string | undefined;

/** Documents that were sound, with the schema and the value that it gave: a program that stays open meets them again. */
const sound = new WeakMap<Located, { readonly schema: z.ZodType; readonly value: unknown }>();

/** The typed value, or undefined where problems were added. A document that is met again gives the same value. */
export function validate<T>(
  schema: z.ZodType<T>, document: Located, diagnostics: Diagnostics, codeOf: CodeOf = () => undefined,
): T | undefined {
  const known = sound.get(document);
  if (known?.schema === schema) return known.value as T;
  const result = schema.safeParse(document.value);
  if (result.success) {
    sound.set(document, { schema, value: result.data });
    return result.data;
  }
  const problems = result.error.issues.flatMap((issue) => flatten(schema, document.value, issue, []));
  for (const { path, problem } of problems.slice(0, maximumProblems)) {
    diagnostics.add({
      severity: "error", place: document.at(path), ...problem, code: codeOf(path, problem.code) ?? problem.code,
    });
  }
  if (problems.length > maximumProblems) {
    const more = problems.length - maximumProblems;
    diagnostics.add({
      code: "more-problems", severity: "error", place: document.at(""),
      zh: `另有 ${more} 处问题未列出`, en: `${more} more problems are not listed`,
    });
  }
  return undefined;
}

interface Found {
  readonly path: string;
  readonly problem: Problem;
}

function flatten(schema: z.ZodType, root: unknown, issue: z.core.$ZodIssue, base: readonly PropertyKey[]): readonly Found[] {
  const keys = [...base, ...issue.path];
  const path = pathOf(keys);
  const name = path === "" ? "$" : path;
  const found = valueAt(root, keys);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(schema, root, keys, key));
  if (issue.code !== "invalid_union") return [{ path, problem: problemOf(issue, name, found) }];
  if (issue.discriminator !== undefined) {
    const options = (issue as { readonly options?: readonly unknown[] }).options ?? [];
    return [{ path, problem: found === undefined ? missing(name, oneOf(options)) : unknownValue(name, found, options) }];
  }
  const branch = likeliest(issue.errors);
  if (branch !== undefined) return branch.flatMap((inner) => flatten(schema, root, inner, keys));
  const expected = issue.errors.flat().filter((inner) => inner.code === "invalid_type").map((inner) => typeWords(inner.expected));
  return [{ path, problem: wrongType(name, expected, foundWords(found)) }];
}

/**
 * The union member that was meant: the one whose problems lie deepest. A problem at the union itself (wrong type,
 * a key that another member has, its telling key missing) speaks against a member.
 */
function likeliest(errors: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined {
  const against = (issues: readonly z.core.$ZodIssue[]) => issues.reduce((sum, issue) => {
    if (issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value")) return sum + 100;
    return sum + (issue.code === "unrecognized_keys" ? issue.keys.length + 1 : 1 / (1 + issue.path.length));
  }, 0);
  const ranked = errors.map((issues) => ({ issues, score: against(issues) })).sort((a, b) => a.score - b.score);
  const best = ranked[0];
  return best !== undefined && best.score < 100 ? best.issues : undefined;
}

function unknownKey(schema: z.ZodType, root: unknown, keys: readonly PropertyKey[], key: string): Found {
  const known = knownKeys(schema, root, keys).filter((name) => name !== "$schema");
  const near = nearest(key, known);
  return {
    path: step(pathOf(keys), key),
    problem: {
      code: "unknown-key",
      zh: `不认识的键“${key}”`,
      en: `unknown key "${key}"`,
      hint: near === undefined
        ? { zh: `可用的键：${known.join("、")}`, en: `known keys: ${known.join(", ")}` }
        : { zh: `是不是“${near}”？`, en: `did you mean "${near}"?` },
    },
  };
}
