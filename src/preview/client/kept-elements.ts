/**
 * Elements that are made anew only where what they show has changed. One that is in use stays as it is, with its focus,
 * its place and what was typed in it; and a window's memory does not grow by what every save would throw away.
 */
import { currentLanguage } from "./words.js";

/** What something was last drawn from. */
export class Shown {
  #shows: readonly unknown[] = [];

  /** Whether it is to be drawn anew for `shows`: objects are the same where they are the very same; the language is always looked at. */
  differs(...shows: readonly unknown[]): boolean {
    const all = [currentLanguage(), ...shows];
    if (all.length === this.#shows.length && all.every((one, i) => Object.is(one, this.#shows[i]))) return false;
    this.#shows = all;
    return true;
  }
}

export class KeptElements {
  readonly #kept = new Map<string, { readonly shown: Shown; element: HTMLElement | undefined }>();

  /** @param shows all that `make` draws from */
  of(name: string, shows: readonly unknown[], make: () => HTMLElement): HTMLElement {
    const kept = this.#kept.get(name) ?? { shown: new Shown(), element: undefined };
    this.#kept.set(name, kept);
    if (kept.shown.differs(...shows) || !kept.element) kept.element = make();
    return kept.element;
  }

  /** It is made anew the next time, whatever it shows: what was done in it came to nothing. */
  forget(name: string): void {
    this.#kept.delete(name);
  }

  /** Of those whose names begin so, only these are kept: the others show what is no more. */
  keep(prefix: string, endings: ReadonlySet<string>): void {
    for (const name of this.#kept.keys()) if (name.startsWith(prefix) && !endings.has(name.slice(prefix.length))) this.#kept.delete(name);
  }
}

/** Makes `children` the children of `parent`; one that stays is not taken out, which would cost it the focus. */
export function putChildren(parent: Element, children: readonly Element[]): void {
  const wanted = new Set<Node>(children);
  const { scrollTop } = parent;
  for (const old of [...parent.childNodes]) if (!wanted.has(old)) old.remove();
  let next = parent.firstChild;
  for (const child of children) {
    if (child === next) next = next.nextSibling;
    else parent.insertBefore(child, next);
  }
  // While one was out, there was less to scroll.
  if (parent.scrollTop !== scrollTop) parent.scrollTop = scrollTop;
}

/** Gives the focus back to what stands in the place of the element that had it and was made anew. */
export function keepingFocus(parent: Element, change: () => void): void {
  const focused = document.activeElement as HTMLElement | null;
  const key = parent.contains(focused) ? focused?.dataset.key : undefined;
  change();
  if (key === undefined || document.activeElement === focused) return;
  [...parent.querySelectorAll<HTMLElement>("[data-key]")].find(({ dataset }) => dataset.key === key)?.focus({ preventScroll: true });
}
