/** Text columns worth trying at a width. */
import type { Grid } from "../model/anatomy.js";
import type { ArticleCopy } from "../model/copy.js";
import type { PlanText } from "../model/plan.js";

/** Column counts worth trying at a width: the basic one, then odd measures (变栏) of 10 to 22 characters. The cheapest comes first. */
export function columnChoices(grid: Grid, widthEm: number, { kind, supplied }: Pick<ArticleCopy, "kind" | "supplied">): { text: PlanText; cost: number }[] {
  if (supplied !== undefined) return [{ text: { columns: 1, measureEm: widthEm, gutterEm: 0 }, cost: 0 }];
  if (kind === "advert") return [1, 2, 3].map((columns) => ({ text: { columns, measureEm: Math.floor((widthEm - (columns - 1) * 2) / columns), gutterEm: columns === 1 ? 0 : 2 }, cost: columns === 2 ? 0 : 0.5 })).filter(({ text }) => text.measureEm >= 10);
  const verse = kind === "poem";
  const basic = Math.max(1, Math.round((widthEm + grid.gutterEm) / (grid.measureEm + grid.gutterEm)));
  const choices: { text: PlanText; cost: number }[] = [];
  for (let columns = Math.max(1, basic - 2); columns <= basic; columns++) {
    const measureEm = Math.floor((widthEm - (columns - 1) * grid.gutterEm) / columns + 1e-9);
    const spare = widthEm - columns * measureEm;
    const gutterEm = columns === 1 ? 0 : spare / (columns - 1);
    if (measureEm < Math.min(10, grid.measureEm - 2)) continue;
    const natural = columns === basic;
    if (!natural && !verse && measureEm > (basic === 2 ? 27 : 22)) continue;
    choices.push({ text: { columns, measureEm, gutterEm }, cost: natural ? 0 : 3 + (measureEm > 22 ? 2 : 0) });
  }
  return choices.sort((a, b) => a.cost - b.cost);
}
