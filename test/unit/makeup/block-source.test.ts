import { expect, it } from "vitest";
import { blockSource } from "../../../src/makeup/block-source.js";
import type { CopyBlock } from "../../../src/model/copy.js";

const of = (id: string) => blockSource({ id } as CopyBlock);

it("reads the file's block from an id: a whole one, a part of one, one of a group of briefs", () => {
  expect(of("b3")).toEqual({ article: undefined, block: 3, part: false });
  expect(of("b12.1")).toEqual({ article: undefined, block: 12, part: true });
  expect(of("a05/b0")).toEqual({ article: "a05", block: 0, part: false });
});

it("knows what the copy desk put in", () => {
  for (const id of ["credit", "note", "a05/credit", "bx3"]) expect(of(id)).toBeUndefined();
});
