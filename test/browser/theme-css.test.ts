/** A theme's own CSS comes last and wins; whatever it does to the words must not reach a plate unseen. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import type { Shell } from "../../src/model/render.js";
import { openPress, type OpenPress } from "../../src/paginate/press.js";
import { testPage, testShell } from "../support/painted-page.js";

const words = "一二三四五六七八九十";
const black = "color(srgb 0 0 0)";
let press: OpenPress;
let shell: Shell;
beforeAll(async () => {
  [press, shell] = await Promise.all([openPress({ tabs: 1 }), testShell(`${words}要闻`)]);
});
afterAll(() => press.close());

const inks = (colour: string) => ({ inks: [{ colour, length: words.length }] });
const run = (ink: string) => `<span class="f-song i-${ink}">${words}</span>`;
const page = testPage({
  folio: [{ id: "01-folio", lines: [{ text: "要闻", xPt: 30, yPt: 20 }] }],
  texts: [
    { id: "01-a01-main", tag: "h1", lines: [{ text: "一二三", xPt: 30, yPt: 40, sizePt: 24, heightPt: 30, face: "hei", runs: `<span class="f-hei">一二三</span>` }] },
    { id: "01-a01-b1", lines: [0, 1, 2].map((n) => ({ text: words, xPt: 30, yPt: 81 + n * 13.5, runs: run("black"), expect: inks(black) })) },
    { id: "01-a01-b2", lines: [{ text: words, xPt: 30, yPt: 400, runs: run("red"), expect: inks("color(srgb 0.78 0.06 0.1)") }] },
  ],
});

async function codesWith(css: string): Promise<string[]> {
  const diagnostics = new Diagnostics();
  const themed = { ...shell, css: `${shell.css}\n.bx-l .i-black{color:${black}}\n.bx-l .i-red{color:color(srgb 0.78 0.06 0.1)}\n${css}` };
  let printable = false;
  await press.eachPage(themed, [page], async (tab, wanted) => { printable = (await tab.set(wanted, diagnostics)) !== undefined; });
  expect(printable).toBe(diagnostics.all.length === 0);
  return [...new Set(diagnostics.all.map(({ code }) => code))].sort();
}

describe("a theme's CSS", () => {
  it.each([
    ["nothing", ""],
    ["a ground under a module", "article { background: #eee; }"],
    ["the ink's colour in other words", ".bx-l .i-black { color: #000; }"],
    ["content that is not shown", ".bx-page::after { content: none; } p::before { content: 'x'; display: none; }"],
  ])("passes with %s", async (_, css) => {
    expect(await codesWith(css)).toEqual([]);
  });

  const cover = `.bx-page::after{content:"";position:absolute;inset:0;background:#fff;z-index:99}`;
  it.each([
    ["text-colour", ".bx-l *{color:transparent!important}"],
    ["text-colour", ".bx-l *{color:#fff!important}"],
    ["text-colour", "@media print{.bx-l *{color:#fff!important}}"],
    ["text-colour", "@media (max-width:500px){.bx-l *{color:#fff!important}}"],
    ["text-colour", ".bx-l *{-webkit-text-fill-color:transparent}"],
    ["text-colour", ".bx-l .i-red{color:#c00}"],
    ["text-hidden", ".bx-l{opacity:.01}"],
    ["text-hidden", "article{opacity:.5}"],
    ["text-hidden", ".bx-l span{background:currentColor}"],
    ["text-hidden", ".bx-l span{visibility:hidden}"],
    ["page-covered text-hidden", "p{clip-path:inset(50%)}"],
    ["text-hidden", ".bx-page{filter:blur(9px)}"],
    ["text-hidden", ".bx-l{mask-image:linear-gradient(transparent,transparent)}"],
    ["text-hidden", ".bx-l{mix-blend-mode:screen}"],
    ["text-hidden", ".bx-l span{text-shadow:0 0 9px #fff}"],
    ["text-hidden", ".bx-l::first-line{color:#fff}"],
    ["line-moved", ".bx-l span{position:relative;top:-20px}"],
    ["line-moved", "@media print{.bx-l span{position:relative;top:-20px}}"],
    ["line-moved", ".bx-l span{vertical-align:5px}"],
    ["line-moved", ".bx-l::before{height:0}"],
    ["line-moved", ".bx-l{transform:scaleY(-1)}"],
    ["line-moved", ".bx-l{scale:1 -1}"],
    ["page-covered", cover],
    ["page-covered", `@media print{${cover}}`],
    ["page-covered", `.bx-page{&::after{content:"";position:absolute;inset:0;background:#fff}}`],
    ["page-covered", `*::after{content:"";position:absolute;inset:0;background:#fff;pointer-events:none}`],
    ["page-covered", "article{position:absolute;inset:0;z-index:2;background:#fff} .bx-l{position:absolute;z-index:-1}"],
    ["page-covered", ".bx-l{width:0;overflow:hidden}"],
  ])("gives %s for %s", async (code, css) => {
    expect(await codesWith(css)).toEqual(code.split(" "));
  });
});
