/**
 * Divides a stylesheet: Paged.js gets the rules that it must turn into page boxes, the tab keeps the rest.
 * Paged.js parses and rewrites what it is given on every page; faces and type rules need none of that.
 */

export interface SplitCss {
  /** @page rules, named pages and running elements. */
  readonly paged: string;
  /** Everything else, loaded once with the tab. */
  readonly rest: string;
}

/** Splits at the top level; comments go, strings and nested blocks stay whole. */
export function splitCss(css: string): SplitCss {
  const paged: string[] = [];
  const rest: string[] = [];
  for (const rule of topLevelRules(css)) (belongsToPagedJs(rule) ? paged : rest).push(rule);
  return { paged: paged.join("\n"), rest: rest.join("\n") };
}

function belongsToPagedJs(rule: string): boolean {
  return /^@page\b/.test(rule)
    || /\bposition\s*:\s*running\(/.test(rule)
    || /[{;]\s*page\s*:/.test(rule);
}

/** The rules and statements of a stylesheet, comments removed. */
function* topLevelRules(css: string): Generator<string> {
  const text = css.replace(/("(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*')|\/\*[\s\S]*?\*\//g, (_, string?: string) => string ?? " ");
  let start = 0;
  let depth = 0;
  const tokens = /"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|url\([^"')]*\)|[{};]/g;
  for (const match of text.matchAll(tokens)) {
    const end = match.index + match[0].length;
    if (match[0] === "{") depth++;
    else if (match[0] === "}") depth--;
    if ((match[0] === "}" && depth === 0) || (match[0] === ";" && depth === 0)) {
      const rule = text.slice(start, end).trim();
      if (rule) yield rule;
      start = end;
    }
  }
  const tail = text.slice(start).trim();
  if (tail) yield tail;
}
