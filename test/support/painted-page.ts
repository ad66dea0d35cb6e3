/** Builds small pages as markup would emit them, and a shell with subset faces. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { openFonts } from "../../src/fonts/open-fonts.js";
import type { Cache } from "../../src/model/context.js";
import type { DummyPage } from "../../src/model/dummy.js";
import type { ExpectedLine, PageHtml, Shell } from "../../src/model/render.js";
import { pageCss } from "../../src/paginate/page-css.js";

const px = (pt: number) => (pt * 96) / 72;
const require = createRequire(import.meta.url);

/** A line of 9 pt text set solid: every Han character is 9 pt wide. */
export interface TestLine {
  readonly text: string;
  readonly xPt: number;
  readonly yPt: number;
  readonly sizePt?: number;
  readonly heightPt?: number;
  readonly trackingPt?: number;
  /** Face of the line's span itself; the body face when absent. */
  readonly face?: string;
  /** Painted runs; one of the body face when absent. */
  readonly runs?: string;
  /** What the page expects, where it must differ from what is painted. */
  readonly expect?: Partial<ExpectedLine>;
}

export interface TestText {
  readonly id: string;
  readonly tag?: string;
  readonly lines: readonly TestLine[];
}

export interface TestPage {
  readonly label?: string;
  readonly widthMm?: number;
  readonly heightMm?: number;
  readonly folio?: readonly TestText[];
  readonly slug?: readonly TestText[];
  readonly texts: readonly TestText[];
  /** HTML put at the end of the page section. */
  readonly extra?: string;
  readonly ledger?: readonly { id: string; text: string }[];
  readonly pictures?: PageHtml["pictures"];
  readonly frame?: ExpectedLine["frame"];
}

export const paper = { widthMm: 120, heightMm: 160 };

export function testPage(spec: TestPage): PageHtml {
  const widthMm = spec.widthMm ?? paper.widthMm;
  const heightMm = spec.heightMm ?? paper.heightMm;
  const lines: ExpectedLine[] = [];
  const frame = spec.frame ?? { leftPx: 0, topPx: 0, rightPx: (widthMm * 96) / 25.4, bottomPx: (heightMm * 96) / 25.4 };
  const text = (part: TestText) => {
    const tag = part.tag ?? "p";
    const spans = part.lines.map((line) => {
      const size = line.sizePt ?? 9;
      const height = line.heightPt ?? 13.5;
      const tracking = line.trackingPt ?? 0;
      const index = lines.length;
      const count = [...line.text].length;
      lines.push({
        index, id: part.id, text: line.text, leftPx: px(line.xPt), topPx: px(line.yPt),
        widthPx: px(count * size + (count - 1) * tracking), heightPx: px(height), frame, ...line.expect,
      });
      const runs = line.runs ?? `<span class="f-song"${tracking ? ` style="letter-spacing:${tracking}pt"` : ""}>${line.text}</span>`;
      return `<span class="bx-l${line.face ? ` f-${line.face}` : ""}" data-l="${index}" style="left:${line.xPt}pt;top:${line.yPt}pt;height:${height}pt;line-height:${height}pt;font-size:${size}pt">${runs}</span>`;
    });
    return `<${tag} id="${part.id}">${spans.join("")}</${tag}>`;
  };
  const folio = spec.folio?.map(text).join("");
  const body = spec.texts.map(text).join("\n");
  const slug = spec.slug?.map(text).join("");
  const entries = [...(spec.folio ?? []), ...spec.texts, ...(spec.slug ?? [])]
    .map((part) => ({ id: part.id, text: part.lines.map((line) => line.text).join("") }));
  const label = spec.label ?? "01";
  return {
    page: dummyPage(label, widthMm, heightMm, spec.ledger ?? entries, spec.texts.map((part) => part.id)),
    html: `<section class="bx-page" style="width:${widthMm}mm;height:${heightMm}mm">${folio ? `<header class="bx-folio">${folio}</header>` : ""}<article>${body}</article>${slug ? `<footer class="bx-slug">${slug}</footer>` : ""}${spec.extra ?? ""}</section>`,
    pageName: "front",
    lines,
    pictures: spec.pictures ?? new Map(),
    hash: label,
    proof: false,
  };
}

function dummyPage(label: string, widthMm: number, heightMm: number, entries: readonly { id: string; text: string }[], ids: readonly string[]): DummyPage {
  const box = { xPt: 0, yPt: 0, widthPt: (widthMm / 25.4) * 72, heightPt: (heightMm / 25.4) * 72 };
  return {
    label, name: "要闻", index: 0, side: "front", template: "front", ink: "cmyk",
    paper: { widthMm, heightMm }, area: box, folio: [], slug: [],
    modules: [{
      id: `${label}-a01`, article: "a01", kind: "news", rank: "lead", box,
      parts: ids.map((id) => ({ type: "text", id, role: "paragraph", lines: [], frames: [box] })),
    }],
    ornaments: [], ledger: { page: label, entries }, faulty: false,
  };
}

const styles = (name: string) => readFileSync(new URL(`../../styles/base/${name}`, import.meta.url), "utf8");

/** A cache that lives as long as the test. */
export function memoryCache(): Cache {
  const kept = new Map<string, Uint8Array>();
  return {
    get: async (kind, key) => kept.get(`${kind}/${key}`),
    put: async (kind, key, bytes) => void kept.set(`${kind}/${key}`, bytes),
  };
}

export const facePaths = {
  song: require.resolve("@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"),
  hei: require.resolve("@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"),
};
/** A face whose ascent and descent differ from the others'. */
export const brushPath = require.resolve("@expo-google-fonts/ma-shan-zheng/400Regular/MaShanZheng_400Regular.ttf");

/** The shell of a test: the base styles and subsets of the faces that `characters` need. */
export async function testShell(characters: string, sheet: { widthMm: number; heightMm: number; bandMm?: number } = paper, faces: Readonly<Record<string, string>> = facePaths): Promise<Shell> {
  const fonts = openFonts(memoryCache());
  const wanted = new Set([...characters].map((character) => character.codePointAt(0)!));
  const files = new Map<string, Uint8Array>();
  for (const [id, path] of Object.entries(faces)) files.set(id, await fonts.subset({ id, path, only: undefined }, wanted));
  return {
    css: [
      `.bx-l { font-family: "bx-song"; }`,
      ...Object.keys(faces).map((id) => `@font-face { font-family: "bx-${id}"; src: url("/font/${id}"); }\n.f-${id} { font-family: "bx-${id}"; }`),
      styles("line.css"),
      pageCss(styles("page.css"), { bandMm: 0, marks: false, ...sheet }),
    ].join("\n"),
    fonts: files,
    families: Object.keys(faces).map((id) => `bx-${id}`),
  };
}
