/** A page's HTML as its stories and what stands around them: where only stories changed, they alone are put in. */

/** Modules and the drawing of rules and boxes: what the plan places by itself on the page. */
const places = ".bx-module[id], svg.bx-ornaments";
const ornaments = "svg.bx-ornaments";
/** What a page is rid of when it is set (`paginate/page-script.ts`). */
const unwanted = "script, iframe, frame, object, embed, link, meta, base, form, video, audio, portal, template";

const selectorOf = (element: Element): string => (element.id === "" ? ornaments : `#${CSS.escape(element.id)}`);

export class PageParts {
  /** HTML of each part, by its selector. */
  readonly #parts = new Map<string, string>();
  /** The page without its parts. */
  readonly #around: string;

  /** @param html a page as it is given to Paged.js */
  constructor(html: string) {
    // A document of its own runs nothing and loads nothing.
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const element of page.querySelectorAll(places)) {
      if (element.parentElement?.closest(places)) continue;
      const selector = selectorOf(element);
      this.#parts.set(selector, element.outerHTML);
      element.replaceWith(page.createComment(selector));
    }
    this.#around = page.body.innerHTML;
  }

  /** Selectors of the parts that differ from those of `before`; undefined where more than parts does. */
  #changedSince(before: PageParts): string[] | undefined {
    if (this.#around !== before.#around) return undefined;
    return [...this.#parts].flatMap(([selector, html]) => (before.#parts.get(selector) === html ? [] : [selector]));
  }

  /**
   * Puts the parts that differ from those of `before` in their places on a page that was set from it: every line
   * stands where the plan has it, so that the rest of the page stays as Paged.js has set it.
   * @returns false, and nothing is done, where the page must be set anew
   */
  putInto(page: Document, before: PageParts): boolean {
    const pairs = this.#changedSince(before)?.map((selector) => ({ old: page.querySelector(selector), fresh: partOf(page, this.#parts.get(selector) ?? "") }));
    if (!pairs?.every(({ old, fresh }) => old && fresh && !fresh.querySelector(unwanted))) return false;
    for (const { old, fresh } of pairs) {
      // What Paged.js has noted of the element.
      for (const { name, value } of old?.attributes ?? []) if (name.startsWith("data-") && !fresh?.hasAttribute(name)) fresh?.setAttribute(name, value);
      if (fresh) old?.replaceWith(fresh);
    }
    return true;
  }
}

function partOf(page: Document, html: string): Element | null {
  const template = page.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}
