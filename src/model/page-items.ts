/** What a page carries, as items that each take one module: stories, grouped briefs, series, continuations. */
import type { ArticleCopy, Copy } from "./copy.js";
import { briefsCopy, continuedCopy, jumpedCopy } from "./derived-copy.js";
import type { PageFile } from "./issue.js";
import type { ThemeFile } from "./theme.js";

export interface PageItem {
  /** Unique on the page: the article ids joined by `+`. */
  readonly key: string;
  readonly kind: "story" | "briefs" | "continued" | "series";
  readonly articles: readonly string[];
  /** The copy this module shows; for a series, that of its first member. */
  readonly copy: ArticleCopy;
  readonly slot: string | undefined;
  readonly jump: { readonly to?: string; readonly afterBlocks?: number; readonly from?: string } | undefined;
  readonly series: { readonly banner: readonly string[]; readonly members: readonly PageItem[] } | undefined;
}

const roman = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** A page label as jump lines say it: 02 → 二, 12 → 十二, A02 → A02. */
export function spokenLabel(label: string): string {
  if (!/^\d+$/.test(label)) return label;
  const n = Number(label);
  if (n < 10) return roman[n];
  if (n < 20) return `十${n % 10 ? roman[n % 10] : ""}`;
  if (n < 100) return `${roman[Math.floor(n / 10)]}十${n % 10 ? roman[n % 10] : ""}`;
  return label;
}

const say = (wording: string, label: string): string => wording.replace("{page}", spokenLabel(label));

/** Where an article's jump was set: the page it left and after how many blocks. */
function jumpOf(copy: Copy, article: string): { from: string; to: string; afterBlocks: number } | undefined {
  for (const page of copy.issue.file.pages)
    for (const slot of page.slots ?? []) if (slot.article === article && slot.jump) return { from: page.label, ...slot.jump };
  return undefined;
}

function story(copy: Copy, wording: ThemeFile["wording"], article: ArticleCopy, fillOf: { slot?: string; jump?: { to: string; afterBlocks: number } | undefined; continued?: boolean | undefined }): PageItem {
  const base = { key: article.id, articles: [article.id], slot: fillOf.slot, series: undefined };
  const jump = jumpOf(copy, article.id);
  if (fillOf.continued && jump)
    return { ...base, kind: "continued", copy: continuedCopy(article, jump.afterBlocks, say(wording.jumpFrom, jump.from)), jump: { from: jump.from } };
  if (fillOf.jump)
    return { ...base, kind: "story", copy: jumpedCopy(article, fillOf.jump.afterBlocks, say(wording.jumpTo, fillOf.jump.to)), jump: { to: fillOf.jump.to, afterBlocks: fillOf.jump.afterBlocks } };
  return { ...base, kind: "story", copy: article, jump: undefined };
}

/** A group of briefs as one item. */
export function briefsItem(articles: readonly ArticleCopy[], label: string, slot: string | undefined): PageItem {
  const copy = briefsCopy(articles, label);
  return { key: copy.id, kind: "briefs", articles: articles.map((a) => a.id), copy, slot, jump: undefined, series: undefined };
}

/** The items of a page in the order of its slots, or of its articles; briefs are grouped, series are one item. */
export function pageItems(copy: Copy, page: PageFile, wording: ThemeFile["wording"]): PageItem[] {
  const fills = page.slots ?? (page.articles ?? []).map((article) => ({ article, slot: undefined, jump: undefined, continued: undefined }));
  const items: PageItem[] = [];
  const grouped = new Map<string, ArticleCopy[]>();
  const order: (() => PageItem)[] = [];
  for (const entry of fills) {
    const article = copy.articles.get(entry.article);
    if (!article) continue;
    if (article.kind === "brief" && !entry.jump && !entry.continued) {
      const name = entry.slot ?? "briefs";
      const group = grouped.get(name);
      if (group) group.push(article);
      else {
        const fresh = [article];
        grouped.set(name, fresh);
        order.push(() => briefsItem(fresh, wording.briefs, entry.slot));
      }
      continue;
    }
    order.push(() => story(copy, wording, article, entry));
  }
  for (const make of order) items.push(make());
  for (const series of page.series ?? []) {
    const members = series.articles.map((id) => items.find((item) => item.key === id)).filter((item) => item !== undefined);
    if (members.length < 2) continue;
    const at = items.indexOf(members[0]);
    const merged: PageItem = {
      key: members.map((m) => m.key).join("|"),
      kind: "series",
      articles: members.flatMap((m) => m.articles),
      copy: members[0].copy,
      slot: members[0].slot,
      jump: undefined,
      series: { banner: series.banner, members },
    };
    items[at] = merged;
    for (const member of members.slice(1)) items.splice(items.indexOf(member), 1);
  }
  return items;
}

/** Column labels that a page already shows as its name or in a banner: they are not set again above a head. */
export function saidLabels(page: PageFile): ReadonlySet<string> {
  return new Set([page.name, ...(page.series ?? []).flatMap((s) => s.banner)]);
}

/** The column label (栏目) set above an article's head, if the page does not say it elsewhere. */
export function columnLabel(article: ArticleCopy, said: ReadonlySet<string>): string | undefined {
  if (article.kind === "advert") return undefined;
  return article.column.find((label) => !said.has(label) && label !== article.main?.text);
}

/** Display matter: white space around it is part of it, not a hole. */
export function isDisplay(article: ArticleCopy): boolean {
  return article.kind === "poem" || article.kind === "advert";
}
