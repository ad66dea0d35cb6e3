/** Sizes of a story set by hand: its main head a step larger or smaller, its pictures wider, narrower or cropped otherwise. */
import type { PlanEdit } from "../plan-edits.js";
import type { HandState, ModuleState, PageState } from "../protocol.js";
import { element } from "./dom.js";
import { currentLanguage, say, type Word } from "./words.js";

type By = 1 | -1 | 0;

/** @param send takes an act as the server knows it */
export function sizesForm(page: PageState, module: ModuleState, signed: boolean, send: (act: PlanEdit) => void): HTMLElement | undefined {
  const { hand } = module;
  if (!hand) return undefined;
  const of = { page: page.label, module: module.articles.join("+") };
  const zh = currentLanguage() === "zh";
  const step = (key: string, sign: "−" | "+", label: string, able: boolean, act: PlanEdit): HTMLElement =>
    element("button", { type: "button", class: "step", "data-key": key, title: label, "aria-label": label, disabled: signed || !able, on: { click: () => send(act) } }, sign);
  const free = (key: string, set: boolean, act: PlanEdit): HTMLElement[] =>
    set ? [element("button", { type: "button", class: "free", "data-key": key, disabled: signed, on: { click: () => send(act) } }, say("letGo"))] : [];
  const row = (name: string, set: boolean, ...parts: readonly HTMLElement[]): HTMLElement =>
    element("div", { class: `size${set ? " set" : ""}`, role: "group", "aria-label": name }, element("span", { class: "size-name" }, name), ...parts);

  const head = ({ sizePt, sizesPt, set }: NonNullable<HandState["head"]>): HTMLElement => {
    const act = (by: By): PlanEdit => ({ ...of, op: "head", by });
    return row(say("headSize"), set,
      step("head-smaller", "−", say("headSmaller"), sizesPt.some((one) => one < sizePt), act(-1)),
      element("output", {}, zh ? `${sizePt} 磅` : `${sizePt} pt`),
      step("head-larger", "+", say("headLarger"), sizesPt.some((one) => one > sizePt), act(1)),
      ...free("head-free", set, act(0)));
  };
  const picture = ({ figure, cols, rows, most, croppable, set }: HandState["pictures"][number], at: number): HTMLElement => {
    const name = hand.pictures.length > 1 ? `${say("picture")} ${at + 1}` : say("picture");
    const steps = (side: "cols" | "rows", [less, more]: readonly [Word, Word], shown: string, can: readonly [boolean, boolean]): HTMLElement[] => {
      const act = (by: By): PlanEdit => ({ ...of, op: "picture", figure, side, by });
      return [
        step(`${figure}-${side}-less`, "−", `${name}: ${say(less)}`, can[0], act(-1)),
        element("output", {}, shown),
        step(`${figure}-${side}-more`, "+", `${name}: ${say(more)}`, can[1], act(1)),
      ];
    };
    return row(name, set,
      ...steps("cols", ["narrower", "wider"], zh ? `${cols}/${most} 栏` : `${cols}/${most} col`, [cols > 1, cols < most]),
      ...steps("rows", ["lower", "higher"], zh ? `${rows} 行` : `${rows} rows`, [croppable, croppable]),
      ...free(`${figure}-free`, set, { ...of, op: "picture", figure, side: "cols", by: 0 }));
  };
  return element("div", { class: "sizes" }, ...(hand.head ? [head(hand.head)] : []), ...hand.pictures.map(picture));
}
