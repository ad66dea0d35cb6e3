/** JavaScript callers get no type errors: a misspelt option or target is told, in both languages, and nothing is built. */
import { expect, expectTypeOf, it } from "vitest";
import { build, check, plan, UsageError, type BuildResult } from "../../src/index.js";

const call = (of: unknown) => of as (...args: readonly unknown[]) => Promise<unknown>;

it.each([
  [build, ["x", { target: ["press"] }], /build has no option "target"\. Did you mean "targets"\?/, /没有选项“target”；是不是“targets”？/],
  [build, ["x", { targets: ["pres"] }], /Option targets cannot be "pres"\. Did you mean "press"\?/, /不能是“pres”/],
  [build, ["x", { targets: ["everything"] }], /cannot be "everything"\. Known: press, archive, screen, proof\./, /可用：press、archive、screen、proof/],
  [build, ["x", { targets: "press" }], /must be an array/, /应是数组/],
  [build, ["x", { targets: [undefined] }], /Option targets cannot be ""/, /选项 targets/],
  [build, ["x", { standard: "4" }], /Option standard cannot be "4"/, /选项 standard/],
  [build, ["x", { debug: "line" }], /Did you mean "lines"\?/, /选项 debug/],
  [build, [undefined], /first argument of build must be the path/, /第一个参数/],
  [check, ["x", { pages: "01" }], /check has no option "pages"\. Did you mean "page"\?/, /check 没有选项/],
  [check, ["x", "01"], /second argument of check must be an object/, /第二个参数/],
  [plan, ["x", { sginal: undefined }], /plan has no option "sginal"\. Did you mean "signal"\?/, /plan 没有选项/],
])("%o%j", async (of, args, en, zh) => {
  const thrown: unknown = await call(async (...given: readonly unknown[]) => call(of)(...given))(...args).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(UsageError);
  expect(thrown).toMatchObject({ en: expect.stringMatching(en), zh: expect.stringMatching(zh) });
});

it("a result whose ok is true has its plan, folder and manifest, by its type", () => {
  expectTypeOf<Extract<BuildResult, { ok: true }>["manifest"]>().not.toBeNullable();
  expectTypeOf<Extract<BuildResult, { ok: true }>["plan"]>().not.toBeNullable();
  expectTypeOf<Extract<BuildResult, { ok: false }>["manifest"]>().toBeNullable();
});
