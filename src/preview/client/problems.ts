/** Walks from problem to problem: stories that do not fit first, then what else is found wrong on a page. */
import type { IssueState, ModuleState } from "../protocol.js";
import { moduleOf } from "./panel.js";

export interface ProblemPlace {
  readonly page: string;
  readonly module: ModuleState | undefined;
}

export class Problems {
  #at = -1;

  next(state: IssueState, by: 1 | -1): ProblemPlace | undefined {
    const found = placesOf(state);
    if (found.length === 0) return undefined;
    this.#at = (Math.max(this.#at, by === 1 ? -1 : 0) + by + found.length) % found.length;
    return found[this.#at];
  }
}

/** Places with a problem, page by page, each once. */
export function placesOf(state: IssueState): ProblemPlace[] {
  const places = new Map<string, ProblemPlace>();
  const add = (page: string, module: ModuleState | undefined): void => void places.set(`${page} ${module?.id ?? ""}`, { page, module });
  for (const { label, modules, outdated, held } of state.pages) {
    if (outdated) add(label, undefined);
    for (const module of modules) if (held.includes(module.id)) add(label, module);
    for (const module of modules) if (module.fit.oversetLines > 0 || module.fit.holeLines > 0) add(label, module);
    for (const { severity, place } of state.diagnostics) {
      if (severity === "info" || place.page !== label) continue;
      add(label, moduleOf(state, label, place.module)?.module);
    }
  }
  return [...places.values()];
}
