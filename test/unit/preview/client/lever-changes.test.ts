import { afterAll, expect, it, vi } from "vitest";

vi.stubGlobal("localStorage", { getItem: () => "en" });
afterAll(() => vi.unstubAllGlobals());
const { leverChanges } = await import("../../../../src/preview/client/lever-changes.js");

const lever = (en: string) => ({ zh: en, en });
const page = (...modules: readonly (readonly [string, readonly string[]])[]) => [{ label: "01", modules: modules.map(([id, levers]) => ({ id, title: `T ${id}`, levers: levers.map(lever) })) }];

it("tells what a story has now for what it had, and keeps quiet of what is as it was", () => {
  const before = page(["a", ["head 24 pt", "boxed"]], ["b", ["head 18 pt"]]);
  const after = page(["a", ["head 22 pt", "boxed"]], ["b", ["head 18 pt"]], ["c", ["head 18 pt"]]);
  const words = leverChanges(before, after);
  expect(words).toContain("“T a” head 24 pt → head 22 pt");
  expect(words).not.toMatch(/boxed|T b|T c/);
  expect(leverChanges(before, before)).toBeUndefined();
});
it("counts what it has no room for", () => {
  const ids = ["a", "b", "c", "d", "e"];
  expect(leverChanges(page(...ids.map((id) => [id, []] as const)), page(...ids.map((id) => [id, ["boxed"]] as const)))).toMatch(/2 more$/);
});
