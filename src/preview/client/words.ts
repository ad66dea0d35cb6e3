/** The interface's words in Chinese and English, and which of the two is shown. */
import type { Bilingual, FitState, PageStep } from "../protocol.js";

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
  loupe: { zh: "放大镜", en: "Loupe" },
  loupeHelp: { zh: "放大镜：随指针移动，方向键也能移；[ ] 换倍数，Esc 收起", en: "Loupe: it follows the pointer and the arrow keys; [ ] change its power, Esc puts it away" },
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
  ink: { zh: "印色", en: "Inks" },
  makingUp: { zh: "正在排版", en: "Making up" },
  outdated: { zh: "文件有误：版面是上一次的样子", en: "A file is broken: pages show the last good state" },
  pageOutdated: { zh: "本期文件有误，本版是上一次的样子", en: "A file of the issue is broken; this page shows its last good state" },
  held: { zh: "稿件或其图片有误，仍用上一次的内容：", en: "An article or a picture of it is broken; it stands as it last was: " },
  nothing: { zh: "还没有可看的版面", en: "No page to show yet" },
  loading: { zh: "正在排版……", en: "Making up…" },
  lost: { zh: "与预览服务断开，正在重连……", en: "Connection lost; reconnecting…" },
  updated: { zh: "已更新", en: "updated" },
  openSource: { zh: "打开稿件", en: "Open source" },
  kind: { zh: "体裁", en: "Kind" },
  priority: { zh: "重要程度", en: "Priority" },
  lines: { zh: "行数", en: "Lines" },
  place: { zh: "位置", en: "Place" },
  levers: { zh: "调整", en: "Levers" },
  checks: { zh: "十项检查", en: "Ten checks" },
  holds: { zh: "合格", en: "holds" },
  fails: { zh: "不合格", en: "fails" },
  withTyped: { zh: "（含未存的字）", en: " (with what is typed and not saved)" },
  atFault: { zh: "版面有错", en: "at fault" },
  solutions: { zh: "可选方案", en: "Ways out" },
  settings: { zh: "设置", en: "Settings" },
  languageHead: { zh: "语言", en: "Language" },
  editorHead: { zh: "用哪个程序打开稿件", en: "Open stories with" },
  editorOwn: { zh: "另填地址……", en: "Another address…" },
  editorAddress: { zh: "地址：{file} 是文件，{line} 是行", en: "Address: {file} is the file, {line} the line" },
  editorOpens: { zh: "打开的是", en: "It opens" },
  editorBad: { zh: "地址要以程序的名称和冒号开头，并写明 {file}；没有改", en: "An address begins with a program's name and a colon, and has {file} in it; nothing was changed" },
  realSizeHead: { zh: "实际大小", en: "Real size" },
  rulerHelp: { zh: "把银行卡或直尺贴在屏幕上，拖滑块（或按方向键，加 Shift 大步）到一样大：100 % 就与报纸一样大。", en: "Hold a bank card or a ruler against the screen and move the slider (or press the arrow keys, with Shift in strides) until both are as large: 100 % is then the size of the paper." },
  rulerThing: { zh: "用什么比", en: "Measured with" },
  rulerCard: { zh: "银行卡", en: "Bank card" },
  rulerLine: { zh: "直尺 100 毫米", en: "Ruler, 100 mm" },
  rulerSlider: { zh: "屏幕上的大小", en: "Size on the screen" },
  rulerReset: { zh: "恢复每英寸 96 像素", en: "Back to 96 px an inch" },
  language: { zh: "English", en: "中文" },
  help: { zh: "快捷键", en: "Keyboard" },
  close: { zh: "关闭", en: "Close" },
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  info: { zh: "提示", en: "note" },
  panel: { zh: "侧栏", en: "Panel" },
  press: { zh: "印前", en: "Press" },
  plate: { zh: "付印文件", en: "Press file" },
  archive: { zh: "存档", en: "Archive" },
  screen: { zh: "屏幕", en: "Screen" },
  proof: { zh: "大样", en: "Proof" },
  arrange: { zh: "改版面", en: "Arrange" },
  column: { zh: "起栏", en: "Column" },
  row: { zh: "起行", en: "Row" },
  span: { zh: "栏数", en: "Columns" },
  depth: { zh: "行数", en: "Rows" },
  placeIt: { zh: "放到这里", en: "Place it" },
  headSize: { zh: "主题字号", en: "Head size" },
  headSmaller: { zh: "主题小一级", en: "Head a step smaller" },
  headLarger: { zh: "主题大一级", en: "Head a step larger" },
  picture: { zh: "图片", en: "Picture" },
  narrower: { zh: "窄一栏", en: "a column narrower" },
  wider: { zh: "宽一栏", en: "a column wider" },
  lower: { zh: "裁矮一行", en: "cropped a row lower" },
  higher: { zh: "裁高一行", en: "cropped a row higher" },
  letGo: { zh: "放开", en: "Let go" },
  lock: { zh: "锁定位置", en: "Lock its place" },
  swap: { zh: "对调……", en: "Change places with…" },
  anew: { zh: "本版重排", en: "Make page anew" },
  undo: { zh: "撤销", en: "Undo" },
  redo: { zh: "重做", en: "Redo" },
  nothingToUndo: { zh: "没有可撤销的", en: "Nothing to undo" },
  nothingToRedo: { zh: "没有可重做的", en: "Nothing to redo" },
  take: { zh: "采用", en: "Take it" },
  otherPages: { zh: "别的排法", en: "Other pages" },
  lookForPages: { zh: "找别的排法", en: "Look for other pages" },
  lookAgain: { zh: "再找", en: "Look again" },
  looking: { zh: "正在找……", en: "Looking…" },
  putAway: { zh: "收起", en: "Put away" },
  choosePage: { zh: "都正好排满；点一个就采用，可以撤销。数字：十项检查 · 代价，越小越好。", en: "All are exactly full; click one to take it, undo takes it back. Numbers: ten checks · cost, less is better." },
  staleOthers: { zh: "稿件有改动：再找一次", en: "Stories have changed: look again" },
  noOtherPage: { zh: "没有找到别的排法", en: "No other page was found" },
  standsNow: { zh: "现在的", en: "as it stands" },
  conflict: { zh: "文件已被别处改动，没有写入：请对照两份文字", en: "The file has changed elsewhere; nothing was written: compare both texts" },
  inFile: { zh: "文件里现在是：", en: "The file now has:" },
  notDone: { zh: "没有做成", en: "It was not done" },
  editText: { zh: "改文字", en: "Edit text" },
  unsaved: { zh: "改动还没有保存", en: "Your changes are not saved" },
  keepText: { zh: "保存并关闭", en: "Save and close" },
  throwText: { zh: "丢掉改动", en: "Throw away" },
  goOn: { zh: "接着改（Esc）", en: "Go on (Esc)" },
  save: { zh: "保存（Ctrl+S）", en: "Save (Ctrl+S)" },
  stepMakeup: { zh: "组版", en: "Make-up" },
  stepFirst: { zh: "一校", en: "1st proof" },
  stepSecond: { zh: "二校", en: "2nd proof" },
  stepFinal: { zh: "清样", en: "Final proof" },
  stepSigned: { zh: "付印", en: "Signed" },
  sign: { zh: "签付", en: "Sign" },
  steps: { zh: "流程", en: "Steps" },
  yourName: { zh: "姓名", en: "Your name" },
  nameFirst: { zh: "请先写上姓名", en: "Write your name first" },
  signedHere: { zh: "本版已付印；要改，先在“印前”里撤回", en: "This page is signed for the press: take it back under Press to change it" },
  lockedHere: { zh: "位置已锁定", en: "Its place is locked" },
  takeItBack: { zh: "撤回", en: "Take it back" },
  takeBack: { zh: "本版已付印。撤回后算作一次改版，要撤回吗？", en: "This page is signed for the press. Taking it back counts as a revision. Take it back?" },
  takeBackPage: { zh: "撤回付印", en: "Take back" },
  revisions: { zh: "改版", en: "revisions" },
  signedChanged: { zh: "付印 · 有改动", en: "Signed · changed since" },
  changedSince: { zh: "付印之后，稿件或主题有改动", en: "Copy or theme has changed since the page was signed" },
  realFiles: { zh: "出文件", en: "Real files" },
  printProof: { zh: "打印大样", en: "Print a proof" },
  printPage: { zh: "打印本版", en: "Print this page" },
  printIssue: { zh: "打印全期", en: "Print the issue" },
  paper: { zh: "纸张", en: "Paper" },
  openToPrint: { zh: "打开并打印", en: "Open to print" },
  wholeIssue: { zh: "全期", en: "Issue" },
  waiting: { zh: "等候", en: "waiting" },
  working: { zh: "正在出", en: "working" },
  done: { zh: "已出", en: "done" },
  failed: { zh: "没有出来", en: "failed" },
  cancelled: { zh: "已取消", en: "cancelled" },
  cancel: { zh: "取消", en: "Cancel" },
  openFile: { zh: "打开", en: "Open" },
  signedPlate: { zh: "已签付", en: "the signed plate" },
  fileStale: { zh: "版面已改", en: "out of date" },
  fileStaleHelp: { zh: "出这份文件以后，版面有改动", en: "The page has changed since this file was made" },
  separations: { zh: "分色", en: "Separations" },
  softProof: { zh: "软打样", en: "Soft proof" },
  Cyan: { zh: "青 C", en: "Cyan" },
  Magenta: { zh: "品红 M", en: "Magenta" },
  Yellow: { zh: "黄 Y", en: "Yellow" },
  Black: { zh: "黑 K", en: "Black" },
  backToPage: { zh: "回到版面", en: "Back" },
  plateComes: { zh: "正在出付印文件，出好就在版面上显示软打样", en: "The press plate is being made; its soft proof will lie over the page" },
  plateWorking: { zh: "正在分色……", en: "Taking the plate apart…" },
  plateStale: { zh: "出这份文件以后，版面有改动", en: "The page has changed since this plate was made" },
  plateFailed: { zh: "这份文件分不了色", en: "This plate cannot be shown by its inks" },
} as const satisfies Record<string, Bilingual>;

export type Word = keyof typeof words;

const key = "banxin.language";
/** The papers are Chinese, and so is their desk, whatever language its browsers were installed in. */
let language: Language = (localStorage.getItem(key) as Language | null) ?? "zh";

export const currentLanguage = (): Language => language;

export function setLanguage(next: Language): void {
  language = next;
  localStorage.setItem(key, next);
  document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
}

export const say = (word: Word): string => words[word][language];

/** The one of two wordings that is shown. */
export const choose = (both: Bilingual): string => both[language];

/** A number of things in English. */
export const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? "" : "s"}`;

/** Findings of a severity: 2 错误, 2 errors. */
export const counted = (number: number, severity: "error" | "warning" | "info"): string => (language === "zh" ? `${number} ${say(severity)}` : count(number, say(severity)));

export const heldCount = (number: number): string => (language === "zh" ? `${number} 篇未更新` : `${number} not up to date`);

/** Which stories of a page stand as they last were. */
export const heldWords = (heads: readonly string[]): string => {
  if (heads.length === 0) return "";
  return language === "zh" ? `${heads.map((head) => `《${head}》`).join("")}的文件有误，仍是上一次的内容` : `${heads.map((head) => `“${head}”`).join(", ")}: broken, shown as last read`;
};

const steps: Readonly<Record<PageStep, Word>> = { makeup: "stepMakeup", first: "stepFirst", second: "stepSecond", final: "stepFinal", signed: "stepSigned" };

export const stepWord = (step: PageStep): string => say(steps[step]);

/** 跳过二校、清样. @param left the steps that are left out on the way */
export function skipsWords(from: PageStep, to: PageStep, left: readonly PageStep[]): string {
  const names = left.map(stepWord).join(language === "zh" ? "、" : ", ");
  return language === "zh" ? `${stepWord(from)} → ${stepWord(to)}：跳过${names}。要这样吗？` : `${stepWord(from)} → ${stepWord(to)} leaves out: ${names}. Go on?`;
}

/** Why a story that stands on other pages, too, takes no changes. @param labels signed pages that carry it */
export function signedElsewhere(labels: readonly string[]): string {
  const pages = labels.map(pageWords).join(language === "zh" ? "、" : ", ");
  return language === "zh" ? `本稿也在${pages}，那里已付印；要改，先在“印前”里撤回` : `The story stands on ${pages}, too, signed for the press: take that back under Press to change it`;
}

/** 超 6 行（78 字）, 空 3 行（约 39 字）. */
export function fitWords({ oversetLines, oversetChars, holeLines, holeChars }: FitState): string {
  const zh = language === "zh";
  const parts = [
    oversetLines > 0 ? (zh ? `超 ${oversetLines} 行（${oversetChars} 字）` : `${count(oversetLines, "line")} over (${count(oversetChars, "character")})`) : "",
    holeLines > 0 ? (zh ? `空 ${holeLines} 行（约 ${holeChars} 字）` : `${count(holeLines, "line")} short (about ${count(holeChars, "character")})`) : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join(zh ? "，" : ", ") : say("fits");
}

export const pageWords = (label: string): string => (language === "zh" ? `第 ${label} 版` : `Page ${label}`);

/** What parts of a story are called at a Chinese desk. */
const roles: Readonly<Record<string, string>> = {
  main: "主题", kicker: "引题", sub: "副题", summary: "提要", jumpHead: "转版题", web: "网络标题", paragraph: "正文", subhead: "小标题", question: "问", answer: "答",
  entry: "条目", note: "按语", quote: "引文", pullquote: "引语", verse: "诗行", list: "列表", table: "表格", caption: "图说", strong: "加粗", kai: "楷体", underline: "着重",
};

/** With a capital, as a label begins in English. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A role of the article's JSON in the desk's words; in English its name in the file, jumpHead as "Jump head". */
export const roleWords = (role: string): string =>
  language === "zh" ? role.split(" ").map((part) => roles[part] ?? part).join(" ") : capital(role.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
