/** What is known of a story: in the panel when it is chosen, beside the pointer when it is pointed at. */
import type { IssueState, ModuleState } from "../protocol.js";
import { element } from "./dom.js";
import { editorAddress } from "./editors.js";
import type { Settings } from "./settings.js";
import { capital, choose, currentLanguage, fitWords, say } from "./words.js";

const kinds: Readonly<Record<string, string>> = {
  news: "消息", brief: "简讯", interview: "访谈", feature: "特写", commentary: "评论", chronicle: "大事记", notice: "启事", photo: "图片", poem: "诗", advert: "广告", briefs: "简讯组", continued: "转版续文",
};

/** A link into the editor that was set, with the issue's own path. */
export function sourceLink(settings: Settings, state: IssueState, file: string, line: number): HTMLElement {
  const href = editorAddress(settings.editor, `${state.folder}/${file}`, line);
  return element("a", { class: "source", href, title: say("openSource") }, `${file}:${line}`);
}

function rows(module: ModuleState): [string, string][] {
  const { rect } = module;
  const zh = currentLanguage() === "zh";
  return [
    [say("kind"), zh ? (kinds[module.kind] ?? module.kind) : capital(module.kind)],
    ...(module.priority === undefined ? [] : [[say("priority"), String(module.priority)] as [string, string]]),
    [say("lines"), `${module.lines}`],
    [say("fit"), fitWords(module.fit)],
    [say("place"), zh ? `第 ${rect.col + 1} 栏起 ${rect.cols} 栏，第 ${rect.row + 1} 行起 ${rect.rows} 行` : `column ${rect.col + 1}, ${rect.cols} wide; row ${rect.row + 1}, ${rect.rows} deep`],
    ...(module.levers.length > 0 ? [[say("levers"), module.levers.map(choose).join(zh ? "；" : "; ")] as [string, string]] : []),
  ];
}

const table = (module: ModuleState): HTMLElement => element("dl", {}, ...rows(module).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));

export function detailsOf(settings: Settings, state: IssueState, module: ModuleState): HTMLElement {
  return element("section", { class: "details", "aria-label": module.title },
    element("h2", {}, module.title), table(module), module.source ? sourceLink(settings, state, module.source.file, module.source.line) : undefined);
}

/** A small card beside the story that is pointed at or has the focus; it never lies over it where there is room elsewhere. */
export class HoverCard {
  readonly element = element("div", { class: "hover-card", role: "tooltip", hidden: true });

  /** @param stage where it may stand: toolbar and panel stay free */
  constructor(private readonly stage: HTMLElement) {
    // What it stands beside moves away under it.
    stage.addEventListener("scroll", () => this.hide(), { passive: true });
  }

  hide(): void {
    this.element.hidden = true;
  }

  show(module: ModuleState | undefined, event: PointerEvent | FocusEvent | undefined): void {
    this.element.hidden = !module;
    if (!module || !event) return;
    this.element.replaceChildren(element("strong", {}, module.title), table(module));
    const target = (event.target as HTMLElement).getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    // Beside its story, which is what one reads: to the right, else to the left, else below or above, as there is room.
    const gap = 8;
    const room = this.stage.getBoundingClientRect();
    const right = target.right + gap + width <= room.right;
    const left = target.left - gap - width >= room.left;
    const below = target.bottom + gap + height <= room.bottom;
    const beside = right || left;
    const y = beside ? (event instanceof PointerEvent ? event.clientY - height / 2 : target.top) : below ? target.bottom + gap : target.top - gap - height;
    const x = right ? target.right + gap : left ? target.left - gap - width : target.left;
    this.element.style.left = `${Math.max(room.left + 4, Math.min(x, room.right - width - gap))}px`;
    this.element.style.top = `${Math.max(room.top + 4, Math.min(y, room.bottom - height - gap))}px`;
  }
}
