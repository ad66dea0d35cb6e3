import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { rawPdfFault, withoutDates } from "../../../src/print/check-raw-pdf.js";

/** The parts of Chromium's file that are looked at. */
function raw({ scale = "3.125", pages = 1, flate = true } = {}): Uint8Array {
  const content = Buffer.from(`.23999999 0 0 -.23999999 0 454.07999 cm\nq\n${scale} 0 0 ${scale} 0 0 cm\n0 0 0 rg\n`);
  const stream = flate ? deflateSync(content) : content;
  const page = (n: number) => `${n} 0 obj\n<</Type /Page\n/MediaBox [0 0 340 454]\n/Contents 12 0 R>>\nendobj\n`;
  return new Uint8Array(Buffer.concat([
    Buffer.from(`%PDF-1.4\n1 0 obj\n<</CreationDate (D:20261207120000+00'00')\n/ModDate (D:20261207120000+00'00')>>\nendobj\n`),
    Buffer.from(`2 0 obj\n<</Type /Pages /Count 1>>\nendobj\n112 0 obj\n<</Length 3>> stream\nabc\nendstream\nendobj\n`),
    Buffer.from(`12 0 obj\n<<${flate ? "/Filter /FlateDecode\n" : ""}/Length ${stream.length}>> stream\n`), stream, Buffer.from("\nendstream\nendobj\n"),
    ...Array.from({ length: pages }, (_, i) => Buffer.from(page(20 + i))),
  ]));
}

describe("a raw page", () => {
  it("at its true size, compressed or not, is accepted", () => {
    expect(rawPdfFault(raw())).toBeUndefined();
    expect(rawPdfFault(raw({ flate: false }))).toBeUndefined();
  });

  it("that Chromium has shrunk is refused", () => {
    expect(rawPdfFault(raw({ scale: "3.1244" }))?.code).toBe("raw-scale");
  });

  it("must be exactly one", () => {
    expect(rawPdfFault(raw({ pages: 2 }))?.code).toBe("raw-pages");
    expect(rawPdfFault(raw({ pages: 0 }))?.code).toBe("raw-pages");
  });
});

describe("masking the dates", () => {
  it("keeps the length and every other byte", () => {
    const pdf = raw();
    const masked = withoutDates(pdf);
    expect(masked.length).toBe(pdf.length);
    const later = new Uint8Array(Buffer.from(Buffer.from(pdf).toString("latin1").replaceAll("D:20261207", "D:20270101"), "latin1"));
    expect(Buffer.compare(withoutDates(later), masked)).toBe(0);
    expect(Buffer.compare(withoutDates(raw({ flate: false })), masked)).not.toBe(0);
    expect(Buffer.from(pdf).toString("latin1")).toContain("D:20261207"); // the original is untouched
  });
});
