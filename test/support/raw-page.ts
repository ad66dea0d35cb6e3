/** The raw fixtures of `raw/` as the finish stage gets them, with the inks and the issue they belong to. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import { openColourEngine, type ColourEngine } from "../../src/colour/colour-engine.js";
import type { PressContext } from "../../src/finish/finish-context.js";
import type { DummyPage } from "../../src/model/dummy.js";
import type { PageInk } from "../../src/model/issue.js";
import { pressProfileSchema, type PressProfile } from "../../src/model/press.js";
import type { RawPage } from "../../src/model/render.js";
import type { Theme } from "../../src/model/theme.js";
import type { DocumentMeta } from "../../src/pdf/metadata.js";

const root = new URL("../../", import.meta.url);
const read = (path: string): Buffer => readFileSync(new URL(path, root));

export type RawName = "colour" | "plain" | "gradient" | "refused";

/** Red is the ink of the fixtures' heads; the numbers are those of `raw/make.mjs`. */
export const inks: Theme["inks"] = {
  black: { srgb: [0, 0, 0], cmyk: [0, 0, 0, 100] },
  red: { srgb: [0.7843, 0.0627, 0.1804], cmyk: [0, 100, 80, 0], spot: "PANTONE 186 C" },
};

export const meta: DocumentMeta = { id: "test-20261123", title: "试报", date: "2026-11-23", revision: 1, language: "zh-CN" };

export function rawPage(name: RawName, change: { ink?: PageInk; label?: string; paper?: DummyPage["paper"] } = {}): RawPage {
  const pdf = new Uint8Array(read(`test/support/raw/${name}.pdf`));
  const area = { xPt: 0, yPt: 0, widthPt: 283, heightPt: 397 };
  const page: DummyPage = {
    label: change.label ?? "01", name: "要闻", index: 0, side: "front", template: "front", ink: change.ink ?? "cmyk",
    paper: change.paper ?? { widthMm: 100, heightMm: 140 }, area, folio: [], slug: [], modules: [], ornaments: [],
    ledger: { page: change.label ?? "01", entries: [] }, faulty: false,
  };
  return { page, pdf, sha256: createHash("sha256").update(pdf).digest("hex") };
}

export function pressProfile(name: "coldset" | "commercial", change: Partial<PressProfile> = {}): PressProfile {
  const file = `styles/press/${name}/profile.json`;
  const parsed = pressProfileSchema.parse(JSON.parse(read(file).toString("utf8")));
  const iccBytes = new Uint8Array(readFileSync(new URL(parsed.icc, new URL(file, root))));
  return { ...parsed, iccBytes, ...change };
}

export const srgbIcc = (): Uint8Array => new Uint8Array(read("styles/press/srgb/sRGB.icc"));

/** A triangle: what stands in the slug is the caller's. */
const slug: PressContext["slug"] = { path: ["0 0 m", "3 0 l", "3 3 l", "h"], widthPt: 3 };

let engine: ColourEngine | undefined;

/** A press context of its own diagnostics; the colour engine is opened once. */
export async function pressContext(change: Partial<PressContext> = {}): Promise<PressContext> {
  const diagnostics = new Diagnostics();
  engine ??= await openColourEngine(pressProfile("coldset"), diagnostics);
  if (engine === undefined) throw new Error("the coldset profile cannot be opened");
  return { meta, diagnostics, inks, profile: pressProfile("coldset"), colour: engine, mourning: false, slug, ...change };
}
