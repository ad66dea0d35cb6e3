/** Templates: a theme's may replace the package's, none may print copy as markup or call what is not there. */
import { describe, expect, it } from "vitest";
import { compileTemplates, pageTemplate, templateCode } from "../../../src/markup/templates.js";

const page = (text: string) => [{ name: "page", text }];

describe("templates", () => {
  it("escape what they print", () => {
    expect(compileTemplates(page("<b>{{x}}</b>"))({ x: "<i>\"&" })).toBe("<b>&lt;i&gt;&quot;&amp;</b>");
  });
  it.each(["{{{x}}}", "{{&x}}", "{{#if x}}{{{x}}}{{/if}}", "{{~{x}~}}", "{{~& x}}"])("refuse %s, which prints unescaped", (text) => {
    expect(() => compileTemplates(page(text))).toThrow(/unescaped/);
  });
  it("are refused with their name where they are wrong", () => {
    expect(() => compileTemplates([...page("x"), { name: "parts/story", text: "{{#if x}}" }])).toThrow(/parts\/story/);
  });
  it("need a page", () => {
    expect(() => compileTemplates([{ name: "parts/story", text: "" }])).toThrow(/page/);
  });
  it("do not print a value that is not there in silence", () => {
    expect(() => compileTemplates(page("{{misspelt}}"))({ x: 1 })).toThrow(/misspelt/);
  });
  it("of a theme replace those of the package", () => {
    const make = compileTemplates([...page("{{> parts/a}}"), { name: "parts/a", text: "one" }, { name: "parts/a", text: "two" }]);
    expect(make({})).toBe("two");
  });
  it("can be kept as text, parts and all", () => {
    const kept = JSON.stringify(templateCode([...page("{{#each x}}{{> parts/a}}{{/each}}"), { name: "parts/a", text: "<i>{{y}}</i>" }]));
    expect(pageTemplate(JSON.parse(kept) as ReturnType<typeof templateCode>)({ x: [{ y: "<" }, { y: "二" }] })).toBe("<i>&lt;</i><i>二</i>");
  });
  it("keep their strictness in parts", () => {
    expect(() => compileTemplates([...page("{{> parts/a}}"), { name: "parts/a", text: "{{misspelt}}" }])({ x: 1 })).toThrow(/misspelt/);
  });
  it.each(["{{constructor}}", "{{toString}}", "{{__proto__}}", "{{#with x}}{{constructor}}{{__proto__}}{{/with}}"])("reach no prototype by %s", (text) => {
    expect(compileTemplates(page(text))({ x: {} })).toBe("");
  });
});
