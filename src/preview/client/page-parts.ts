/** A page's HTML as its stories and what stands around them: where only stories changed, they alone are put in. */
import { commonEnds } from "../page-delta.js";

/** Modules and the drawing of rules and boxes: what the plan places by itself on the page. */
const places = ".bx-module[id], svg.bx-ornaments";
const ornaments = "svg.bx-ornaments";
/** What a page is rid of when it is set (`paginate/page-script.ts`). */
const unwanted = "script, iframe, frame, object, embed, link, meta, base, form, video, audio, portal, template";

const selectorOf = (element: Element): string => (element.id === "" ? ornaments : `#${CSS.escape(element.id)}`);

/** Follows a story that is read by itself: it stands elsewhere where the story leaves an element open or closes one that is not its own. */
const sentinel = "。";

/** A module where it stands in the page's HTML. */
interface Place {
  readonly selector: string;
  /** Where its tag begins. */
  readonly from: number;
  /** Tags of the elements it stands in, from outside. */
  readonly within: string;
}

export class PageParts {
  private constructor(
    private readonly html: string,
    /** HTML of each part, by its selector. */
    private readonly parts: ReadonlyMap<string, string>,
    /** The page without its parts. */
    private readonly around: string,
    /** Its modules in order; undefined where it cannot be told where they begin. */
    private readonly modules: readonly Place[] | undefined,
  ) {}

  /**
   * @param html a page as it is given to Paged.js
   * @param before the page's state before: where one story alone differs, the rest is not read again
   */
  static of(html: string, before?: PageParts): PageParts {
    return before?.withOne(html) ?? PageParts.read(html);
  }

  private static read(html: string): PageParts {
    // A document of its own runs nothing and loads nothing.
    const page = new DOMParser().parseFromString(html, "text/html");
    const parts = new Map<string, string>();
    const modules: Element[] = [];
    for (const element of page.querySelectorAll(places)) {
      if (element.parentElement?.closest(places)) continue;
      const selector = selectorOf(element);
      parts.set(selector, element.outerHTML);
      if (element.id !== "") modules.push(element);
    }
    const placed = placesOf(html, modules);
    for (const selector of parts.keys()) page.querySelector(selector)?.replaceWith(page.createComment(selector));
    return new PageParts(html, parts, page.body.innerHTML, placed);
  }

  /** The page that `html` is, where it differs from this one within one module; undefined where more does, or that is not sure. */
  private withOne(html: string): PageParts | undefined {
    const { start, end } = commonEnds(this.html, html);
    const at = this.modules?.findLastIndex(({ from }) => from < start) ?? -1;
    const own = this.modules?.[at];
    const to = this.modules?.[at + 1]?.from ?? this.html.length;
    const longer = html.length - this.html.length;
    if (!own || this.html.length - end > to) return undefined;
    const [old, fresh] = [partOf(own, this.html.slice(own.from, to)), partOf(own, html.slice(own.from, to + longer))];
    // What was read by itself is what was read with its page, and what stands around it is as it was.
    if (!old || !fresh || old.html !== this.parts.get(own.selector) || old.around !== fresh.around) return undefined;
    const modules = this.modules?.map((one, i) => (i > at ? { ...one, from: one.from + longer } : one));
    return new PageParts(html, new Map(this.parts).set(own.selector, fresh.html), this.around, modules);
  }

  /** Selectors of the parts that differ from those of `before`; undefined where more than parts does. */
  private changedSince(before: PageParts): string[] | undefined {
    if (this.around !== before.around) return undefined;
    return [...this.parts].flatMap(([selector, html]) => (before.parts.get(selector) === html ? [] : [selector]));
  }

  /** Whether two readings of a page came to the same. */
  equals(other: PageParts): boolean {
    return this.html === other.html && this.parts.size === other.parts.size && this.changedSince(other)?.length === 0 && JSON.stringify(this.modules) === JSON.stringify(other.modules);
  }

  /**
   * Puts the parts that differ from those of `before` in their places on a page that was set from it: every line
   * stands where the plan has it, so that the rest of the page stays as Paged.js has set it.
   * @returns false, and nothing is done, where the page must be set anew
   */
  putInto(page: Document, before: PageParts): boolean {
    const pairs = this.changedSince(before)?.map((selector) => ({ old: page.querySelector(selector), fresh: fragment(page, this.parts.get(selector) ?? "").firstElementChild }));
    if (!pairs?.every(({ old, fresh }) => old && fresh && !fresh.querySelector(unwanted))) return false;
    for (const { old, fresh } of pairs) {
      // What Paged.js has noted of the element.
      for (const { name, value } of old?.attributes ?? []) if (name.startsWith("data-") && !fresh?.hasAttribute(name)) fresh?.setAttribute(name, value);
      if (fresh) old?.replaceWith(fresh);
    }
    return true;
  }
}

function fragment(page: Document, html: string): DocumentFragment {
  const template = page.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Where modules stand; undefined where an id is not there once, or not as it is looked for. */
function placesOf(html: string, modules: readonly Element[]): readonly Place[] | undefined {
  const placed = modules.map((element): Place => {
    const sought = ` id="${element.id}"`;
    const at = html.indexOf(sought);
    return { selector: selectorOf(element), from: at < 0 || html.includes(sought, at + 1) ? -1 : html.lastIndexOf("<", at), within: tagsAround(element) };
  });
  return placed.every(({ from }, i) => from >= 0 && from > (placed[i - 1]?.from ?? -1)) ? placed : undefined;
}

function tagsAround({ parentElement: parent }: Element): string {
  return !parent || parent.localName === "body" ? "" : `${tagsAround(parent)}<${parent.localName}>`;
}

/** A module with which a stretch of HTML begins, and what stands around it. */
function partOf({ selector, within }: Place, html: string): { readonly html: string; readonly around: string } | undefined {
  const read = document.createElement("div");
  read.append(fragment(document, `${within}${html}${sentinel}`));
  const part = read.querySelector(selector);
  if (!part) return undefined;
  const own = part.outerHTML;
  part.replaceWith(document.createComment(selector));
  return { html: own, around: read.innerHTML };
}
