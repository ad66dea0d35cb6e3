/** The preview in the browser: puts its parts together. */
import type { FitState, IssueState, ModuleState, PageState } from "../protocol.js";
import { Arranging } from "./arrange.js";
import { commandsOf } from "./commands.js";
import { HoverCard } from "./details.js";
import { element } from "./dom.js";
import { gridBox } from "./grid-box.js";
import { helpDialog, listen } from "./keys.js";
import { KeptPlace } from "./kept-place.js";
import { leverChanges } from "./lever-changes.js";
import { Loupe } from "./loupe.js";
import type { OverlayName } from "./overlays.js";
import { Panel } from "./panel.js";
import { Panning } from "./panning.js";
import { Plates } from "./plates.js";
import { PressPanel } from "./press-panel.js";
import { Problems } from "./problems.js";
import { Refusal } from "./refusal.js";
import { openSettings } from "./settings-dialog.js";
import { type Mode, keepSettings, readSettings } from "./settings.js";
import { Stage } from "./stage.js";
import { StatusLine } from "./status-line.js";
import { Store } from "./store.js";
import { TextEditor } from "./text-editor.js";
import { Toast } from "./toast.js";
import { Toolbar } from "./toolbar.js";
import { type Language, currentLanguage, setLanguage } from "./words.js";

const settings = readSettings();
const store = new Store();
const status = new StatusLine();
const typedFit = (label: string): FitState | undefined => stage.view(label)?.typedFit;
const problems = new Problems();
const toast = new Toast();
const refusal = new Refusal();
const host = element("main", { class: "stage", id: "stage", tabindex: "-1" });
const card = new HoverCard(host);

/** A button that is being pressed is not drawn anew under the finger: its click would be lost. */
let pressed = false;
let waiting = false;
document.addEventListener("pointerdown", () => { pressed = true; }, true);
for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => {
  pressed = false;
  if (waiting) setTimeout(redraw);
}, true);

/** Panels come after the page: it is what an editor looks at. */
const longestWaitMs = 250;
let drawing: number | undefined;
const redrawAfterPage = (): void => {
  window.clearTimeout(drawing);
  drawing = window.setTimeout(redraw, longestWaitMs);
};

const redraw = (): void => {
  window.clearTimeout(drawing);
  drawing = undefined;
  waiting = pressed;
  if (pressed) return;
  keepSettings(settings);
  toolbar.update({ state: store.state, current: stage.current, scale: stage.scale() / stage.realScale, loupe: loupe.on, desk: store.desk });
  plates.update(store.desk, store.state);
  panel.update(store.state, store.desk, stage.current);
  status.update(store, typedFit);
  if (store.state) document.documentElement.dataset.revision = String(store.state.revision);
};

const reveal = (page: string, module: ModuleState | undefined): void => {
  panel.selected = module && { page, id: module.id };
  stage.reveal(page, module);
  redraw();
};

/** Nothing is chosen any more. */
function letGo(): void {
  if (!panel.selected) return;
  panel.selected = undefined;
  stage.letGo();
  redraw();
}
host.addEventListener("click", ({ target }) => { if (target instanceof Element && !target.closest(".place, .caption, button")) letGo(); });

const stage = new Stage(host, settings, store, {
  select: (page: PageState, module: ModuleState) => (settings.mode === "board" ? setMode("single", page.label) : reveal(page.label, module)),
  hover: (module, event) => card.show(settings.mode === "board" || settings.arranging || loupe.on ? undefined : module, event),
  open: (page) => setMode(settings.mode === "board" ? "single" : settings.mode, page.label),
  dropped: (page, module, rect) => {
    // What one has in hand is what the panel speaks of.
    reveal(page.label, module);
    arranging.move(page.label, module, rect);
  },
  painted: (revision) => {
    document.documentElement.dataset.painted = String(revision);
    requestAnimationFrame(() => setTimeout(() => { if (drawing !== undefined) redraw(); }));
    editor.pageSet();
    loupe.refresh();
  },
  plate: (src, good) => plates.come(src, good),
}, (label) => plates.pictureOf(label), () => {
  card.hide();
  plates.turned(stage.shown().map(({ label }) => label));
  loupe.refresh();
  place.moved();
  editor.moved();
  redraw();
});

const tell = (words: string): void => toast.say(words);
const place = new KeptPlace(host, { current: () => stage.current, go: (label) => stage.go(label) });
new Panning(host, { turn: (by) => {
  const before = stage.current;
  stage.turn(by);
  // One that is come to from below is gone on with from its end.
  if (by === -1 && stage.current !== before) host.scrollTo({ top: host.scrollHeight });
} });
const loupe = new Loupe(host, { pageAt: (x, y) => stage.pageAt(x, y), tell, switched: () => {
  card.hide();
  redraw();
} });
const arranging = new Arranging({ tell, state: () => store.state, refused: (words, page, module, rect) => {
  panel.refused();
  const sheet = page === undefined ? undefined : stage.sheet(page);
  if (sheet && module) refusal.show(sheet, rect ? gridBox(rect, sheet.content) : module.box, words);
  else tell(words);
} });
/** The issue as it stood when a story was saved: what the make-up sets otherwise for the new words is told. */
let saved: IssueState | undefined;
function tellLevers(): void {
  const now = store.state;
  if (!saved || !now || now.revision === saved.revision || now.waiting > 0 || !now.readable) return;
  const words = leverChanges(saved.pages, now.pages);
  saved = undefined;
  if (words !== undefined) tell(words);
}
const editor = new TextEditor({
  tell, host,
  closed: (module, focused) => {
    redraw();
    if (module && focused) focusStory(module.id);
  },
  saving: () => { saved = store.state; },
  frames: () => (settings.mode === "board" ? [] : stage.seen()),
  pageFit: (label, fit) => {
    stage.typed(label, fit);
    status.update(store, typedFit);
  },
});
/** The keyboard goes on where the story is: at its details, in the list of stories, or on the page. */
function focusStory(id: string): void {
  const own = panel.selected?.id === id ? ['[data-key="edit-text"]'] : [];
  for (const place of [...own, `[data-key="${CSS.escape(`fit-${id}`)}"]`, `.place[data-id="${CSS.escape(id)}"]`]) {
    const found = document.querySelector<HTMLElement>(place);
    found?.focus();
    if (found && document.activeElement === found) return;
  }
}
const plates = new Plates({ tell, changed: () => {
  stage.layout();
  redraw();
}, show: (label) => {
  if (settings.mode === "board") settings.mode = "single";
  if (!stage.shown().some((page) => page.label === label)) stage.go(label);
} });
const press = new PressPanel(settings, plates, { tell }, () => redraw());
const panel = new Panel(settings, { arranging, editor, press }, {
  reveal, changed: redraw, tell,
  alternative: (page, number) => void arranging.edit({ op: "alternative", page, number }, page),
  take: (number) => void arranging.edit({ op: "solution", number }),
  editText: (module) => {
    const page = store.state?.pages.find(({ modules }) => modules.some(({ id }) => id === module.id));
    if (page) void editor.show(page, module).then(() => {
      redraw();
      editor.begin();
    });
  },
});

function setMode(mode: Mode, label = stage.current): void {
  settings.mode = mode;
  stage.go(label);
}

function toggle(name: OverlayName): void {
  if (!settings.overlays.delete(name)) settings.overlays.add(name);
  stage.layout();
  redraw();
}

function arrange(): void {
  settings.arranging = !settings.arranging;
  host.classList.toggle("arranging", settings.arranging);
  stage.layout();
  redraw();
}

function nextProblem(by: 1 | -1 = 1): void {
  const next = store.state && problems.next(store.state, by);
  if (next) reveal(next.page, next.module);
}

const commands = commandsOf({
  stage, loupe, plates, pages: () => store.state?.pages ?? [], setMode, toggle, nextProblem, arrange, printPage, help, settings: openSettingsDialog,
  showPlates: () => void plates.toggle(store.state, store.desk, stage.current),
  history: (way) => void arranging.step(way),
  letGo,
});

function help(): void {
  const dialog = helpDialog(commands);
  document.body.append(dialog);
  dialog.showModal();
}

/** Made where it can be seen coming. */
function printPage(): void {
  settings.panel = "press";
  press.print(stage.current);
  redraw();
}

function speak(language: Language): void {
  setLanguage(language);
  toast.clear();
  editor.speak();
  stage.layout();
  redraw();
}

function openSettingsDialog(): void {
  openSettings(settings, { language: speak, changed: () => {
    stage.layout();
    loupe.refresh();
    redraw();
  } });
}

const toolbar = new Toolbar(settings, {
  go: (label) => setMode(settings.mode === "board" ? "single" : settings.mode, label),
  turn: (by) => stage.turn(by), mode: setMode, zoom: (zoom) => stage.zoom(zoom), step: (by) => stage.step(by), overlay: toggle, loupe: () => loupe.toggle(), nextProblem: () => nextProblem(), help, arrange,
  history: (way) => void arranging.step(way),
  print: printPage, settings: openSettingsDialog, language: () => speak(currentLanguage() === "zh" ? "en" : "zh"),
});

setLanguage(currentLanguage());
document.body.replaceChildren(toolbar.element, host, plates.element, panel.element, status.element, card.element, loupe.element, toast.element);
listen(commands);
store.onChange(() => {
  const comes = store.state !== undefined && stage.update(store.state);
  if (store.state) {
    place.update(store.state);
    tellLevers();
    editor.update(store.state);
  }
  if (comes) redrawAfterPage();
  else redraw();
});
redraw();
store.connect();
