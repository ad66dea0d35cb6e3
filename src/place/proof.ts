/** The dummy of a proof (大样): every page, with its faults marked and a stamp. */
import { columnPt as columnPtOf } from "../model/anatomy.js";
import type { Dummy, DummyPage, Ornament, PlacedText } from "../model/dummy.js";
import type { Issue } from "../model/issue.js";
import type { DebugView } from "../model/render.js";
import type { Plan, PlanPage } from "../model/plan.js";
import type { Typesetter } from "../model/typesetter.js";
import { pageTexts } from "./ledger.js";
import { withLineMarks } from "./debug-lines.js";
import { oversetBeside } from "./overset.js";
import { ptPerMm } from "./sheet.js";

/** Ink of what is marked: overset frames and holes. */
const markInk = "red";

/** Frames around overset lines beside the page, so that they are found at once. */
function oversetMarks(page: DummyPage): Ornament[] {
  const lines = pageTexts(page).flatMap((text) => text.lines).filter((line) => line.overset);
  return lines.map((line): Ornament => ({
    kind: "rule", x1Pt: line.xPt - 4, y1Pt: line.yPt, x2Pt: line.xPt - 4, y2Pt: line.yPt + line.heightPt, weightPt: 1.5, ink: markInk,
  }));
}

/** Every page of the dummy with its marks; a proof is always printed. */
export function proofDummy(dummy: Dummy, issue: Issue, plan: Plan, typesetter: Typesetter, debug?: DebugView): Dummy {
  const laid = dummy.pages.map((page) => oversetBeside(page, page.paper.widthMm * ptPerMm));
  // All pages of a proof stand on one paper; it is wider than the page only where text is overset.
  const bandMm = Math.ceil(Math.max(0, ...laid.map(({ bandPt }) => bandPt)) / ptPerMm);
  return {
    pages: laid.map(({ page }) => {
      const stamp = proofStamp(page, issue, typesetter);
      const planned = plan.pages.find((p) => p.label === page.label);
      const proof: DummyPage = {
        ...page,
        paper: { ...page.paper, widthMm: page.paper.widthMm + bandMm },
        slug: [...page.slug, stamp],
        ornaments: [...(planned ? holeMarks(planned, page, issue) : []), ...page.ornaments, ...oversetMarks(page)],
        ledger: { ...page.ledger, entries: [...page.ledger.entries, { id: stamp.id, text: stampText(page, issue) }] },
      };
      return debug === "lines" ? withLineMarks(proof, issue.theme.grid.leadingPt, typesetter) : proof;
    }),
  };
}

const stampText = (page: DummyPage, issue: Issue): string => `大样　${issue.file.title}　${issue.file.date}　第${page.label}版　第${issue.file.revision ?? 1}稿`;

/** The stamp 大样 with date, page and revision, above the type area. */
function proofStamp(page: DummyPage, issue: Issue, typesetter: Typesetter): PlacedText {
  const frame = { xPt: page.area.xPt, yPt: 18, widthPt: page.area.widthPt, heightPt: 16 };
  const line = typesetter.line([{ text: stampText(page, issue), style: "stamp" }]);
  return { type: "text", id: `${page.label}-stamp`, role: "slug", frames: [frame], lines: [{ line, xPt: frame.xPt, yPt: frame.yPt, heightPt: frame.heightPt }] };
}

/** How a hole is filled: a grey tint would pass for one of the page's own. */
const holeTint = { colour: [0.78, 0.06, 0.1], opacity: 0.14 } as const;

/** A tint over the rows at the end of a story that its text leaves empty. */
function holeMarks(planned: PlanPage, page: DummyPage, issue: Issue): Ornament[] {
  const { grid } = issue.theme;
  return planned.modules.filter((m) => m.fit.holeLines > 0).flatMap((m): Ornament[] => {
    const columnPt = m.text.measureEm * grid.bodyPt;
    const rows = Math.min(m.fit.holeLines, m.rect.rows - m.head.rows);
    const box = {
      xPt: page.area.xPt + columnPtOf(grid, m.rect.col + m.rect.cols) - grid.gutterEm * grid.bodyPt - columnPt,
      yPt: page.area.yPt + (m.rect.row + m.rect.rows - rows) * grid.leadingPt, widthPt: columnPt, heightPt: rows * grid.leadingPt,
    };
    return [{ kind: "mark", box, ...holeTint }, { kind: "box", box, weightPt: 0.5, ink: markInk }];
  });
}
