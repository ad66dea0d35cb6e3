/** A small XML reader for SVG artwork: elements and attributes, no document types, no instructions. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
  readonly depth: number;
}

export interface XmlFault {
  readonly offset: number;
  readonly zh: string;
  readonly en: string;
}

export interface XmlResult {
  /** Elements in document order. */
  readonly elements: readonly XmlElement[];
  /** Not well formed, or a construct that has no place in artwork. */
  readonly faults: readonly XmlFault[];
}

/** True where the first character other than white space (and a byte order mark) is `<`. */
export function looksLikeSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  return start.startsWith("<");
}

const name = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`;
const openTag = new RegExp(String.raw`<(${name})((?:\s+${name}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>`, "y");
const attribute = new RegExp(String.raw`(${name})\s*=\s*(?:"([^"]*)"|'([^']*)')`, "g");
const closeTag = new RegExp(String.raw`<\/(${name})\s*>`, "y");

/** Reads elements until the first fault; well-formedness after XML 1.0, with DTDs, CDATA and instructions refused. */
export function readXml(text: string): XmlResult {
  const elements: XmlElement[] = [];
  const open: string[] = [];
  const fail = (offset: number, zh: string, en: string): XmlResult => ({ elements, faults: [{ offset, zh, en }] });
  const declaration = /^\s*<\?xml\s[^?]*\?>/.exec(text);
  let at = declaration?.[0].length ?? 0;
  while (at < text.length) {
    const tag = text.indexOf("<", at);
    const between = text.slice(at, tag < 0 ? text.length : tag);
    if (open.length === 0 && between.trim() !== "") return fail(at, "元素之外有文字", "there is text outside the elements");
    const entity = badEntity(between);
    if (entity !== undefined) return fail(at + entity, "有 XML 不认识的实体", "there is an entity that XML does not know");
    if (tag < 0) break;
    if (text.startsWith("<!--", tag)) {
      const end = text.indexOf("-->", tag + 4);
      if (end < 0) return fail(tag, "注释没有结束", "a comment is not closed");
      at = end + 3;
      continue;
    }
    if (text.startsWith("<!", tag) || text.startsWith("<?", tag)) {
      return fail(tag, "有 DTD、CDATA 或处理指令", "there is a DTD, CDATA or a processing instruction");
    }
    closeTag.lastIndex = tag;
    const closing = closeTag.exec(text);
    if (closing) {
      if (open.pop() !== closing[1]) return fail(tag, `</${closing[1]}> 没有对应的开始标签`, `</${closing[1]}> has no opening tag`);
      at = closeTag.lastIndex;
      continue;
    }
    openTag.lastIndex = tag;
    const opening = openTag.exec(text);
    if (!opening || opening[1] === undefined) return fail(tag, "标签写法不合 XML", "a tag is not well formed");
    if (open.length === 0 && elements.length > 0) return fail(tag, "不止一个根元素", "there is more than one root element");
    const attributes = new Map<string, string>();
    for (const match of (opening[2] ?? "").matchAll(attribute)) {
      const [, key = "", double, single] = match;
      const value = double ?? single ?? "";
      if (attributes.has(key)) return fail(tag, `属性 ${key} 重复`, `the attribute ${key} is given twice`);
      if (badEntity(value) !== undefined) return fail(tag, "有 XML 不认识的实体", "there is an entity that XML does not know");
      attributes.set(key, unescaped(value));
    }
    elements.push({ name: opening[1], attributes, offset: tag, depth: open.length });
    if (opening[3] === "") open.push(opening[1]);
    at = openTag.lastIndex;
  }
  if (open.length > 0) return fail(text.length, `<${open.at(-1)}> 没有结束标签`, `<${open.at(-1)}> is not closed`);
  if (elements.length === 0) return fail(0, "没有元素", "there are no elements");
  return { elements, faults: [] };
}

const entityPattern = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));/g;

/** The offset of an ampersand that starts no entity of XML itself. */
function badEntity(text: string): number | undefined {
  const rest = text.replace(entityPattern, (entity) => " ".repeat(entity.length));
  const at = rest.indexOf("&");
  return at < 0 ? undefined : at;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Entities must be read before a value is judged: `&#106;avascript:` is a script too. */
function unescaped(text: string): string {
  return text.replace(entityPattern, (_, word: string | undefined, decimal: string | undefined, hex: string | undefined) => {
    if (word !== undefined) return named[word] ?? "";
    const codePoint = decimal === undefined ? Number.parseInt(hex ?? "0", 16) : Number(decimal);
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : "\ufffd";
  });
}
