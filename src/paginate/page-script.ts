/**
 * Runs inside the tab: sets a page with Paged.js and measures it. `installPageScript` is sent to the tab
 * as source text, so it may use nothing from outside itself; types alone are imported.
 */
import type { LookWindow } from "./look-script.js";
import type { Measurements, SetRequest, ShowRequest } from "./measurements.js";

/** The parts of Paged.js 0.4.3 that are used. */
interface PagedPage { removeListeners(): void }
interface PagedFlow { readonly total: number; readonly pages: readonly PagedPage[] }
interface PagedPreviewer {
  readonly chunker: { removePages(): void; readonly pages: readonly PagedPage[] };
  readonly polisher: { destroy(): void };
  preview(content: DocumentFragment, css: readonly Record<string, string>[], renderTo: HTMLElement): Promise<PagedFlow>;
}
interface PagedLibrary {
  readonly Previewer: new (settings: { maxChars: number }) => PagedPreviewer;
  readonly Handler: new (...parts: unknown[]) => object;
  registerHandlers(handler: unknown): void;
}

export interface TabWindow {
  readonly PagedModule: PagedLibrary;
  /** Sets a page and measures it; `failure` is what Paged.js threw. */
  banxinSet(request: SetRequest): Promise<Measurements | { readonly failure: string }>;
  /** Sets a page in the same way for somebody who looks at it. */
  banxinShow(request: ShowRequest): Promise<{ readonly failure?: string }>;
}

/** Defines `banxinSet` and `banxinShow` on the tab's window. */
export function installPageScript(): void {
  const tab = window as unknown as TabWindow & LookWindow & Window;
  const { PagedModule: Paged } = tab;
  let previous: PagedPreviewer | undefined;
  let overflows: string[] = [];
  /** Pictures of the pages set last: while they are referenced, the tab needs not load and decode them again. */
  const pictures = new Map<string, HTMLImageElement>();
  const keptPictures = 48;

  Paged.registerHandlers(class extends Paged.Handler {
    /** Called after every layout; `range` is there only when something did not fit. */
    onOverflow(range: Range | undefined): void {
      if (!range) return;
      const at = range.startContainer.childNodes[range.startOffset] ?? range.startContainer;
      overflows.push(nearestId(at));
    }
  });

  tab.banxinSet = async (request) => {
    try {
      return await set(request);
    } catch (error) {
      return { failure: String(error) };
    }
  };

  tab.banxinShow = async (request) => {
    try {
      await lay(request);
      return {};
    } catch (error) {
      return { failure: String(error) };
    }
  };

  async function set(request: SetRequest): Promise<Measurements> {
    const start = performance.now();
    const laid = await lay(request);
    const done = performance.now();
    const measured = measure(request);
    const looking = performance.now();
    const look = request.look ? tab.banxinLook() : { colours: [], runs: [], marred: [] };
    const timings = { paged: done - start, measure: looking - done, look: performance.now() - looking };
    return { ...measured, ...laid, look, timings };
  }

  async function lay(request: ShowRequest): Promise<Pick<Measurements, "pages" | "overflows" | "forbidden" | "missingPictures">> {
    clear();
    const missingPictures = await load(request.pictures);
    const template = document.createElement("template");
    template.innerHTML = request.html;
    template.content.querySelector(".bx-page")?.classList.add(`bx-${request.pageName}`);
    const forbidden = takeOut(template.content);
    overflows = [];

    // The page is checked for overflow once, when it is complete, and not after every 1,500 characters.
    previous = new Paged.Previewer({ maxChars: Number.MAX_SAFE_INTEGER });
    const flow = await previous.preview(template.content, [{ [location.href]: request.css }], document.body);
    // The page is final: Paged.js must not set it again when the medium changes for printing.
    for (const page of flow.pages) page.removeListeners();
    // Paged.js leaves the hidden originals of running elements in the flow.
    for (const area of document.querySelectorAll(".pagedjs_area")) {
      for (const original of area.querySelectorAll(".bx-folio, .bx-slug")) original.remove();
    }
    // Reading order: folio, page, slug. Margin boxes have named grid areas, so their order is free.
    for (const box of document.querySelectorAll(".pagedjs_pagebox")) {
      const foot = box.querySelector(":scope > .pagedjs_margin-bottom-left-corner-holder");
      if (foot) box.append(foot);
    }
    return { pages: flow.total, overflows, forbidden, missingPictures };
  }

  /** Takes the page before out of the tab, styles and listeners included. */
  function clear(): void {
    previous?.chunker.removePages();
    previous?.polisher.destroy();
    previous = undefined;
    document.body.replaceChildren();
  }

  /** A page is text, pictures and drawings; what could load or run something else goes. */
  function takeOut(content: DocumentFragment): string[] {
    return [...content.querySelectorAll("script, iframe, frame, object, embed, link, meta, base, form, video, audio, portal, template")].map((element) => {
      element.remove();
      return element.localName;
    });
  }

  /** Not `decode()`: ingest has read every picture whole, and Chromium prints a JPEG without decoding it. */
  function loaded(picture: HTMLImageElement): Promise<boolean> {
    return new Promise((resolve) => {
      picture.addEventListener("load", () => resolve(true));
      picture.addEventListener("error", () => resolve(false));
    });
  }

  async function load(paths: readonly string[]): Promise<string[]> {
    const missing: string[] = [];
    await Promise.all(paths.map(async (path) => {
      let picture = pictures.get(path);
      pictures.delete(path); // it comes last again
      if (!picture) {
        picture = new Image();
        picture.src = path;
        if (!(await loaded(picture))) {
          missing.push(path);
          return;
        }
      }
      pictures.set(path, picture);
    }));
    for (const path of [...pictures.keys()].slice(0, Math.max(0, pictures.size - keptPictures))) pictures.delete(path);
    return missing;
  }

  function measure(request: SetRequest): Omit<Measurements, "look" | "pages" | "overflows" | "forbidden" | "missingPictures" | "timings"> {
    const box = document.querySelector(".pagedjs_pagebox")!.getBoundingClientRect();
    const sheet = sheetRect();
    const numbers: number[] = [];
    const texts: string[] = [];
    const ids: string[] = [];
    const hidden: number[] = [];
    const range = document.createRange();
    for (const line of document.querySelectorAll<HTMLElement>("[data-l]")) {
      const index = Number(line.dataset.l);
      if (!line.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
        hidden.push(index);
        continue;
      }
      const outer = line.getBoundingClientRect();
      range.selectNodeContents(line);
      const inner = range.getBoundingClientRect();
      if (line.classList.contains("bx-v")) {
        // Downwards: what is left and right of a line elsewhere is its top and bottom here.
        numbers.push(index, outer.top - box.top, outer.left - box.left, outer.width, inner.top - box.top, inner.bottom - box.top, trailing(line));
      } else numbers.push(index, outer.left - box.left, outer.top - box.top, outer.height, inner.left - box.left, inner.right - box.left, trailing(line));
      texts.push(line.textContent ?? "");
      ids.push(nearestId(line));
    }
    return {
      numbers, texts, ids, hidden,
      stray: strayText(),
      beyond: beyondPaper(sheet, box, request.tolerancePx),
      missingFamilies: request.families.filter((family) => !document.fonts.check(`16px "${family}"`)),
      trim: { width: box.width, height: box.height },
      sheet: { width: sheet.width, height: sheet.height },
    };
  }

  /** The sheet: in print Paged.js makes it as high as the window, which is the paper only when it is printed. */
  function sheetRect(): DOMRect {
    const sheet = document.querySelector<HTMLElement>(".pagedjs_sheet")!;
    const { left, top } = sheet.getBoundingClientRect();
    const probe = document.createElement("div");
    probe.style.cssText = "all: initial; position: absolute; width: var(--pagedjs-width); height: var(--pagedjs-height)";
    sheet.append(probe);
    const { width, height } = probe.getBoundingClientRect();
    probe.remove();
    return new DOMRect(left, top, width, height);
  }

  /** Letter spacing after a line's last character: part of its rectangle, not of its width. */
  function trailing(line: Element): number {
    let last: Node = line;
    while (last.lastChild) last = last.lastChild;
    const run = last instanceof Element ? last : last.parentElement;
    return run ? Number.parseFloat(getComputedStyle(run).letterSpacing) || 0 : 0;
  }

  /** Visible text that stands in no line. */
  function strayText(): { id: string; text: string }[] {
    const found: { id: string; text: string }[] = [];
    for (const root of document.querySelectorAll(".pagedjs_pagebox")) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.nodeValue?.trim() || node.parentElement?.closest("[data-l], title, desc, style")) continue;
        if (node.parentElement?.checkVisibility() === false) continue;
        found.push({ id: nearestId(node), text: node.nodeValue.trim().slice(0, 40) });
        if (found.length === 20) return found;
      }
    }
    return found;
  }

  function beyondPaper(sheet: DOMRect, trim: DOMRect, tolerance: number): Measurements["beyond"][number][] {
    const found: Measurements["beyond"][number][] = [];
    for (const element of document.querySelectorAll(".bx-page, .bx-page *, .bx-folio *, .bx-slug *")) {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      if (left === right || top === bottom) continue; // a paragraph of placed lines has no extent of its own
      if (left >= sheet.left - tolerance && top >= sheet.top - tolerance && right <= sheet.right + tolerance && bottom <= sheet.bottom + tolerance) continue;
      found.push({ id: nearestId(element), tag: element.localName, left: left - trim.left, top: top - trim.top, right: right - trim.left, bottom: bottom - trim.top });
      if (found.length === 20) break;
    }
    return found;
  }

  function nearestId(node: Node): string {
    const element = node instanceof Element ? node : node.parentElement;
    return element?.closest("[id]")?.id ?? element?.localName ?? "";
  }
}
