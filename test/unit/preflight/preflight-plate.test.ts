import { PDFRawStream, PDFRef, PDFWriter } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { finishArchive } from "../../../src/finish/archive.js";
import { openRaw } from "../../../src/finish/parsed-page.js";
import { finishPress } from "../../../src/finish/press.js";
import { decodedText, deflated, name, pagesOf, readPdf } from "../../../src/pdf/objects.js";
import { preflightPlate } from "../../../src/preflight/preflight-plate.js";
import { pressContext, pressProfile, rawPage, srgbIcc } from "../../support/raw-page.js";

const paper = { widthMm: 100, heightMm: 140 };
const text = "日月长在一江春水长江之上，日出一片红。人心齐，山可移。详见新闻网，小车大门一龙马飞金。江上日出。长风摄编者按：日拱一卒。";
const ledger = (value: string) => [{ page: "01", entries: [{ id: "01-a", text: value }] }];

describe("preflight", () => {
  it("fails Chromium's raw file for the right reasons", async () => {
    const { checks, diagnostics } = await preflightPlate(rawPage("colour").pdf, { file: "raw.pdf", target: "press", profile: pressProfile("coldset"), paper });
    const failed = checks.filter((check) => !check.ok).map((check) => check.name);
    expect(failed).toEqual([
      "boxes", "trim-size", "bleed", "to-unicode", "ink-colours", "object-colours", "black-text", "picture-ppi",
      "metadata", "info", "document-id", "output-intent", "no-annotations",
    ]);
    expect(checks.filter((check) => check.ok).map((check) => check.name)).toEqual(expect.arrayContaining(["fonts-embedded", "no-type3", "no-notdef", "no-scripts"]));
    expect(checks.find((check) => check.name === "ink-colours")?.detail).toContain("DeviceRGB 0.7843 0.0627 0.1804");
    expect(diagnostics.find((d) => d.code === "preflight-to-unicode")?.en).toContain("U+2F47");
  });

  it("passes a press plate but for the small picture, which is a warning", async () => {
    const ctx = await pressContext();
    const plate = await finishPress(await openRaw(rawPage("colour")), ctx);
    const result = await preflightPlate(plate!.pdf, { file: "01.press.pdf", target: "press", profile: ctx.profile, paper, ledgers: ledger(text) });
    expect(result.diagnostics.map((d) => [d.code, d.severity])).toEqual([["preflight-picture-ppi", "warning"]]);
  });

  it("names the checks that want an issue or a profile, and those alone", async () => {
    const ctx = await pressContext();
    const plate = await finishPress(await openRaw(rawPage("colour")), ctx);
    const skipped = async (given: object) => (await preflightPlate(plate!.pdf, { file: "01.press.pdf", target: "press", ...given })).skipped.map(({ name: own, needs }) => `${own} ${needs}`);
    expect(await skipped({})).toEqual(["trim-size issue", "bleed profile", "page-ink issue", "vector-tac profile", "standard profile", "picture-ppi profile", "ledger-text issue", "outline issue"]);
    expect(await skipped({ profile: ctx.profile, paper, ledgers: ledger(text), inks: ["cmyk"], laidOut: [] })).toEqual([]);
    // An archive file is asked for no inks.
    expect((await preflightPlate(plate!.pdf, { file: "a.pdf", target: "archive" })).skipped.map(({ name: own }) => own)).toEqual(["trim-size", "ledger-text", "outline"]);
  });

  it("compares extracted text with the ledger character by character, in tag order", async () => {
    const ctx = await pressContext();
    const plate = await finishArchive(await openRaw(rawPage("colour")), { ...ctx, srgbIcc: srgbIcc() });
    const check = async (value: string) =>
      (await preflightPlate(plate!.pdf, { file: "a.pdf", target: "archive", ledgers: ledger(value) })).checks.find((c) => c.name === "ledger-text");
    expect(await check(text)).toEqual({ name: "ledger-text", ok: true, detail: "", detailZh: "" });
    expect((await check(text.replace("春", "秋")))?.detail).toContain("秋");
    expect((await check(text.replace("春", "秋")))?.detailZh).toMatch(/^1：第 \d+ 字处应为“.*秋.*”，实为“.*春.*”/);
    expect((await check(text.replace("日拱一卒。", "")))?.ok).toBe(false);
    // White space and U+2060 do not count, a different code point does.
    expect((await check(text.replace("长风摄", "长\u2060风 摄")))?.ok).toBe(true);
    expect((await check(text.replace("日月", "⽇月")))?.ok).toBe(false);
  });

  it("notices a plate of another trim, profile or kind", async () => {
    const ctx = await pressContext();
    const plate = await finishPress(await openRaw(rawPage("plain")), ctx);
    const failed = async (options: Partial<Parameters<typeof preflightPlate>[1]>) =>
      (await preflightPlate(plate!.pdf, { file: "p.pdf", target: "press", profile: ctx.profile, paper, ...options })).checks.filter((c) => !c.ok).map((c) => c.name);
    expect(await failed({})).toEqual([]);
    expect(await failed({ paper: { widthMm: 100, heightMm: 140.5 } })).toEqual(["trim-size"]);
    expect(await failed({ profile: pressProfile("coldset", { condition: "FOGRA52" }) })).toEqual(["output-intent"]);
    expect(await failed({ profile: pressProfile("coldset", { bleedMm: 3 }) })).toEqual(["bleed"]);
    expect(await failed({ profile: pressProfile("coldset", { tac: 100 }) })).toEqual([]);
    expect(await failed({ target: "archive" })).toEqual(["metadata", "output-intent"]);
  });

  it("finds what was slipped into a finished plate", async () => {
    const ctx = await pressContext();
    const plate = await finishPress(await openRaw(rawPage("plain")), ctx);
    const failed = async (change: (content: string) => string) => {
      const context = await readPdf(plate!.pdf);
      const ref = pagesOf(context)[0]?.page.get(name("Contents"));
      const stream = context.lookup(ref);
      if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) throw new Error("no content");
      context.assign(ref, deflated(context, Buffer.from(change(decodedText(stream)), "latin1")));
      const pdf = await PDFWriter.forContext(context, 1000).serializeToBuffer();
      return (await preflightPlate(pdf, { file: "p.pdf", target: "press", profile: ctx.profile })).checks.filter((c) => !c.ok).map((c) => c.name);
    };
    expect(await failed((text) => text)).toEqual([]);
    expect(await failed((text) => `${text}1 0 0 rg 0 0 9 9 re f`)).toEqual(["ink-colours"]);
    expect(await failed((text) => text.replaceAll("0 0 0 1 k", "0.6 0.5 0.5 0.9 k"))).toEqual(["black-text", "vector-tac"]);
    expect(await failed((text) => text.replaceAll("/BxOverprint gs", ""))).toEqual(["black-text"]);
    expect(await failed((text) => text.replace(/<[0-9a-f]{4}> Tj|\([^)]*\) Tj/, "<0000> Tj"))).toEqual(["no-notdef", "to-unicode"]);
  });

  it("says that a file is no PDF", async () => {
    const { checks } = await preflightPlate(Buffer.from("not a pdf"), { file: "x.pdf", target: "press" });
    expect(checks.map((c) => [c.name, c.ok])).toEqual([["readable", false]]);
  });
});
