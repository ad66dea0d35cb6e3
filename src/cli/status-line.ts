/** One line at the foot of a terminal that says what is being done; it is taken away before anything else is written. */
import type { Language } from "../diagnostics/format.js";
import type { Progress, ProgressListener, ProgressStage } from "../progress.js";

const words: Readonly<Record<ProgressStage, Readonly<Record<Language, string>>>> = {
  ingest: { zh: "读稿", en: "reading" },
  fonts: { zh: "量字体（头一次较久）", en: "measuring faces (longest the first time)" },
  copydesk: { zh: "整理文字", en: "copy desk" },
  makeup: { zh: "划版", en: "made up" },
  solutions: { zh: "找可选方案", en: "looking for solutions" },
  print: { zh: "排印", en: "printed" },
  finish: { zh: "制版", en: "finished" },
  bind: { zh: "合订", en: "binding" },
};

/** The listener that puts a run's steps into words: stages that go page by page side by side, others alone. */
export function progressWords(language: Language, show: (text: string) => void): ProgressListener {
  const pages = new Map<ProgressStage, string>();
  return ({ stage, pages: counted }: Progress) => {
    const word = words[stage][language];
    if (counted) pages.set(stage, language === "zh" ? `${word} ${counted.done}/${counted.of} 版` : `${word} ${counted.done} of ${counted.of} pages`);
    show([...pages.values(), ...(counted ? [] : [word])].join(language === "zh" ? "　" : ", "));
  };
}

/** Columns that a character takes: most of what is not ASCII here is as wide as two. */
export const columnsOf = (char: string): number => (/[\x20-\x7e]/.test(char) ? 1 : 2);

/** Where a terminal does not say how wide it is. */
const usualColumns = 80;

export interface Screen {
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export class StatusLine {
  #shown = false;

  constructor(private readonly screen: Screen) {}

  /** Takes the place of what was shown before; what does not fit on the line is left off. */
  readonly show = (text: string): void => {
    let left = (this.screen.columns || usualColumns) - 1;
    const fitting = [...text].filter((char) => (left -= columnsOf(char)) >= 0).join("");
    this.screen.write(`\r\x1b[2K${fitting}`);
    this.#shown = true;
  };

  clear(): void {
    if (this.#shown) this.screen.write("\r\x1b[2K");
    this.#shown = false;
  }

  /** The same writer, before which the line goes away. */
  before(write: (text: string) => void): (text: string) => void {
    return (text) => {
      this.clear();
      write(text);
    };
  }
}
