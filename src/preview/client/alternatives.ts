/** Other pages of the same stories, as small drawings to choose from. */
import type { AlternativeState, AlternativesState, DrawnModule, PageState } from "../protocol.js";
import { post } from "./api.js";
import { element, svg } from "./dom.js";
import { currentLanguage, say } from "./words.js";

export interface AlternativesEvents {
  readonly tell: (words: string) => void;
  readonly take: (page: string, number: number) => void;
}

/** A row is a third as high as a column is wide, as on the grids of papers. */
const columnWidth = 30;
const rowHeight = 3.2;
const inset = 1.2;

const rect = (x: number, y: number, width: number, height: number, name: string): SVGElement =>
  svg("rect", { x, y, width: Math.max(0, width), height: Math.max(0, height), class: name });

function drawn({ rect: { col, row, cols, rows }, head, pictures, columns, kind, boxed }: DrawnModule): SVGElement[] {
  const [left, top, width, height] = [col * columnWidth + inset, row * rowHeight + inset, cols * columnWidth - 2 * inset, rows * rowHeight - 2 * inset];
  const column = width / columns;
  return [
    rect(left, top, width, height, `a-module${boxed ? " boxed" : ""}${kind === "banner" ? " banner" : ""}`),
    rect(left + width * 0.12, top + head.row * rowHeight + 1, width * 0.76, head.rows * rowHeight * 0.7, "a-head"),
    ...pictures.map((one) => rect(left + one.col * column + 1, top + one.row * rowHeight, one.cols * column - 2, one.rows * rowHeight - 2, "a-picture")),
  ];
}

const drawing = ({ modules }: AlternativeState, { columns, rows }: NonNullable<AlternativesState["grid"]>): SVGElement => {
  const first = Math.min(...modules.map(({ rect: { row } }) => row));
  return svg("svg", { viewBox: `0 ${first * rowHeight} ${columns * columnWidth} ${(rows - first) * rowHeight}`, "aria-hidden": "true" }, ...modules.flatMap(drawn));
};

/** The most important stories with their widths: what a reader who does not see the drawing goes by. */
function spoken({ number, cost, checks, now, modules }: AlternativeState): string {
  const zh = currentLanguage() === "zh";
  const stories = modules.filter(({ kind }) => kind === "story").slice(0, 3).map(({ title, rect: { col, cols } }) => (zh ? `${title}，第 ${col + 1} 栏起 ${cols} 栏` : `${title}, column ${col + 1}, ${cols} wide`));
  const said = zh ? `排法 ${number}：十项检查过 ${checks} 项，代价 ${cost}` : `Page ${number}: ${checks} of ten checks, cost ${cost}`;
  return [said, ...(now ? [say("standsNow")] : []), ...stories].join(zh ? "；" : "; ");
}

/**
 * @param page one that the solver makes up
 * @param signed a page that is signed for the press is not changed
 */
export function alternativesSection(page: PageState, found: AlternativesState | undefined, signed: boolean, { tell, take }: AlternativesEvents): HTMLElement {
  const ask = (path: string, body: object): void => void post(path, body).then((answer) => { if ("words" in answer) tell(answer.words); });
  const own = found?.page === page.label ? found : undefined;
  const button = (key: string, text: string, press: () => void, able = true): HTMLElement => element("button", { type: "button", "data-key": key, disabled: !able, on: { click: press } }, text);
  const head = element("div", { class: "row-of" },
    ...(own?.state === "working"
      ? [element("progress", { "aria-label": say("looking") }), button("alternatives-cancel", say("cancel"), () => ask("/api/alternatives/cancel", {}))]
      : [button("alternatives", say(own ? "lookAgain" : "lookForPages"), () => ask("/api/alternatives", { page: page.label }), !signed)]),
    ...(own && own.state !== "working" ? [button("alternatives-close", say("putAway"), () => ask("/api/alternatives/cancel", {}))] : []));
  const words = own?.words?.[currentLanguage()] ?? (own?.stale ? say("staleOthers") : own?.state === "done" ? (own.pages.length > 1 ? say("choosePage") : say("noOtherPage")) : own ? say("looking") : "");
  return element("section", { class: "alternatives", "aria-label": say("otherPages") },
    element("h3", {}, `${page.label} ${say("otherPages")}`), head,
    element("p", { class: "hint", role: "status" }, words),
    ...(own?.grid && own.pages.length > 0 ? [element("div", { class: "cards" }, ...own.pages.map((one) => element("button", {
      type: "button", class: `card${one.now ? " now" : ""}`, "data-key": `alternative-${one.number}`, "aria-label": spoken(one), disabled: signed || one.now || own.stale === true, on: { click: () => take(page.label, one.number) },
    }, drawing(one, own.grid as NonNullable<AlternativesState["grid"]>), element("span", { class: "score" }, `${one.checks}/10 · ${one.cost}${one.now ? ` · ${say("standsNow")}` : ""}`))))] : []));
}
