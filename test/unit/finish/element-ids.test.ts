import { PDFContext, PDFHexString, PDFString } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { renumberElementIds } from "../../../src/finish/element-ids.js";

/** A table of two cells and a header as Chromium tags it, its nodes counted from `first`. */
function table(first: number): PDFContext {
  const id = (k: number): string => `node${String(first + k).padStart(8, "0")}`;
  const context = PDFContext.create();
  context.register(context.obj({ S: "TH", ID: PDFString.of(id(0)), T: PDFString.of("node of the river") }));
  context.register(context.obj({ S: "TD", ID: PDFHexString.of(Buffer.from(id(7)).toString("hex")), A: [{ O: "Table", Headers: [PDFString.of(id(0))] }] }));
  context.register(context.obj({ Names: [PDFString.of(id(0)), 1, PDFString.of(id(7)), 2] }));
  return context;
}

const written = (context: PDFContext): string => context.enumerateIndirectObjects().map(([, object]) => String(object)).join("\n");

describe("ids of structure elements", () => {
  it("count from one, in their order, wherever they are named", () => {
    const context = table(4216);
    renumberElementIds(context);
    const text = written(context);
    expect(text.match(/node\d+/g)).toEqual(["node00000001", "node00000002", "node00000001", "node00000001", "node00000002"]);
    expect(text).toContain("node of the river");
  });

  it("do not tell how many nodes a tab had counted before", () => {
    const [early, late] = [table(3), table(98_765)];
    renumberElementIds(early);
    renumberElementIds(late);
    expect(written(early)).toBe(written(late));
  });
});
