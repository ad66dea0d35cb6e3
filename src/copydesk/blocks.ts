/** Blocks of the article → blocks of copy. */
import type { Block, RichText } from "../model/article.js";
import type { BlockRole, CopyRun } from "../model/copy.js";
import type { FileDesk } from "./file-desk.js";
import type { BlockDraft } from "./block-draft.js";
import type { Piece } from "./draft.js";

const wide = "\u3000";

/** The copy blocks of `blocks[index]`: none for a figure, one an item for a list, else one. */
export function copyBlocks(desk: FileDesk, block: Block, index: number): BlockDraft[] {
  const path = `blocks[${index}]`;
  const id = `b${index}`;
  switch (block.type) {
    case "figure":
      return [];
    case "paragraph":
      return [{
        ...draft(block, id, "paragraph", path, paragraphRuns(desk, block.runIn, block.text, path)),
        ...(block.dropCap === undefined ? {} : { dropCap: { rows: block.dropCap, style: "body" } }),
      }];
    case "question":
    case "answer": {
      const speaker = desk.text(block.speaker, `${path}.speaker`, "credit").replace(/：$/u, "");
      const runs = [desk.run(`${speaker}：`, "speaker", `${path}.speaker`), ...richRuns(desk, block.text, `${path}.text`, "body")];
      return [draft(block, id, block.type, path, runs)];
    }
    case "entry": {
      const label = desk.text(block.label, `${path}.label`, "body");
      const runs = [desk.run(`${label}${wide}`, "label", `${path}.label`), ...richRuns(desk, block.text, `${path}.text`, "body")];
      return [draft(block, id, "entry", path, runs)];
    }
    case "note":
    case "quote":
      return [draft(block, id, block.type, path, richRuns(desk, block.text, `${path}.text`, block.type))];
    case "pullquote":
      return [draft(block, id, "pullquote", path, [desk.run(desk.text(block.text, `${path}.text`, "body"), "pullquote", `${path}.text`)])];
    case "verse": {
      const text = desk.text(block.text, `${path}.text`, "verse");
      return [{ id, role: "verse", path, runs: [desk.run(text, "verse", `${path}.text`)] }];
    }
    case "subhead": {
      const text = desk.text(block.text, `${path}.text`, "head");
      const role = block.style === "dash" ? "subheadDash" : "subhead";
      return [draft(block, id, role, path, [desk.run(text, "subhead", `${path}.text`)])];
    }
    case "list":
      return block.items.map((item, i) => {
        const itemPath = `${path}.items[${i}]`;
        return { id: `${id}.${i}`, role: "listItem", path: itemPath, runs: richRuns(desk, item, itemPath, "body") };
      });
    case "table":
      return [tableBlock(desk, block, id, path)];
  }
}

/** True for blocks whose last line an inline credit may join. */
export function takesCredit(role: BlockRole): boolean {
  return ["paragraph", "question", "answer", "entry", "note", "quote", "listItem"].includes(role);
}

function draft(block: { readonly optional?: boolean | undefined }, id: string, role: BlockRole, path: string, runs: CopyRun[]): BlockDraft {
  return { id, role, path, runs, ...(block.optional === undefined ? {} : { optional: block.optional }) };
}

/** A run-in that ends without a mark is parted from the text by U+3000. */
function paragraphRuns(desk: FileDesk, runIn: string | undefined, text: RichText, path: string): CopyRun[] {
  if (runIn === undefined) return richRuns(desk, text, `${path}.text`, "body");
  const lead = desk.text(runIn, `${path}.runIn`, "body");
  const joined = /[\p{P}\p{S}]$/u.test(lead) ? lead : `${lead}${wide}`;
  return [desk.run(joined, "runIn", `${path}.runIn`), ...richRuns(desk, text, `${path}.text`, "body")];
}

/** A string or runs; `strong` and `kai` are text styles of their own, underlined text keeps the block's. */
function richRuns(desk: FileDesk, text: RichText, path: string, style: string): CopyRun[] {
  if (typeof text === "string") return [desk.run(desk.text(text, path, "body"), style, path)];
  const pieces: Piece[] = text.map((run, i) => ({ text: run.t, path: `${path}[${i}].t` }));
  return desk.texts(pieces, "body").map((words, i) => {
    const { style: emphasis, href } = text[i] as Exclude<RichText, string>[number];
    const own = emphasis === "strong" || emphasis === "kai" ? emphasis : style;
    return desk.run(words, own, (pieces[i] as Piece).path, {
      ...(emphasis === "underline" ? { underline: true } : {}),
      ...(href === undefined ? {} : { href }),
    });
  });
}

function tableBlock(desk: FileDesk, block: Extract<Block, { type: "table" }>, id: string, path: string): BlockDraft {
  const cells = block.rows.map((row, r) => row.map((cell, c) => {
    const cellPath = `${path}.rows[${r}][${c}]`;
    const words = desk.text(cell, cellPath, "head");
    desk.checkGlyphs(words, r === 0 ? "cellHead" : "cell", cellPath);
    return words;
  }));
  const runs = block.caption === undefined
    ? []
    : [desk.run(desk.text(block.caption, `${path}.caption`, "head"), "caption", `${path}.caption`)];
  return { id, role: "table", path, runs, cells };
}
