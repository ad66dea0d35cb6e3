/** The issue's plan.json in the hands of an editor: every edit is written whole and can be undone. */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { planSchema, type Plan } from "../model/plan.js";
import { EditRefused, editedPlan, type PlanEdit } from "./plan-edits.js";
import type { Alternatives } from "./alternatives.js";
import { settableHead } from "./hand-state.js";
import type { OpenIssue } from "./open-issue.js";
import { writeWhole } from "../files/write-whole.js";

/** Steps that can be undone. */
const mostSteps = 100;

export class PlanFile {
  readonly #undone: (string | undefined)[] = [];
  readonly #done: (string | undefined)[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly issue: OpenIssue, private readonly alternatives: Pick<Alternatives, "chosen">) {}

  get steps(): { readonly undo: number; readonly redo: number } {
    return { undo: this.#done.length, redo: this.#undone.length };
  }

  /**
   * Makes an edit, writes plan.json and makes the issue up again.
   * @throws EditRefused where it makes no sense or the page could not be laid out; MachineError where the disk refuses
   */
  edit(edit: PlanEdit): Promise<void> {
    return this.#inTurn(async () => {
      const before = await this.#text();
      // The first pages may be seen, and touched, before the last ones are made up.
      if (!this.issue.made) await this.issue.refresh();
      const { made } = this.issue;
      if (!made) throw new EditRefused({ zh: "本期还没有排出来", en: "The issue is not made up." });
      const next = editedPlan(edit, { ...made, alternative: (page, number) => this.alternatives.chosen(page, number), headSizes: (module) => settableHead(module, made.issue), own: before === undefined ? undefined : this.#parsed(before) });
      if (next && edit.op !== "solution" && this.issue.state?.readable) await this.#mustBeLaidOut(next, edit.page);
      await this.#put(next && `${JSON.stringify(next, null, 2)}\n`);
      this.#done.push(before);
      this.#done.splice(0, this.#done.length - mostSteps);
      this.#undone.length = 0;
      await this.issue.refresh();
    });
  }

  /** A page that could not be laid out at all would be lost to the eye: what a page may not be is told before it is written. */
  async #mustBeLaidOut(plan: Plan, label: string): Promise<void> {
    const fault = await this.issue.faultOf(plan, label);
    if (fault) throw new EditRefused({ zh: `放不下：${fault.zh}`, en: `It does not go there: ${fault.en}` });
  }

  undo(): Promise<boolean> {
    return this.#step(this.#done, this.#undone);
  }

  redo(): Promise<boolean> {
    return this.#step(this.#undone, this.#done);
  }

  #step(from: (string | undefined)[], to: (string | undefined)[]): Promise<boolean> {
    return this.#inTurn(async () => {
      if (from.length === 0) return false;
      const now = await this.#text();
      await this.#put(from.pop());
      to.push(now);
      await this.issue.refresh();
      return true;
    });
  }

  /** Edits are made one after another: the next sees what the last one came to. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work);
    this.#turn = next.catch(() => {});
    return next;
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
      throw error;
    });
  }

  async #put(text: string | undefined): Promise<void> {
    if (text === undefined) await rm(this.#path, { force: true });
    else await writeWhole(this.#path, text);
  }
}
