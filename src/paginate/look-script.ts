/**
 * Runs inside the tab: reports what a line's place and words do not tell, that is its colour, what veils or
 * shifts it, and what lies on it. `installLookScript` is sent to the tab as source text, so it may use
 * nothing from outside itself; types alone are imported.
 */
import type { Look, Marred } from "./measurements.js";

export interface LookWindow {
  banxinLook(): Look;
}

/** Defines `banxinLook` on the tab's window. */
export function installLookScript(): void {
  const tab = window as unknown as LookWindow & Window;
  /** Values with which nothing is veiled, cut, blended or shifted. */
  const veils = { opacity: "1", filter: "none", clipPath: "none", maskImage: "none", mixBlendMode: "normal", clip: "auto" } as const;
  const moves = { transform: "none", translate: "none", rotate: "none", scale: "none", offsetPath: "none", zoom: "1" } as const;
  const context = document.createElement("canvas").getContext("2d")!;
  const ascents = new Map<string, number>();
  const most = 20;

  tab.banxinLook = () => {
    const colours: string[] = [];
    const runs: number[] = [];
    const marred: Marred[] = [];
    const known = new Map<string, number>();
    const judged = new Set<Element>();
    const report = (code: Marred["code"], at: Element, what: string): void => {
      if (marred.length < most) marred.push({ code, id: at.closest("[id]")?.id ?? "", what });
    };

    /** Effects on an element; a run has no box of its own that could be transformed. */
    const effects = (element: Element, style: CSSStyleDeclaration, inline: boolean): void => {
      for (const name in veils) {
        const value = style[name as keyof typeof veils];
        if (value !== veils[name as keyof typeof veils]) report("text-hidden", element, `${name}: ${value}`);
      }
      if (inline) return;
      for (const name in moves) {
        const value = style[name as keyof typeof moves];
        if (value !== moves[name as keyof typeof moves]) report("line-moved", element, `${name}: ${value}`);
      }
    };

    /** What lies around a line, judged once. */
    const around = (element: Element | null): void => {
      for (let at = element; at && !judged.has(at); at = at.parentElement) {
        judged.add(at);
        effects(at, getComputedStyle(at), false);
      }
    };

    const text = (node: Text, parent: Element, style: CSSStyleDeclaration, line: HTMLElement, baseline: number): void => {
      const colour = `${style.color}|${style.webkitTextFillColor}|${style.webkitTextStrokeWidth}|${style.textShadow}|${style.backgroundColor}|${style.visibility}`;
      let at = known.get(colour);
      if (at === undefined) {
        known.set(colour, (at = colours.length));
        colours.push(colour);
      }
      runs.push(Number(line.dataset.l), at, node.length);
      let rect = parent.getBoundingClientRect();
      if (parent === line) {
        const range = document.createRange();
        range.selectNodeContents(node);
        rect = range.getBoundingClientRect();
      }
      // Characters of a vertical line stand in the middle of its box.
      const off = line.classList.contains("bx-v") ? (rect.left + rect.right) / 2 - baseline : rect.top + ascent(`${style.fontSize} ${style.fontFamily}`) - baseline;
      if (Math.abs(off) > 1) report("line-moved", parent, `“${node.data.slice(0, 20)}” ${off.toFixed(1)} px`);
    };

    const below = (element: Element, line: HTMLElement, baseline: number, own: CSSStyleDeclaration): void => {
      for (let node = element.firstChild; node; node = node.nextSibling) {
        if (node instanceof Text) {
          if (node.data.trim() !== "") text(node, element, own, line, baseline);
          else runs.push(Number(line.dataset.l), -1, node.length);
        } else if (node instanceof Element) {
          const style = getComputedStyle(node);
          effects(node, style, style.display === "inline");
          if (style.position !== "static") report("line-moved", node, `position: ${style.position}`);
          below(node, line, baseline, style);
        }
      }
    };

    const lines = [...document.querySelectorAll<HTMLElement>("[data-l]")];
    for (const line of lines) {
      const style = getComputedStyle(line);
      effects(line, style, false);
      around(line.parentElement);
      const { top, height, left, width } = line.getBoundingClientRect();
      if (line.classList.contains("bx-v")) {
        below(line, line, left + width / 2, style);
        continue;
      }
      // The strut of line.css: a Han character of the line's size stands in the middle of its box.
      below(line, line, top + Math.round(height / 2 + 0.38 * Number.parseFloat(style.fontSize)), style);
    }
    generated(report);
    covered(lines, report);
    return { colours, runs, marred };
  };

  /** Ascent of a font in px, whole as in Chromium's boxes. */
  function ascent(font: string): number {
    let found = ascents.get(font);
    if (found === undefined) {
      context.font = font;
      ascents.set(font, (found = Math.round(context.measureText("一").fontBoundingBoxAscent)));
    }
    return found;
  }

  /** Content that CSS adds to the page; only elements that a rule for it may mean are asked. */
  function generated(report: (code: Marred["code"], at: Element, what: string) => void): void {
    const asked = { "::before": new Set<Element>(), "::after": new Set<Element>(), "::first-line": new Set<Element>(), "::first-letter": new Set<Element>() };
    const ask = (selector: string, whole: boolean): void => {
      for (const [, pseudo] of selector.matchAll(/::?(before|after|first-line|first-letter)\b/gi)) {
        const set = asked[`::${pseudo!.toLowerCase()}` as keyof typeof asked];
        // A nested or scoped selector means nothing alone: every element is asked then.
        const base = whole ? selector.replace(/::?(before|after|first-line|first-letter)\b/gi, "").replace(/(^|[\s>+~,])(?=\s*(,|$))/g, "$1*") : "*";
        let elements: Iterable<Element>;
        try {
          elements = document.querySelectorAll(base);
        } catch {
          elements = document.querySelectorAll("*"); // a selector that is not understood hides nothing
        }
        for (const element of elements) if (element.closest(".pagedjs_sheet") || element.querySelector(".pagedjs_sheet")) set.add(element);
      }
    };
    const walk = (rules: CSSRuleList, whole: boolean): void => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule) ask(rule.selectorText, whole);
        if ("cssRules" in rule) walk(rule.cssRules as CSSRuleList, whole && !(rule instanceof CSSStyleRule) && rule.constructor.name !== "CSSScopeRule");
      }
    };
    for (const sheet of document.styleSheets) walk(sheet.cssRules, true);
    for (const line of asked["::before"]) {
      if (!line.matches(".bx-l")) continue;
      asked["::before"].delete(line);
      const strut = getComputedStyle(line, "::before");
      if (strut.content !== '""' || strut.position !== "static") report("page-covered", line, `.bx-l::before { content: ${strut.content}; position: ${strut.position} }`);
    }
    for (const pseudo of ["::before", "::after"] as const) {
      for (const element of asked[pseudo]) {
        const { content, display } = getComputedStyle(element, pseudo);
        if (content !== "none" && content !== "normal" && display !== "none") report("page-covered", element, `${nameOf(element)}${pseudo} { content: ${content} }`);
      }
    }
    for (const pseudo of ["::first-line", "::first-letter"] as const) {
      for (const element of asked[pseudo]) if (element.matches("[data-l], [data-l] *")) report("text-hidden", element, `${nameOf(element)}${pseudo}`);
    }
  }

  /** Every tenth line must be met at its middle, with nothing painted above it. */
  function covered(lines: readonly HTMLElement[], report: (code: Marred["code"], at: Element, what: string) => void): void {
    const range = document.createRange();
    for (let i = 0; i < lines.length; i += 10) {
      const line = lines[i]!;
      if (!line.textContent?.trim() || !line.checkVisibility({ visibilityProperty: true })) continue;
      range.selectNodeContents(line);
      const words = range.getBoundingClientRect();
      const box = line.getBoundingClientRect();
      const [x, y] = [(words.left + words.right) / 2, (box.top + box.bottom) / 2];
      // The window is the paper: what lies outside it is told by its place.
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
      if (line.contains(document.elementFromPoint(x, y))) continue; // the usual case, and cheaper than the whole pile
      const met = document.elementsFromPoint(x, y);
      const at = met.findIndex((element) => line.contains(element));
      const above = at < 0 ? undefined : met.slice(0, at).find(paints);
      if (at < 0) report("page-covered", line, `“${line.textContent.slice(0, 20)}”`);
      else if (above) report("page-covered", line, nameOf(above));
    }
  }

  function paints(element: Element): boolean {
    if (element.matches("img, canvas, svg *")) return true;
    const { backgroundColor, backgroundImage, boxShadow } = getComputedStyle(element);
    return backgroundImage !== "none" || boxShadow.includes("inset") || !/^rgba\(.*, 0\)$|\/ 0\)$/.test(backgroundColor);
  }

  function nameOf(element: Element): string {
    return element.localName + (element.classList.length > 0 ? `.${[...element.classList].join(".")}` : "");
  }
}
