/** A state of the issue for a viewer that was told another: of sixteen pages most saves change one. */
import { isDeepStrictEqual } from "node:util";
import type { IssueState, IssueUpdate } from "./protocol.js";

/** `state` with the very objects of `before` for pages that are the same: whether a page changed is then a matter of identity. */
export function withKnownPages(state: IssueState, before: IssueState | undefined): IssueState {
  const known = new Map(before?.pages.map((page) => [page.label, page]));
  return { ...state, pages: state.pages.map((page) => {
    const old = known.get(page.label);
    return old !== undefined && isDeepStrictEqual(page, old) ? old : page;
  }) };
}

/** Whether two states say the same; their revision and how long they took are not looked at. */
export const saysTheSame = (one: IssueState, other: IssueState): boolean =>
  isDeepStrictEqual({ ...one, revision: 0, tookMs: 0 }, { ...other, revision: 0, tookMs: 0 });

/** `state` for a viewer that holds `told`: pages that are the very objects of `told` are named by their labels alone. */
export function updateOf(state: IssueState, told: IssueState | undefined): IssueUpdate {
  const held = new Set(told?.pages);
  return { ...state, pages: state.pages.map((page) => (held.has(page) ? page.label : page)) };
}
