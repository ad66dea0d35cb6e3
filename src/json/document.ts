/** A parsed JSON file that knows the line of every value in it. */
import { parseTree, type Node, type ParseError } from "jsonc-parser";
import { Diagnostics, type Place } from "../diagnostics/diagnostic.js";
import { parentOf, step } from "./json-path.js";
import { placeLater } from "./place-later.js";
import { soundJson } from "./sound-json.js";
import { reportSyntax, tooDeep } from "./syntax.js";
import { TextLines } from "./text-lines.js";

/** A JSON value whose parts can be named by file and line. */
export interface Located {
  readonly value: unknown;
  /** The place of a path; where the path is absent, of the nearest part that holds it. */
  at(path: string): Place;
}

export interface JsonDocument extends Located {
  /** The file as diagnostics name it. */
  readonly file: string;
  /** The text as it was read. */
  readonly text: string;
  has(path: string): boolean;
  /** 1-based line of a path, or of the nearest part that holds it. */
  lineOf(path: string): number;
}

/**
 * Parses strict JSON (RFC 8259). Faults are added to `diagnostics` (`empty-file`, `json-syntax`, `json-comment`,
 * `trailing-comma`, `duplicate-key`, `json-too-deep`) and the result is then undefined.
 */
export function parseJson(text: string, file: string, diagnostics: Diagnostics): JsonDocument | undefined {
  const lines = new TextLines(text);
  if (text.trim() === "") {
    diagnostics.add({
      code: "empty-file", severity: "error", place: { file, line: 1 },
      zh: "文件是空的", en: "the file is empty",
    });
    return undefined;
  }
  const sound = soundJson(text);
  let offsets = sound ? undefined : offsetsOf(text, file, lines, diagnostics);
  if (!sound && !offsets) return undefined;
  // Most files are sound, and nobody asks where in them something stands.
  const places = (): ReadonlyMap<string, number> => (offsets ??= offsetsOf(text, file, lines, new Diagnostics()) ?? new Map());

  const known = (path: string): string => {
    let nearest = path;
    while (nearest !== "" && !places().has(nearest)) nearest = parentOf(nearest);
    return nearest;
  };
  const position = (path: string) => lines.at(places().get(known(path)) ?? 0);
  return {
    file,
    text,
    // JSON.parse and not the tree's value: a key `__proto__` must stay a plain key.
    value: sound ? sound.value : JSON.parse(text) as unknown,
    has: (path) => places().has(path),
    lineOf: (path) => position(path).line,
    at: (path) => placeLater(path, () => ({ file, ...position(path) })),
  };
}

/** Where each path stands in a text, or undefined with what is wrong with it in `diagnostics`. */
function offsetsOf(text: string, file: string, lines: TextLines, diagnostics: Diagnostics): ReadonlyMap<string, number> | undefined {
  if (tooDeep(text, file, lines, diagnostics)) return undefined;
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  if (reportSyntax(text, file, lines, errors, diagnostics)) return undefined;
  const offsets = new Map<string, number>();
  return tree !== undefined && index(tree, file, lines, offsets, diagnostics) ? undefined : offsets;
}

/** Notes where each path stands (a property at its key) and reports keys given twice. */
function index(root: Node, file: string, lines: TextLines, offsets: Map<string, number>, diagnostics: Diagnostics): boolean {
  let doubled = false;
  const visit = (node: Node, path: string, offset: number): void => {
    offsets.set(path, offset);
    if (node.type === "array") {
      for (const [i, child] of (node.children ?? []).entries()) visit(child, step(path, i), child.offset);
    }
    if (node.type !== "object") return;
    const seen = new Map<string, number>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (key === undefined || value === undefined) continue;
      const name = String(key.value);
      const child = step(path, name);
      const first = seen.get(name);
      if (first !== undefined) {
        doubled = true;
        const before = lines.at(first).line;
        diagnostics.add({
          code: "duplicate-key", severity: "error", place: { file, ...lines.at(key.offset), path: child },
          zh: `键“${name}”重复（第 ${before} 行已有）`, en: `the key "${name}" is given twice (first on line ${before})`,
          hint: { zh: "删去其中一个", en: "remove one of the two" },
        });
      }
      seen.set(name, first ?? key.offset);
      visit(value, child, key.offset);
    }
  };
  visit(root, "", root.offset);
  return doubled;
}
