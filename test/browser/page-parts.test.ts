/** A page of which one story alone is read again comes to the same as one that is read whole. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PreviewPage } from "../support/preview-page.js";

let opened: PreviewPage;
beforeAll(async () => {
  opened = await PreviewPage.copyOf("yunting-campus");
  // As text: the window's own script is meant, not one of this test.
  await opened.page.evaluate(`import("/client/page-parts.js").then(({ PageParts }) => { window.PageParts = PageParts; })`);
}, 60_000);
afterAll(() => opened.close());

interface Edit {
  /** A share of the page's HTML, or of its lines. */
  readonly at: number;
  /** At the first character of a line; anywhere, tags too, where false. */
  readonly inLine: boolean;
  readonly cut: number;
  readonly put: string;
}

/** Words, and markup that is whole, left open, closed too early, or swallows what follows. */
const puts = ["字", "版心", "", "<b>粗</b>", "<b>", "<i><p>", "</p>", "</div>", "</article>", "</section>", "</p></div></section>", "</span></span></article></section>", "</body>", "<!--", "-->", "\"", "<", ">", " id=\"x\"", "<table>", "<svg>", "<template>", "<textarea>", "<select>", "<form>"];
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anywhere: fc.Arbitrary<Edit> = fc.record({ at: share, inLine: fc.boolean(), cut: fc.nat({ max: 40 }), put: fc.constantFrom(...puts) });
/** All of `puts` in the middle of the page. */
const inLines = [0.2, 0.5, 0.99].flatMap((at) => puts.map((put): [Edit] => [{ at, inLine: true, cut: 0, put }]));

/** How often one story alone was read, and edits of which the outcome differs from a whole reading. */
const readings = (edits: readonly (readonly Edit[])[]) => opened.page.evaluate(async (all) => {
  interface Parts { equals(other: Parts): boolean }
  const { PageParts } = window as unknown as { PageParts: { of(html: string, before?: Parts): Parts; read(html: string): Parts } };
  const { html } = (await (await fetch("/api/pages/01")).json()) as { html: string };
  const before = PageParts.of(html);
  let whole = 0;
  const { read } = PageParts;
  PageParts.read = (text) => { whole += 1; return read(text); };
  let alone = 0;
  const wrong: object[] = [];
  for (const one of all) {
    let text = html;
    for (const { at, inLine, cut, put } of one) {
      const lines = [...text.matchAll(/ data-l="\d+"[^>]*>(?:<[^>]*>)*/g)];
      const line = lines[Math.floor(at * lines.length)];
      const place = inLine && line ? line.index + line[0].length : Math.floor(at * text.length);
      text = text.slice(0, place) + put + text.slice(place + cut);
    }
    whole = 0;
    const found = PageParts.of(text, before);
    if (whole === 0) alone += 1;
    if (!found.equals(read(text))) wrong.push(one);
  }
  return { alone, wrong };
}, edits);

it("whatever is changed on the page", { timeout: 60_000 }, async () => {
  const edits = fc.sample(fc.array(anywhere, { minLength: 1, maxLength: 2 }), { numRuns: 400, seed: 20261127 });
  const { alone, wrong } = await readings([...inLines, ...edits]);
  expect(wrong).toEqual([]);
  expect(alone).toBeGreaterThan(0);
});
it("and words of one story are read without the rest", async () => {
  expect(await readings([0.1, 0.5, 0.9].map((at): [Edit] => [{ at, inLine: true, cut: 0, put: "字" }]))).toEqual({ alone: 3, wrong: [] });
});
