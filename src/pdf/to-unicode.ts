/** ToUnicode maps: reading and writing (ISO 32000-1, 9.10.3). */

/** Character code (upper-case hexadecimal, as wide as the code) → text. */
export type ToUnicode = Map<string, string>;

const utf16 = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");
const toHex = (text: string): string => Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();

/** Reads `bfchar` and `bfrange` entries, both forms of the latter. */
export function readToUnicode(cmap: string): ToUnicode {
  const map: ToUnicode = new Map();
  for (const [, body] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, text] of (body ?? "").matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g)) {
      if (code !== undefined && text !== undefined) map.set(code.toUpperCase(), utf16(text));
    }
  }
  for (const [, body] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first, last, single, list] of (body ?? "").matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g)) {
      if (first === undefined || last === undefined) continue;
      const from = Number.parseInt(first, 16);
      const texts = list === undefined ? undefined : [...list.matchAll(/<([0-9A-Fa-f]*)>/g)].map(([, hex]) => utf16(hex ?? ""));
      for (let code = from; code <= Number.parseInt(last, 16); code++) {
        const text = texts === undefined ? advance(utf16(single ?? ""), code - from) : texts[code - from];
        if (text !== undefined) map.set(code.toString(16).toUpperCase().padStart(first.length, "0"), text);
      }
    }
  }
  return map;
}

/** `text` with its last code point moved on by `by`. */
function advance(text: string, by: number): string {
  const points = [...text].map((c) => c.codePointAt(0) ?? 0);
  const last = points.pop();
  return last === undefined ? text : String.fromCodePoint(...points, last + by);
}

/** Writes a map of two-byte codes, a hundred entries a block as the CMap format demands. */
export function writeToUnicode(map: ToUnicode): string {
  const entries = [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, text]) => `<${code}> <${toHex(text)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < entries.length; at += 100) {
    const block = entries.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

/** True for text holding a CJK or Kangxi radical, which stands for a Han character by mistake. */
export const hasRadical = (text: string): boolean => /[\u2E80-\u2FDF]/.test(text);
