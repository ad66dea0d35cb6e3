/** Steps of the pages, kept in the issue folder with name and time (`states.json`). A signed page is locked. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { EditRefused } from "./plan-edits.js";
import { type SignOff, pageSteps } from "./protocol.js";
import { Turns } from "./turns.js";
import { writeWhole } from "../files/write-whole.js";

const signOffSchema = z.strictObject({
  step: z.enum(pageSteps), name: z.string().max(80), at: z.iso.datetime(), revisions: z.number().int().min(0),
  plate: z.strictObject({ sha256: z.string(), version: z.string() }).optional(),
});
const fileSchema = z.strictObject({ version: z.literal(1), pages: z.record(z.string(), signOffSchema) });

export const stepSchema = z.strictObject({ page: z.string().min(1).max(20), step: z.enum(pageSteps), name: z.string().trim().min(1).max(80), takeBack: z.boolean().optional(), skip: z.boolean().optional() });
export type Step = z.infer<typeof stepSchema>;

export class SignOffs {
  #pages: Record<string, SignOff> = {};
  readonly #turns = new Turns();

  constructor(private readonly folder: string, private readonly now: () => Date = () => new Date()) {}

  get pages(): Readonly<Record<string, SignOff>> {
    return this.#pages;
  }

  /** Reads the file; one that cannot be read is refused, never written over. */
  async read(): Promise<void> {
    const text = await readFile(this.#path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (text === undefined) {
      this.#pages = {};
      return;
    }
    try {
      this.#pages = fileSchema.parse(JSON.parse(text)).pages as Record<string, SignOff>;
    } catch {
      throw new EditRefused({ zh: "states.json 读不懂，请改好或移走它", en: "states.json cannot be read: mend it, or move it away." });
    }
  }

  /** Reads the file anew, since others may write it too. @throws EditRefused where a page is signed, or the file cannot be read */
  async mustBeOpen(labels: readonly string[]): Promise<void> {
    await this.read();
    for (const label of labels) this.#refuseSigned(label);
  }

  /** Reads the file anew. A page goes on step by step unless the editor said that one may be left out, and is signed once. @throws EditRefused */
  async mustFollow({ page, step, skip }: Step): Promise<void> {
    await this.read();
    this.#refuseSkipped(page, step, skip);
    this.#refuseTwice(page, step);
  }

  /** Another plate in place of the signed one is a revision: the page is taken back before it. */
  #refuseTwice(page: string, step: Step["step"]): void {
    if (step === "signed" && this.#of(page)?.step === "signed") throw new EditRefused({ zh: `第 ${page} 版已付印，要重签先撤回`, en: `Page ${page} is signed for the press already: to sign it anew, take it back first.` });
  }

  #refuseSkipped(page: string, step: Step["step"], skip = false): void {
    const now = pageSteps.indexOf(this.#of(page)?.step ?? "makeup");
    if (pageSteps.indexOf(step) > now + 1 && !skip) throw new EditRefused({ zh: `第 ${page} 版跳过了中间的步骤`, en: `Page ${page} would skip steps in between.` });
  }

  /** A label may be any word, one that every object knows too. */
  #of(label: string): SignOff | undefined {
    return Object.hasOwn(this.#pages, label) ? this.#pages[label] : undefined;
  }

  #refuseSigned(label: string): void {
    if (this.#of(label)?.step === "signed") throw new EditRefused({ zh: `第 ${label} 版已付印，先撤回才能改`, en: `Page ${label} is signed for the press: take it back first.` });
  }

  /**
   * Brings a page to a step.
   * @param plate the press plate, which a page must have that is signed
   */
  put(step: Step, plate?: SignOff["plate"]): Promise<void> {
    return this.#turns.take(() => this.#put(step, plate));
  }

  async #put({ page, step, name, takeBack, skip }: Step, plate: SignOff["plate"]): Promise<void> {
    await this.read();
    const before = this.#of(page);
    const signed = before?.step === "signed";
    if (signed && step !== "signed" && !takeBack) this.#refuseSigned(page);
    this.#refuseSkipped(page, step, skip);
    this.#refuseTwice(page, step);
    if (step === "signed" && !plate) throw new EditRefused({ zh: "没有付印文件，不能付印", en: "Without a press plate a page cannot be signed." });
    const revisions = (before?.revisions ?? 0) + (signed && step !== "signed" ? 1 : 0);
    this.#pages = { ...this.#pages, [page]: { step, name, at: this.now().toISOString(), revisions, ...(plate && step === "signed" ? { plate } : {}) } };
    await writeWhole(this.#path, `${JSON.stringify({ version: 1, pages: this.#pages }, null, 2)}\n`);
  }

  get #path(): string {
    return join(this.folder, "states.json");
  }
}

