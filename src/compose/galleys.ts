/** The galley service: galleys, heads and captions, each composed once. */
import type { ArticleCopy } from "../model/copy.js";
import type { Galley, Galleys, HeadBlock, HeadRequest, VerticalHeadBlock, VerticalHeadRequest } from "../model/galley.js";
import type { ThemeFile } from "../model/theme.js";
import type { Line, Typesetter } from "../model/typesetter.js";
import { setCaption } from "./caption.js";
import { buildGalley } from "./galley.js";
import { setItem } from "./galley-lines.js";
import { setHeadBlock } from "./head-block.js";
import { setVerticalHeadBlock } from "./vertical-head-block.js";

/** Values held per article object and key: copy is never changed, so its identity stands for its text. */
class ByArticle<T> {
  readonly #held = new WeakMap<ArticleCopy, Map<string, T>>();

  get(article: ArticleCopy, key: string, make: () => T): T {
    let map = this.#held.get(article);
    if (!map) this.#held.set(article, (map = new Map()));
    if (!map.has(key)) map.set(key, make());
    return map.get(key) as T;
  }
}

/** Makes the service on a typesetter and a theme's heads and styles. */
export function createGalleys(typesetter: Typesetter, theme: Pick<ThemeFile, "heads" | "headFaces" | "styles" | "grid">): Galleys {
  const galleys = new ByArticle<Galley>();
  const heads = new ByArticle<HeadBlock | undefined>();
  const verticals = new ByArticle<VerticalHeadBlock | undefined>();
  const captions = new ByArticle<readonly Line[]>();
  const headKey = (r: HeadRequest): string => [r.rank, r.sizePt, r.maxLines, r.widthPt, r.label ?? ""].join("|");
  const verticalKey = (r: VerticalHeadRequest): string => [r.rank, r.sizePt, r.lines, r.widthPt, r.label ?? ""].join("|");
  return {
    galley: (article, blocks, measurePt) => galleys.get(article, `${blocks[0]}-${blocks[1]}|${measurePt}`, () => buildGalley(typesetter, article, blocks, measurePt, theme.grid)),
    lines: (item, option, measurePt) => setItem(typesetter, item, option, measurePt, theme.grid),
    head: (request) => heads.get(request.article, headKey(request), () => setHeadBlock(typesetter, theme, request)),
    verticalHead: (request) => verticals.get(request.article, verticalKey(request), () => setVerticalHeadBlock(typesetter, theme, request)),
    caption: (article, figure, widthPt) => captions.get(article, `${figure}|${widthPt}`, () => setCaption(typesetter, article, figure, widthPt)),
  };
}
