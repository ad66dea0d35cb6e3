/** Judges what a tab has measured of a page; every fault becomes a diagnostic. */
import type { RefusedRequest } from "../browser/memory-site.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DummyPage, PlacedPart } from "../model/dummy.js";
import type { PageHtml } from "../model/render.js";
import { compareLedger } from "./compare-ledger.js";
import { compareLines, tolerancePx, type Fault } from "./compare-lines.js";
import { compareLooks } from "./compare-looks.js";
import type { Measurements } from "./measurements.js";

const pxPerMm = 96 / 25.4;

/** A proof is printed with its faults; these alone make even a proof impossible or unsafe. */
const alwaysErrors: ReadonlySet<string> = new Set(["setting-failed", "page-count", "request-refused", "element-refused"]);

/**
 * The findings of one page, empty when it is as planned. Faults alike on one element are told once.
 * On a proof, which shows overset and other faults on purpose, they are warnings.
 */
export function judgePage(page: PageHtml, measured: Measurements, refused: readonly RefusedRequest[]): Diagnostic[] {
  const faults = [
    ...judgeSheet(page.page, measured),
    ...judgeResources(measured, refused),
    ...compareLines(page.lines, measured),
    ...compareLooks(page.lines, measured),
    ...compareLedger(page.page.ledger, measured.texts, measured.ids),
    ...measured.stray.map(({ id, text }): Fault => ({
      code: "text-outside-lines", id,
      zh: `“${text}”不在任何一行之内。`, en: `“${text}” is painted outside every line.`,
    })),
  ];
  const modules = modulesOf(page.page);
  const groups = new Map<string, { first: Fault; count: number }>();
  for (const fault of faults) {
    const key = `${fault.code} ${fault.id}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { first: fault, count: 1 });
  }
  return [...groups.values()].map(({ first, count }) => diagnostic(page, modules, first, count));
}

function judgeSheet(page: DummyPage, measured: Measurements): Fault[] {
  const faults: Fault[] = [];
  if (measured.pages !== 1) {
    faults.push({ code: "page-count", id: "", zh: `应出 1 版，Paged.js 出了 ${measured.pages} 版。`, en: `Paged.js made ${measured.pages} pages instead of 1.` });
  }
  for (const id of measured.overflows) {
    faults.push({ code: "paged-overflow", id, zh: "内容超出版面，Paged.js 要把它推到下一版。", en: "Paged.js found an overflow and would move this to another page." });
  }
  const { widthMm, heightMm } = page.paper;
  const [width, height] = [widthMm * pxPerMm, heightMm * pxPerMm];
  if (Math.abs(measured.trim.width - width) > tolerancePx || Math.abs(measured.trim.height - height) > tolerancePx) {
    const size = `${measured.trim.width.toFixed(2)} × ${measured.trim.height.toFixed(2)} px`;
    faults.push({ code: "page-size", id: "", zh: `版面尺寸是 ${size}，应为 ${widthMm} × ${heightMm} 毫米。`, en: `The page measures ${size} instead of ${widthMm} × ${heightMm} mm.` });
  }
  for (const { id, tag, ...rect } of measured.beyond) {
    const at = [rect.left, rect.top, rect.right, rect.bottom].map((value) => value.toFixed(1)).join(", ");
    faults.push({ code: "beyond-paper", id, zh: `<${tag}>（${at} px）超出纸张。`, en: `<${tag}> (${at} px) reaches beyond the paper.` });
  }
  return faults;
}

function judgeResources(measured: Measurements, refused: readonly RefusedRequest[]): Fault[] {
  return [
    ...measured.missingFamilies.map((family): Fault => ({
      code: "font-not-loaded", id: "", zh: `字体 ${family} 没有载入。`, en: `The face ${family} is not loaded.`,
    })),
    ...measured.missingPictures.map((path): Fault => ({
      code: "picture-not-loaded", id: "", zh: `图片 ${path} 无法解码。`, en: `The picture ${path} cannot be decoded.`,
    })),
    ...measured.forbidden.map((tag): Fault => ({
      code: "element-refused", id: "", zh: `版面不得含有 <${tag}>。`, en: `A page may not hold <${tag}>.`,
    })),
    ...refused.map(requestRefused),
  ];
}

/** Requests refused after a page was measured, while it was printed. */
export function judgePrinting(page: PageHtml, refused: readonly RefusedRequest[]): Diagnostic[] {
  return refused.map((request) => diagnostic(page, new Map(), requestRefused(request), 1));
}

/** Paged.js gave up on a page. */
export function settingFailed(page: PageHtml, reason: string): Diagnostic {
  return diagnostic(page, new Map(), { code: "setting-failed", id: "", zh: `Paged.js 无法排出这一版：${reason}`, en: `Paged.js could not set this page: ${reason}` }, 1);
}

function requestRefused({ url }: RefusedRequest): Fault {
  return { code: "request-refused", id: "", zh: `版面请求了 ${url}，已拒绝。`, en: `The page asked for ${url}, which was refused.` };
}

/** Element id → article, for every text and figure of the page. */
function modulesOf(page: DummyPage): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  for (const module of page.modules) {
    modules.set(module.id, module.article);
    for (const part of module.parts) for (const id of partIds(part)) modules.set(id, module.article);
  }
  return modules;
}

function partIds(part: PlacedPart): string[] {
  switch (part.type) {
    case "text": return [part.id];
    case "figure": return [part.id, ...part.captions.map((caption) => caption.id)];
    case "table": return [part.id, ...(part.caption ? [part.caption.id] : []), ...part.rows.flat().map((cell) => cell.id)];
  }
}

function diagnostic({ page, proof }: PageHtml, modules: ReadonlyMap<string, string>, fault: Fault, count: number): Diagnostic {
  const module = modules.get(fault.id);
  const where = fault.id ? { zh: `${fault.id}：`, en: `${fault.id}: ` } : { zh: "", en: "" };
  const more = count > 1 ? { zh: `（同类共 ${count} 处）`, en: ` (${count} of this kind)` } : { zh: "", en: "" };
  return {
    code: fault.code,
    severity: proof && !alwaysErrors.has(fault.code) ? "warning" : "error",
    place: { page: page.label, ...(module !== undefined ? { module } : {}) },
    zh: where.zh + fault.zh + more.zh,
    en: where.en + fault.en + more.en,
  };
}
