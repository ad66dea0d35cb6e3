import { expect, it } from "vitest";
import { Diagnostics } from "../../../src/diagnostics/diagnostic.js";
import { inspectSvg } from "../../../src/ingest/svg.js";

function inspect(text: string) {
  const diagnostics = new Diagnostics();
  const facts = inspectSvg(new TextEncoder().encode(text), "pictures/a.svg", diagnostics);
  return { facts, codes: diagnostics.all.map((d) => d.code) };
}

// CSS: 1in = 96px = 72pt = 25.4mm = 6pc.
it.each([
  ['<svg width="96" height="48px"/>', 96, 48],
  ['<svg width="1in" height="72pt"/>', 96, 96],
  ['<svg width="25.4mm" height="2.54cm"/>', 96, 96],
  ['<svg width="6pc" height="1"/>', 96, 1],
  ['<svg viewBox="0 0 30 20"/>', 30, 20],
  ['<svg width="100%" height="100%" viewBox="0,0,30,20"/>', 30, 20],
  ['<svg height="40" viewBox="0 0 30 20"/>', 60, 40],
])("%s measures %d × %d px", (text, widthPx, heightPx) => {
  const { facts } = inspect(text);
  expect(facts?.widthPx).toBeCloseTo(widthPx, 9);
  expect(facts?.heightPx).toBeCloseTo(heightPx, 9);
  expect(facts?.colour).toBe("vector");
});

it.each([
  '<svg viewBox="0 0 1 1"><title>图 &amp; 文</title><g clip-path="url(#c)"><path d="M0 0"/></g><defs><clipPath id="c"><rect width="1" height="1"/></clipPath></defs></svg>',
  "<?xml version='1.0' encoding='UTF-8'?>\n<!-- a & b -->\n<svg viewBox='0 0 1 1' xmlns:x='http://example.org/x'><path style='fill:#123;clip-path:url(#c)' d='M0 0'/></svg>\n",
])("accepts %s", (text) => {
  expect(inspect(text).codes).toEqual([]);
});

it.each([
  ['<svg viewBox="0 0 1 1"><style>@import "//example.org"</style></svg>', "unsafe-svg"],
  ['<svg viewBox="0 0 1 1"><a href="javascript:x"><path/></a></svg>', "unsafe-svg"],
  ['<svg viewBox="0 0 1 1"><use xlink:href="#a"/></svg>', "unsafe-svg"],
  ['<svg viewBox="0 0 1 1"><text>字</text></svg>', "unsafe-svg"],
  ['<svg viewBox="0 0 1 1"><linearGradient id="g"/></svg>', "unsafe-svg"],
  ['<svg viewBox="0 0 1 1"><path fill="url(#g)"/></svg>', "unsafe-svg"],
  ['<svg viewBox="0 0 1 1"><path style="fill:u\\72l(//e.org)"/></svg>', "unsafe-svg"],
  ['<svg viewBox="0 0 1 1"><path style="fill:url/**/(//e.org)"/></svg>', "unsafe-svg"],
  ['<svg viewBox="0 0 1 1"><path clip-path="url(//e.org/#c)"/></svg>', "unsafe-svg"],
  ['<svg viewBox="0 0 1 1"><set attributeName="d" to="M0"/></svg>', "unsafe-svg"],
  ['<?xml-stylesheet href="a.css"?><svg viewBox="0 0 1 1"/>', "unsafe-svg"],
  ['<svg viewBox="0 0 1 1">&unknown;</svg>', "unsafe-svg"],
  ['<svg viewBox="0 0 1 1"><![CDATA[x]]></svg>', "unsafe-svg"],
  ['<svg viewBox="0 0 1 1"><g></svg></g>', "bad-svg"],
  ['<svg viewBox="0 0 1 1"><path d="1" d="2"/></svg>', "bad-svg"],
  ['<svg viewBox="0 0 1 1"><path d=1/></svg>', "bad-svg"],
  ['<svg viewBox="0 0 1 1"/><svg/>', "bad-svg"],
  ["<html/>", "unsafe-svg"],
  ["<g/>", "bad-svg"],
  ['<svg viewBox="0 0 0 1"/>', "svg-without-size"],
])("refuses %s", (text, code) => {
  const { facts, codes } = inspect(text);
  expect(facts).toBeUndefined();
  expect(codes).toContain(code);
});
