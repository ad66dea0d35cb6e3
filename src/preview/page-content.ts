/** A page as the client sets it, with what overlays draw. */
import { columnPt } from "../model/anatomy.js";
import type { BoxPt, DummyPage } from "../model/dummy.js";
import type { PageHtml } from "../model/render.js";
import type { Theme } from "../model/theme.js";
import { pageTexts } from "../place/ledger.js";
import { ptPerMm } from "../place/sheet.js";
import type { LineBox, PageContent } from "./page-protocol.js";

export interface ShellPlace {
  readonly folder: string;
  readonly pagedCss: string;
  readonly families: readonly string[];
}

const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * @param html the page as it is shown
 * @param page the page as it prints: a proof's paper is wider, and its overset lines stand beside it
 * @param mourning every page of the issue is printed in black
 */
export function pageContent(html: PageHtml, page: DummyPage, theme: Theme, shell: ShellPlace, mourning: boolean): PageContent {
  const texts = pageTexts(page);
  const { grid } = theme;
  const frames = new Map(texts.flatMap((text) => text.frames).map((frame) => [JSON.stringify(frame), frame] as const));
  const gutterPt = grid.gutterEm * grid.bodyPt;
  const { paper } = html.page;
  return {
    label: page.label,
    version: html.hash,
    html: html.html,
    pageName: html.pageName,
    pagedCss: shell.pagedCss,
    shell: shell.folder,
    families: shell.families,
    pictures: [...html.pictures.keys()],
    greyPictures: mourning || page.ink !== "cmyk",
    widthPt: round(paper.widthMm * ptPerMm),
    heightPt: round(paper.heightMm * ptPerMm),
    trim: { widthPt: round(page.paper.widthMm * ptPerMm), heightPt: round(page.paper.heightMm * ptPerMm) },
    area: page.area,
    grid: { columns: grid.columns, rows: grid.rows, leadingPt: grid.leadingPt, columnPt: columnPt(grid, 1) - gutterPt, gutterPt },
    frames: [...frames.values()].map(roundBox),
    lines: texts.flatMap(({ lines }) => lines).filter((placed) => !placed.overset && !placed.line.vertical)
      .map(({ line, xPt, yPt, heightPt }): LineBox => [round(xPt + line.xPt), round(yPt), round(line.widthPt), round(heightPt), Math.round(line.stretchEm * 1e4) / 1e4]),
  };
}

const roundBox = ({ xPt, yPt, widthPt, heightPt }: BoxPt): BoxPt => ({ xPt: round(xPt), yPt: round(yPt), widthPt: round(widthPt), heightPt: round(heightPt) });
