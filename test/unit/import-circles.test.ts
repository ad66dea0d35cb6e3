/** The check of the layers must see what it is there to see. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
// @ts-expect-error a plain script without types
import { importFaults, importsOf } from "../support/import-circles.mjs";

let root: string;
beforeEach(async () => { root = await mkdtemp(join(tmpdir(), "banxin-layers-")); });
afterEach(() => rm(root, { recursive: true, force: true }));

async function faults(files: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return importFaults(root) as string[];
}

describe("imports", () => {
  it("of the program keep to its layers, without a circle", () => {
    expect(importFaults(fileURLToPath(new URL("../../src", import.meta.url)))).toEqual([]);
  });
  it("are found in every form", () => {
    const source = `import "./a.js";\nimport b from './b.js';\nimport {\n  c,\n} from "./c.js";\nimport type { D } from "./d.js";\nexport * from "./e.js";\nexport { f } from "./f.js";\nconst g = await import("./g.js");\n/** import h from "./h.js" */\nconst text = 'x';`;
    expect(importsOf(source)).toEqual(["./a.js", "./b.js", "./c.js", "./d.js", "./e.js", "./f.js", "./g.js"]);
  });
  it.each([
    ["a stage that imports another", { "makeup/a.ts": "import { b } from \"../place/b.js\";", "place/b.ts": "" }, /makeup\/a\.ts imports place\/b\.ts/],
    ["the model above its place", { "model/a.ts": "import { b } from \"../fonts/b.js\";", "fonts/b.ts": "" }, /model may import diagnostics/],
    ["a stage that imports the pipeline", { "print/a.ts": "import type { b } from \"../b.js\";", "b.ts": "" }, /print\/a\.ts imports b\.ts/],
    ["Node in the composer", { "compose/a.ts": "import { join } from \"node:path\";" }, /runs without Node/],
    ["a folder that no layer holds", { "utils/a.ts": "import \"../model/b.js\";", "model/b.ts": "" }, /no row/],
    ["a circle of two", { "json/a.ts": "import \"./b.js\";", "json/b.ts": "import \"./a.js\";" }, /circle: json\/a\.ts → json\/b\.ts → json\/a\.ts/],
    ["a circle of types", { "json/a.ts": "import type { X } from \"./b.js\";", "json/b.ts": "export type { Y } from \"./c.js\";", "json/c.ts": "import type { X } from \"./a.js\";" }, /circle/],
    ["a file that imports itself", { "json/a.ts": "import \"./a.js\";" }, /circle/],
  ])("tell %s", async (_, files, message) => {
    expect((await faults(files as Record<string, string>)).join("\n")).toMatch(message);
  });
  it("that only meet again below are no circle", async () => {
    expect(await faults({ "json/a.ts": "import \"./b.js\";\nimport \"./c.js\";", "json/b.ts": "import \"./d.js\";", "json/c.ts": "import \"./d.js\";", "json/d.ts": "" })).toEqual([]);
  });
});
