import { PDFContext } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { describeDocument } from "../../../src/pdf/describe.js";
import { seal } from "../../../src/pdf/seal.js";
import { meta } from "../../support/raw-page.js";

async function file(title: string, identity: string, objectStreams = false): Promise<string> {
  const context = PDFContext.create();
  const pages = context.register(context.obj({ Type: "Pages", Kids: [], Count: 0 }));
  context.trailerInfo.Root = context.register(context.obj({ Type: "Catalog", Pages: pages }));
  describeDocument(context, title, meta, { standard: "none" });
  return Buffer.from(await seal(context, identity, 7, objectStreams)).toString("latin1");
}
const id = (pdf: string): string[] => [...(/\/ID \[ <([0-9A-F]{32})> <([0-9A-F]{32})> \]/.exec(pdf) ?? [])].slice(1);
const uuid = (pdf: string, key: string): string | undefined => new RegExp(`<xmpMM:${key}>uuid:([0-9a-f-]{36})<`).exec(pdf)?.[1];

describe("sealing", () => {
  it("takes ids from content and identity alone", async () => {
    expect(await file("甲", "a")).toBe(await file("甲", "a"));
    const [permanent, changing] = id(await file("甲", "a"));
    const [samePermanent, otherChanging] = id(await file("乙", "a"));
    expect(samePermanent).toBe(permanent);
    expect(otherChanging).not.toBe(changing);
    expect(id(await file("甲", "b"))[0]).not.toBe(permanent);
  });

  it("fills every placeholder, in object streams too", async () => {
    for (const objectStreams of [false, true]) {
      const pdf = await file("甲", "a", objectStreams);
      expect(id(pdf)).toHaveLength(2);
      expect(uuid(pdf, "DocumentID")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(uuid(pdf, "InstanceID")).not.toBe(uuid(pdf, "DocumentID"));
      expect(pdf).not.toMatch(/B0D0C0|B01A5C|b0000000-/);
    }
  });
});
