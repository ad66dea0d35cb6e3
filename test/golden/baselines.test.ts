/** Runs of one line stand on one baseline in the printed file: faces, sizes of digits and squeezed marks must not part. */
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { filesBelow, sample, Workshop } from "../support/built.js";

let shop: Workshop;
beforeAll(async () => {
  shop = await Workshop.open();
});
afterAll(() => shop.close());

/** Runs no further apart than a column gap, whose baselines differ by less than half a line. */
async function neighbours(pdf: Uint8Array): Promise<{ text: string; differencePt: number }[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS }).promise;
  const pairs: { text: string; differencePt: number }[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const runs = items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [{ text: item.str, xPt: item.transform[4] as number, yPt: item.transform[5] as number }] : []));
    for (const [i, run] of runs.entries()) {
      const before = runs[i - 1];
      if (before && run.xPt > before.xPt && run.xPt - before.xPt < 150 && Math.abs(run.yPt - before.yPt) < 3)
        pairs.push({ text: `${before.text}|${run.text}`, differencePt: Math.abs(run.yPt - before.yPt) });
    }
  }
  return pairs;
}

it("every run of a line stands on one baseline", async () => {
  const { folder, ok, issue } = await shop.build(sample("yunting-campus"), "baselines");
  expect(ok).toBe(true);
  const pairs = await neighbours((await filesBelow(folder!)).get(`${issue}.screen.pdf`)!);
  expect(pairs.length).toBeGreaterThan(100);
  expect(pairs.filter(({ differencePt }) => differencePt > 0.02)).toEqual([]);
});
