/** Bytes of a JSON file to text: UTF-8 only; what another encoding is, is said. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";

/**
 * The text of a UTF-8 file without its byte order mark, or undefined where the bytes are not UTF-8.
 * Adds `encoding` (error), `json-bom` (warning) or `json-crlf` (info).
 */
export function decodeText(bytes: Uint8Array, file: string, diagnostics: Diagnostics): string | undefined {
  if (utf16(bytes)) {
    diagnostics.add({
      code: "encoding", severity: "error", place: { file, line: 1 },
      zh: "文件是 UTF-16 编码，应为 UTF-8", en: "the file is UTF-16; UTF-8 was expected", hint: resave,
    });
    return undefined;
  }
  const text = decoded(bytes, "utf-8");
  if (text === undefined) {
    const gbk = looksChinese(decoded(bytes, "gbk"));
    diagnostics.add({
      code: "encoding", severity: "error", place: { file, line: firstBadLine(bytes) },
      zh: gbk ? "文件像是 GBK 编码，应为 UTF-8" : "文件含有不合 UTF-8 的字节",
      en: gbk ? "the file looks like GBK; UTF-8 was expected" : "the file has bytes that are not UTF-8",
      hint: resave,
    });
    return undefined;
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    diagnostics.add({
      code: "json-bom", severity: "warning", place: { file, line: 1 },
      zh: "文件开头有 BOM（字节顺序标记），已忽略", en: "the file starts with a byte order mark, which was skipped",
      hint: { zh: "另存为“UTF-8”（无 BOM）", en: "save it as UTF-8 without BOM" },
    });
  }
  const cr = text.indexOf("\r");
  if (cr >= 0) {
    diagnostics.add({
      code: "json-crlf", severity: "info", place: { file, line: 1 },
      zh: "文件用 Windows 换行（CRLF），照常读取", en: "the file has Windows line ends (CRLF); it is read all the same",
    });
  }
  return text;
}

const resave = { zh: "用文本编辑器另存为 UTF-8", en: "save the file as UTF-8 in a text editor" };

/** A UTF-16 mark, or the zero bytes that UTF-16 gives to JSON's ASCII. */
function utf16(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  return bytes.length >= 2 && (a === 0) !== (b === 0);
}

/** `TextDecoder` drops a leading byte order mark itself. */
function decoded(bytes: Uint8Array, encoding: "utf-8" | "gbk"): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // A TypeError is the decoder's way of saying "not this encoding"; the caller reports it.
    return undefined;
  }
}

/** Han characters and nothing odd: any bytes decode as GBK, but not to that. */
function looksChinese(text: string | undefined): boolean {
  return text !== undefined && /\p{Script=Han}/u.test(text) && !/[\p{Co}\ufffd\u0080-\u009f]/u.test(text);
}

/** A line feed byte is never part of a longer UTF-8 sequence, so each line can be tried alone. */
function firstBadLine(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    if (feed < 0 || decoded(bytes.subarray(start, end), "utf-8") === undefined) return line;
    start = end + 1;
  }
}
