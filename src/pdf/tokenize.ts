/** A PDF content stream as its operations. Operands stay raw tokens, so that what is not rewritten keeps its bytes. */
import { inlineData } from "./inline-image-data.js";

export interface Operation {
  readonly operator: string;
  /** Raw tokens: numbers, `/Name`, `(string)`, `<hex>`, `[array]`, `<<dictionary>>`. */
  readonly operands: readonly string[];
}

const space = new Set([0, 9, 10, 12, 13, 32]);
const delimiter = new Set([..."()<>[]{}/%"].map((c) => c.charCodeAt(0)));
const regular = (code: number): boolean => !space.has(code) && !delimiter.has(code);

/**
 * Splits a content stream (ISO 32000-1, 7.8.2) into operations. An inline image is one of them: `BI`, whose operands
 * are its keys and values and at last its data; without operands where its end is not to be found, which ends the reading.
 * @param text the decoded stream, one character per byte (latin1)
 */
export function tokenize(text: string): Operation[] {
  const operations: Operation[] = [];
  let operands: string[] = [];
  let at = 0;

  const skipSpace = (): void => {
    while (at < text.length) {
      if (space.has(text.charCodeAt(at))) at++;
      else if (text[at] === "%") {
        while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
      } else return;
    }
  };
  const skipString = (): void => {
    let depth = 0;
    for (; at < text.length; at++) {
      const c = text[at];
      if (c === "\\") at++;
      else if (c === "(") depth++;
      else if (c === ")" && --depth === 0) {
        at++;
        return;
      }
    }
  };
  const skipHex = (): void => {
    const end = text.indexOf(">", at);
    at = end < 0 ? text.length : end + 1;
  };
  const skipWord = (): void => {
    at++;
    while (at < text.length && regular(text.charCodeAt(at))) at++;
  };
  /** Skips an array or a dictionary, whose `open` has been seen but not passed. */
  const skipNested = (open: string, close: string): void => {
    at += open.length;
    for (;;) {
      skipSpace();
      if (at >= text.length) return;
      if (text.startsWith(close, at)) {
        at += close.length;
        return;
      }
      skipToken();
    }
  };
  const skipToken = (): void => {
    if (text[at] === "(") skipString();
    else if (text.startsWith("<<", at)) skipNested("<<", ">>");
    else if (text[at] === "<") skipHex();
    else if (text[at] === "[") skipNested("[", "]");
    else skipWord();
  };

  const inlineImage = (): string[] | undefined => {
    const entries: string[] = [];
    for (skipSpace(); at < text.length; skipSpace()) {
      const start = at;
      skipToken();
      const token = text.slice(start, at);
      if (token !== "ID") entries.push(token);
      else {
        // One white-space character stands before the data.
        const data = inlineData(text, at + 1, entries);
        at = data?.next ?? text.length;
        return data && [...entries, text.slice(data.start, data.end)];
      }
    }
    return undefined;
  };

  for (;;) {
    skipSpace();
    if (at >= text.length) break;
    const start = at;
    skipToken();
    const token = text.slice(start, at);
    if (isOperand(token)) {
      operands.push(token);
      continue;
    }
    if (token === "BI") operations.push({ operator: token, operands: inlineImage() ?? [] });
    else operations.push({ operator: token, operands });
    operands = [];
  }
  return operations;
}

function isOperand(token: string): boolean {
  return /^[/(<[+\-.\d]/.test(token) || token === "true" || token === "false" || token === "null";
}

/** Writes operations back, one a line. */
export function writeOperations(operations: readonly Operation[]): string {
  const lines = operations.map(({ operator, operands }) => (operator === "BI" ? `BI ${operands.slice(0, -1).join(" ")} ID ${operands.at(-1)}\nEI` : operands.length > 0 ? `${operands.join(" ")} ${operator}` : operator));
  return `${lines.join("\n")}\n`;
}

/** The bytes of a string token, `(…)` or `<…>`, as upper-case hexadecimal (ISO 32000-1, 7.3.4). */
export function stringTokenToHex(token: string): string {
  if (token.startsWith("<")) {
    const hex = token.slice(1, -1).replace(/\s/g, "").toUpperCase();
    return hex.length % 2 === 0 ? hex : `${hex}0`;
  }
  const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  const body = token.slice(1, -1).replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, escaped: string) => {
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 255);
    if (escaped === "\n" || escaped === "\r" || escaped === "\r\n") return "";
    return escapes[escaped] ?? escaped;
  });
  return Buffer.from(body, "latin1").toString("hex").toUpperCase();
}
