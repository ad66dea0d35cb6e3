import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admits, sourceClass, sourceFor, unicodeRange, type SourceClass } from "../../../src/fonts/source-class.js";

const classOf = (char: string): SourceClass => sourceClass(char.codePointAt(0)!);

describe("sourceClass", () => {
  it.each([..."，。、；：！？“”‘’（）《》【】—…·～％／　"])("%s is a mark", (char) => expect(classOf(char)).toBe("marks"));
  it.each([..."Az09,.;:()[]%-/ é ǎü–"])("%s is Latin", (char) => expect(classOf(char)).toBe("latin"));
  it.each([..."报〇々①■ア㎡℃Ａ９𠮷"])("%s is Han or other", (char) => expect(classOf(char)).toBe("han"));
});

describe("sourceFor", () => {
  const marks = { id: "a", only: ["marks"] as const };
  const latin = { id: "b", only: ["latin"] as const };
  const rest = { id: "c", only: undefined };

  it("takes the first source that admits the character", () => {
    expect(sourceFor([marks, latin, rest], 0x3002)).toBe(marks);
    expect(sourceFor([marks, latin, rest], 0x41)).toBe(latin);
    expect(sourceFor([marks, latin, rest], 0x62a5)).toBe(rest);
    expect(sourceFor([rest, marks], 0x3002)).toBe(rest);
    expect(sourceFor([marks], 0x62a5)).toBeUndefined();
  });
});

describe("unicodeRange", () => {
  const holds = (range: string, codePoint: number): boolean => range.split(", ").some((part) => {
    const [from, to] = part.slice(2).split("-").map((hex) => Number.parseInt(hex, 16));
    return codePoint >= from! && codePoint <= (to ?? from!);
  });

  it("holds exactly what the source admits", () => {
    const onlys = [undefined, ["marks"], ["latin"], ["han"], ["marks", "latin"], ["han", "marks"]] as const;
    fc.assert(fc.property(fc.constantFrom(...onlys), fc.oneof(fc.integer({ min: 0, max: 0x3100 }), fc.integer({ min: 0, max: 0x10ffff })), (only, codePoint) => {
      expect(holds(unicodeRange({ only }), codePoint)).toBe(admits({ only }, codePoint));
    }), { numRuns: 2000 });
  });
});
