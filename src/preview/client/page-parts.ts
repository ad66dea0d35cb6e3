/** A page's HTML as its stories and what stands around them: where only stories changed, they alone are put in. */
import { commonEnds } from "../page-delta.js";

/** Modules and the drawing of rules and boxes: what the plan places by itself on the page. */
const places = ".bx-module[id], svg.bx-ornaments";
const ornaments = "svg.bx-ornaments";
/** What a page is rid of when it is set (`paginate/page-script.ts`). */
const unwanted = "script, iframe, frame, object, embed, link, meta, base, form, video, audio, portal, template";

const selectorOf = (element: Element): string => (element.id === "" ? ornaments : `#${CSS.escape(element.id)}`);

/** Follows a story that is read by itself: an element that it leaves open takes this in. */
const sentinel = "。";

interface Ends {
  readonly from: number;
  readonly to: number;
}

export class PageParts {
  private constructor(
    private readonly html: string,
    /** HTML of each part, by its selector. */
    private readonly parts: ReadonlyMap<string, string>,
    /** The page without its parts. */
    private readonly around: string,
    /** Where each module's own HTML begins; undefined where that cannot be told. */
    private readonly starts: readonly { readonly selector: string; readonly from: number }[] | undefined,
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
    const ids: string[] = [];
    for (const element of page.querySelectorAll(places)) {
      if (element.parentElement?.closest(places)) continue;
      const selector = selectorOf(element);
      parts.set(selector, element.outerHTML);
      ids.push(element.id);
      element.replaceWith(page.createComment(selector));
    }
    return new PageParts(html, parts, page.body.innerHTML, startsOf(html, ids));
  }

  /** The page that `html` is, where it differs from this one within one module; undefined where more does, or that is not sure. */
  private withOne(html: string): PageParts | undefined {
    const { start, end } = commonEnds(this.html, html);
    const at = this.starts?.findLastIndex(({ from }) => from < start) ?? -1;
    const [own, next] = [this.starts?.[at], this.starts?.[at + 1]];
    const longer = html.length - this.html.length;
    const to = next?.from ?? this.html.length;
    if (!own || this.html.length - end > to) return undefined;
    const [old, fresh] = [partAt(this.html, { from: own.from, to }), partAt(html, { from: own.from, to: to + longer })];
    if (!old || !fresh || old.selector !== own.selector || fresh.selector !== own.selector) return undefined;
    // What was read by itself is what was read with its page, and what follows it is as it was.
    if (old.html !== this.parts.get(own.selector) || old.rest !== fresh.rest) return undefined;
    const starts = this.starts?.map((one, i) => (i > at ? { ...one, from: one.from + longer } : one));
    return new PageParts(html, new Map(this.parts).set(own.selector, fresh.html), this.around, starts);
  }

  /** Selectors of the parts that differ from those of `before`; undefined where more than parts does. */
  private changedSince(before: PageParts): string[] | undefined {
    if (this.around !== before.around) return undefined;
    return [...this.parts].flatMap(([selector, html]) => (before.parts.get(selector) === html ? [] : [selector]));
  }

  /** Whether two readings of a page came to the same. */
  equals(other: PageParts): boolean {
    return this.html === other.html && this.parts.size === other.parts.size && this.changedSince(other)?.length === 0 && JSON.stringify(this.starts) === JSON.stringify(other.starts);
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

/** Where the modules' tags begin, in the page's order; undefined where an id does not stand there once, or as it is looked for. */
function startsOf(html: string, ids: readonly string[]): { readonly selector: string; readonly from: number }[] | undefined {
  const starts = ids.filter((id) => id !== "").map((id) => {
    const sought = ` id="${id}"`;
    const at = html.indexOf(sought);
    return { selector: `#${CSS.escape(id)}`, from: at < 0 || html.includes(sought, at + 1) ? -1 : html.lastIndexOf("<", at) };
  });
  return starts.every(({ from }, i) => from >= 0 && from > (starts[i - 1]?.from ?? -1)) ? starts : undefined;
}

/** The part that begins a stretch of HTML, and what follows it. */
function partAt(html: string, { from, to }: Ends): { readonly selector: string; readonly html: string; readonly rest: string } | undefined {
  const read = fragment(document, `${html.slice(from, to)}${sentinel}`);
  const part = read.firstElementChild;
  if (!part || part !== read.firstChild) return undefined;
  part.remove();
  const after = document.createElement("div");
  after.append(read);
  return { selector: selectorOf(part), html: part.outerHTML, rest: after.innerHTML };
}
