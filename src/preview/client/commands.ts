/** What the keyboard does: every command with its keys and its name. */
import type { PageState } from "../protocol.js";
import type { Command } from "./keys.js";
import type { Loupe } from "./loupe.js";
import type { OverlayName } from "./overlays.js";
import type { Plates } from "./plates.js";
import type { Mode } from "./settings.js";
import type { Stage } from "./stage.js";

/** What the commands do it with. */
export interface Doing {
  readonly stage: Pick<Stage, "go" | "turn" | "step" | "zoom">;
  readonly loupe: Pick<Loupe, "press">;
  readonly plates: Pick<Plates, "turn">;
  readonly pages: () => readonly PageState[];
  readonly setMode: (mode: Mode) => void;
  readonly toggle: (overlay: OverlayName) => void;
  readonly nextProblem: (by?: 1 | -1) => void;
  readonly showPlates: () => void;
  readonly arrange: () => void;
  readonly history: (way: "undo" | "redo") => void;
  readonly printPage: () => void;
  readonly settings: () => void;
  readonly help: () => void;
  /** The chosen story is let go. */
  readonly letGo: () => void;
}

export function commandsOf(does: Doing): readonly Command[] {
  return [
    { keys: ["PageDown", "ArrowRight"], zh: "下一版", en: "next page", run: () => does.stage.turn(1) },
    { keys: ["PageUp", "ArrowLeft"], zh: "上一版", en: "previous page", run: () => does.stage.turn(-1) },
    { keys: ["Home"], zh: "头版", en: "first page", run: () => does.stage.go(does.pages()[0]?.label ?? "") },
    { keys: ["End"], zh: "末版", en: "last page", run: () => does.stage.go(does.pages().at(-1)?.label ?? "") },
    { keys: ["s"], zh: "单版", en: "single page", run: () => does.setMode("single") },
    { keys: ["d"], zh: "双版", en: "double page", run: () => does.setMode("double") },
    { keys: ["b"], zh: "总览", en: "board", run: () => does.setMode("board") },
    { keys: ["+", "=", "Ctrl+=", "Ctrl++"], zh: "放大", en: "zoom in", run: () => does.stage.step(1) },
    { keys: ["-", "Ctrl+-"], zh: "缩小", en: "zoom out", run: () => does.stage.step(-1) },
    { keys: ["0", "Ctrl+0"], zh: "整版", en: "whole page", run: () => does.stage.zoom("page") },
    { keys: ["w"], zh: "版宽", en: "page width", run: () => does.stage.zoom("width") },
    { keys: ["1", "Ctrl+1"], zh: "实际大小", en: "real size", run: () => does.stage.zoom(1) },
    { keys: ["2"], zh: "200 %", en: "200 %", run: () => does.stage.zoom(2) },
    { keys: ["Space"], zh: "往下一屏，到底翻版；按住拖动版面（或用鼠标中键）", en: "down a screen, and on to the next page; held, the page is dragged (as with the middle button)" },
    { keys: ["z"], zh: "放大镜（按住，或按一下开关）", en: "loupe: hold it, or tap it on and off", run: () => does.loupe.press() },
    { keys: ["Escape"], zh: "放开选中的稿件", en: "let the chosen story go", run: does.letGo },
    { keys: ["n"], zh: "下一个问题", en: "next problem", run: () => does.nextProblem() },
    { keys: ["N", "p"], zh: "上一个问题", en: "previous problem", run: () => does.nextProblem(-1) },
    { keys: ["m"], zh: "稿件范围", en: "modules", run: () => does.toggle("modules") },
    { keys: ["g"], zh: "基线网格", en: "baseline grid", run: () => does.toggle("grid") },
    { keys: ["c"], zh: "基本栏", en: "columns", run: () => does.toggle("columns") },
    { keys: ["f"], zh: "文框", en: "frames", run: () => does.toggle("frames") },
    { keys: ["t"], zh: "切线与版心", en: "trim and type area", run: () => does.toggle("trim") },
    { keys: ["o"], zh: "阅读顺序", en: "reading order", run: () => does.toggle("order") },
    { keys: ["l"], zh: "松紧行", en: "loose and tight lines", run: () => does.toggle("stretch") },
    { keys: ["k"], zh: "软打样与分色（Esc 回到版面）", en: "soft proof and separations (Esc goes back to the page)", run: () => does.showPlates() },
    { keys: ["]"], zh: "下一色", en: "next ink", run: () => does.plates.turn(1) },
    { keys: ["["], zh: "上一色", en: "previous ink", run: () => does.plates.turn(-1) },
    { keys: ["e"], zh: "改版面：拖动稿件", en: "arrange: drag stories", run: does.arrange },
    { keys: ["Ctrl+z"], zh: "撤销", en: "undo", run: () => does.history("undo") },
    { keys: ["Ctrl+y", "Ctrl+Z"], zh: "重做", en: "redo", run: () => does.history("redo") },
    { keys: ["Ctrl+p"], zh: "打印本版大样", en: "print a proof of this page", run: does.printPage },
    { keys: [","], zh: "设置", en: "settings", run: does.settings },
    { keys: ["?"], zh: "快捷键", en: "this list", run: does.help },
  ];
}
