/** A call that asks for what there is not: a misspelt option or target. The command line says it before it calls, and returns 2. */
export class UsageError extends TypeError {
  constructor(readonly zh: string, readonly en: string) {
    super(`${en} ${zh}`);
    this.name = "UsageError";
  }
}
