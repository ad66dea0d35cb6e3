/** The interface's words in Chinese and English, and which of the two is shown. */
import type { Bilingual, FitState } from "../protocol.js";

export type Language = "zh" | "en";

const words = {
  single: { zh: "单版", en: "Single" },
  double: { zh: "双版", en: "Double" },
  board: { zh: "总览", en: "Board" },
  view: { zh: "看版方式", en: "View" },
  pages: { zh: "版次", en: "Pages" },
  previous: { zh: "上一版", en: "Previous page" },
  next: { zh: "下一版", en: "Next page" },
  zoom: { zh: "缩放", en: "Zoom" },
  zoomIn: { zh: "放大", en: "Zoom in" },
  zoomOut: { zh: "缩小", en: "Zoom out" },
  fitPage: { zh: "整版", en: "Page" },
  fitWidth: { zh: "版宽", en: "Width" },
  realSize: { zh: "100 % 实际大小", en: "100 % real size" },
  calibrate: { zh: "校准实际大小…", en: "Calibrate real size…" },
  overlays: { zh: "标线", en: "Overlays" },
  grid: { zh: "基线网格", en: "Baseline grid" },
  columns: { zh: "基本栏", en: "Columns" },
  frames: { zh: "文框", en: "Frames" },
  trim: { zh: "切线与版心", en: "Trim and type area" },
  order: { zh: "阅读顺序", en: "Reading order" },
  stretch: { zh: "松紧行", en: "Loose and tight lines" },
  modules: { zh: "稿件范围", en: "Modules" },
  fit: { zh: "版面", en: "Fit" },
  problems: { zh: "问题", en: "Problems" },
  nextProblem: { zh: "下一个问题", en: "Next problem" },
  noProblems: { zh: "没有问题", en: "No problems" },
  fits: { zh: "正好", en: "fits" },
  outdated: { zh: "文件有误：版面是上一次的样子", en: "A file is broken: pages show the last good state" },
  pageOutdated: { zh: "本版排不出来，是上一次的样子", en: "This page cannot be made up; it shows its last good state" },
  nothing: { zh: "还没有可看的版面", en: "No page to show yet" },
  loading: { zh: "正在排版……", en: "Making up…" },
  lost: { zh: "与预览服务断开，正在重连……", en: "Connection lost; reconnecting…" },
  updated: { zh: "已更新", en: "updated" },
  openSource: { zh: "打开稿件", en: "Open source" },
  editor: { zh: "编辑器链接", en: "Editor link" },
  kind: { zh: "体裁", en: "Kind" },
  priority: { zh: "重要程度", en: "Priority" },
  lines: { zh: "行数", en: "Lines" },
  place: { zh: "位置", en: "Place" },
  levers: { zh: "调整", en: "Levers" },
  checks: { zh: "十项检查", en: "Ten checks" },
  solutions: { zh: "可选方案", en: "Ways out" },
  language: { zh: "English", en: "中文" },
  help: { zh: "快捷键", en: "Keyboard" },
  close: { zh: "关闭", en: "Close" },
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  info: { zh: "提示", en: "note" },
  panel: { zh: "侧栏", en: "Panel" },
  loupe: { zh: "放大镜", en: "Loupe" },
} as const satisfies Record<string, Bilingual>;

export type Word = keyof typeof words;

const key = "banxin.language";
let language: Language = (localStorage.getItem(key) as Language | null) ?? (navigator.language.startsWith("zh") ? "zh" : "en");

export const currentLanguage = (): Language => language;

export function setLanguage(next: Language): void {
  language = next;
  localStorage.setItem(key, next);
  document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
}

export const say = (word: Word): string => words[word][language];

/** The one of two wordings that is shown. */
export const choose = (both: Bilingual): string => both[language];

/** 超 6 行（78 字）, 空 3 行. */
export function fitWords({ oversetLines, oversetChars, holeLines, holeChars }: FitState): string {
  const zh = language === "zh";
  const parts = [
    oversetLines > 0 ? (zh ? `超 ${oversetLines} 行（${oversetChars} 字）` : `+${oversetLines} lines (${oversetChars} ch)`) : "",
    holeLines > 0 ? (zh ? `空 ${holeLines} 行（约 ${holeChars} 字）` : `−${holeLines} lines (about ${holeChars} ch)`) : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join(zh ? "，" : ", ") : say("fits");
}

export const pageWords = (label: string): string => (language === "zh" ? `第 ${label} 版` : `Page ${label}`);
