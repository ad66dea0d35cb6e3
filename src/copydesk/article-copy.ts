/** One article after the desk. */
import type { Article, Figure } from "../model/article.js";
import type { ArticleCopy, CopyFigure } from "../model/copy.js";
import type { SourcedArticle } from "../model/issue.js";
import type { Theme } from "../model/theme.js";
import { FileDesk, type DeskTools } from "./file-desk.js";
import { finishBlock, type BlockDraft } from "./block-draft.js";
import { copyBlocks } from "./blocks.js";
import { placeCredits } from "./credits.js";
import { withDropCap } from "./drop-cap.js";
import { insideWords } from "./heads.js";
import { copyHeads } from "./headlines.js";

/** The article's priority where it names none: the middle of 1 to 10. */
const middlingPriority = 5;

export function articleCopy(source: SourcedArticle, theme: Theme, tools: DeskTools): ArticleCopy {
  const { article, file } = source;
  const desk = new FileDesk(file, tools, (path) => source.lineOf(path), article.id);
  const column = (article.column ?? []).map((label, i) => {
    const path = `column[${i}]`;
    return desk.run(desk.text(label, path, "head"), "columnLabel", path).text;
  });
  const heads = copyHeads(desk, article, theme);
  const note = editorNote(desk, article, theme);
  const placed = placeCredits(desk, article, article.blocks.flatMap((block, i) => copyBlocks(desk, block, i)));
  const bylines = placed.filter((b) => b.role === "byline");
  const rest = placed.filter((b) => b.role !== "byline");
  sayTruncated(desk, article);
  return {
    id: article.id, kind: article.kind, priority: article.priority ?? middlingPriority, file, column, ...heads,
    blocks: [...bylines, ...note, ...rest].map((block) => {
      const finished = finishBlock(withDropCap(desk, block, article.kind, theme), tools.segmenter);
      // An advert's lines stand in the middle, ragged on both sides.
      return article.kind === "advert" ? { ...finished, insideWords: insideWords(finished.runs.map((run) => run.text).join(""), tools.segmenter) } : finished;
    }),
    figures: (article.figures ?? []).map((figure, i) => copyFigure(desk, figure, i)),
    ...(article.constraints?.noJump === true ? { jumpable: false } : article.jumpable === undefined ? {} : { jumpable: article.jumpable }),
    ...(article.mayHold === undefined ? {} : { mayHold: article.mayHold }),
    ...(article.constraints ? { constraints: article.constraints } : {}),
  };
}

function editorNote(desk: FileDesk, article: Article, theme: Theme): BlockDraft[] {
  if (article.editorNote === undefined) return [];
  const label = article.editorNoteKind === undefined
    ? theme.wording.editorNote
    : desk.text(article.editorNoteKind, "editorNoteKind", "credit");
  const text = desk.text(article.editorNote, "editorNote", "body");
  return [{
    id: "editorNote", role: "editorNote", path: "editorNote",
    runs: [desk.run(`${label}\u3000`, "noteLabel", "editorNoteKind"), desk.run(text, "note", "editorNote")],
  }];
}

/** Caption, and the credit after U+3000; empty where there is neither. */
function copyFigure(desk: FileDesk, figure: Figure, index: number): CopyFigure {
  const path = `figures[${index}]`;
  const caption = figure.caption === undefined ? "" : desk.text(figure.caption, `${path}.caption`, "body");
  const credit = figure.credit === undefined ? "" : desk.text(figure.credit, `${path}.credit`, "credit");
  const gap = caption !== "" && credit !== "" ? "\u3000" : "";
  return {
    figure, path,
    ...(caption === "" ? {} : { insideWords: insideWords(caption, desk.tools.segmenter) }),
    caption: [
      ...(caption === "" ? [] : [desk.run(caption, "caption", `${path}.caption`)]),
      ...(credit === "" ? [] : [desk.run(`${gap}${credit}`, "captionCredit", `${path}.credit`)]),
    ],
  };
}

function sayTruncated(desk: FileDesk, article: Article): void {
  const blocks = article.blocks.flatMap((b, i) => ("truncated" in b && b.truncated === true ? [`blocks[${i}]`] : []));
  const status = article.status === "incomplete" || article.status === "truncated" ? ["status"] : [];
  for (const path of blocks.length > 0 ? blocks : status) {
    desk.tools.diagnostics.add({
      code: "truncated-copy", severity: "warning", place: desk.place(path),
      zh: "来稿到此中断，照现有文字排版。", en: "the source ends here; the copy is set as it stands",
    });
  }
}
