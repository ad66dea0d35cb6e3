/** The issue's plan.json in the hands of an editor: every edit is written whole and can be undone. */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { planSchema, type Plan } from "../model/plan.js";
import { EditRefused, editedPlan, type PlanEdit } from "./plan-edits.js";
import type { Alternatives } from "./alternatives.js";
import { settableHead } from "./hand-state.js";
import type { OpenIssue } from "./open-issue.js";
import { refusalWords } from "./refusal-words.js";
import { Turns } from "./turns.js";
import { unreadable } from "../files/read.js";
import { writeWhole } from "../files/write-whole.js";

/** Steps that can be undone. */
const mostSteps = 100;
/** For a file that other programs write all the time. */
const mostTries = 3;

const changedMeanwhile = (): EditRefused => new EditRefused({ zh: "plan.json 正被别的程序改动，请再试一次", en: "Another program is writing plan.json: try again." });

export class PlanFile {
  readonly #undone: (string | undefined)[] = [];
  readonly #done: (string | undefined)[] = [];
  readonly #turns = new Turns();
  /** The file as the issue was last made up with it, as far as is known. */
  #known: { readonly text: string | undefined } | undefined;

  constructor(private readonly issue: OpenIssue, private readonly alternatives: Pick<Alternatives, "chosen">) {}

  get steps(): { readonly undo: number; readonly redo: number } {
    return { undo: this.#done.length, redo: this.#undone.length };
  }

  /**
   * Makes an edit, writes plan.json and makes the issue up again.
   * @throws EditRefused where it makes no sense or the page could not be laid out; MachineError where the disk refuses
   */
  edit(edit: PlanEdit): Promise<void> {
    return this.#turns.take(async () => {
      let before: string | undefined;
      let next: Plan | undefined;
      // Another program may write the file meanwhile: then the edit is made in what that wrote.
      for (let tries = 1; ; tries++) {
        before = await this.#text();
        next = await this.#edited(edit, before);
        if (await this.#put(next && `${JSON.stringify(next, null, 2)}\n`, before)) break;
        if (tries === mostTries) throw changedMeanwhile();
      }
      this.#done.push(before);
      this.#done.splice(0, this.#done.length - mostSteps);
      this.#undone.length = 0;
      await this.issue.refresh();
    });
  }

  async #edited(edit: PlanEdit, before: string | undefined): Promise<Plan | undefined> {
    // The first pages may be seen, and touched, before the last ones are made up; and they may be made up of an older plan.
    if (!this.issue.made || !this.#known || this.#known.text !== before) await this.issue.refresh();
    this.#known = { text: before };
    const { made } = this.issue;
    if (!made) throw new EditRefused({ zh: "本期还没有排出来", en: "The issue is not made up." });
    const next = editedPlan(edit, { ...made, alternative: (page, number) => this.alternatives.chosen(page, number), headSizes: (module) => settableHead(module, made.issue), own: before === undefined ? undefined : this.#parsed(before) });
    if (next && edit.op !== "solution" && this.issue.state?.readable) await this.#mustBeLaidOut(next, edit.page, "module" in edit ? edit.module : undefined);
    return next;
  }

  /** A page that could not be laid out at all would be lost to the eye: what a page may not be is told before it is written. */
  async #mustBeLaidOut(plan: Plan, label: string, moved: string | undefined): Promise<void> {
    const fault = await this.issue.faultOf(plan, label);
    if (!fault) return;
    const { zh, en } = refusalWords(fault, this.issue.state?.pages.find((page) => page.label === label)?.modules ?? [], moved);
    throw new EditRefused({ zh: `放不下：${zh}`, en: `It does not go there: ${en}` });
  }

  /** @param allow throws where one of these pages may not be changed */
  undo(allow: (labels: readonly string[]) => Promise<void>): Promise<boolean> {
    return this.#step(this.#done, this.#undone, allow);
  }

  redo(allow: (labels: readonly string[]) => Promise<void>): Promise<boolean> {
    return this.#step(this.#undone, this.#done, allow);
  }

  #step(from: (string | undefined)[], to: (string | undefined)[], allow: (labels: readonly string[]) => Promise<void>): Promise<boolean> {
    return this.#turns.take(async () => {
      if (from.length === 0) return false;
      const now = await this.#text();
      await allow(this.#differing(now, from.at(-1)));
      if (!(await this.#put(from.at(-1), now))) throw changedMeanwhile();
      from.pop();
      to.push(now);
      await this.issue.refresh();
      return true;
    });
  }

  /** Labels of the pages that two states of the file hold differently; a state that is broken holds none. */
  #differing(one: string | undefined, other: string | undefined): string[] {
    const pages = (text: string | undefined): Map<string, string> => {
      try {
        return new Map((text === undefined ? [] : this.#parsed(text).pages).map((page) => [page.label, JSON.stringify(page)]));
      } catch {
        return new Map();
      }
    };
    const [left, right] = [pages(one), pages(other)];
    return [...new Set([...left.keys(), ...right.keys()])].filter((label) => left.get(label) !== right.get(label));
  }

  #parsed(text: string): Plan {
    try {
      return planSchema.parse(JSON.parse(text));
    } catch {
      throw new EditRefused({ zh: "plan.json 有错，先改好它，或删去它", en: "plan.json is broken: mend it first, or delete it." });
    }
  }

  get #path(): string {
    return join(this.issue.folder, "plan.json");
  }

  async #text(): Promise<string | undefined> {
    return readFile(this.#path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      if (error.code === "EISDIR") throw new EditRefused({ zh: "plan.json 是文件夹，请移走它", en: "plan.json is a folder: move it away." });
      throw unreadable("plan.json", error);
    });
  }

  /** Puts the file where it still is as it was `before`; false where it is not. */
  async #put(text: string | undefined, before: string | undefined): Promise<boolean> {
    const still = async (): Promise<boolean> => (await this.#text()) === before;
    if (text !== undefined) {
      if (!(await writeWhole(this.#path, text, still))) return false;
    } else if (!(await still())) return false;
    else await rm(this.#path, { force: true });
    this.#known = { text };
    return true;
  }
}
