/** What an edited plan says of a module's setting and the page does not carry: nothing that an editor wrote is set back without a word. */
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { PlanModule } from "../model/plan.js";

interface Change {
  readonly field: string;
  readonly kept: Keeping;
  readonly was: unknown;
  readonly is: unknown;
}

/** What makes a field stand as it was written. */
type Keeping = "head" | "text" | "picture" | "none";

const hints: Record<Keeping, { readonly zh: string; readonly en: string }> = {
  head: { zh: "要保留标题，给模块写 \"lock\": [\"head\"]；只定字号，写 \"hand\": { \"headPt\": … }", en: 'To keep the head, lock the module: "lock": ["head"]; for its size alone, "hand": { "headPt": … }.' },
  text: { zh: "要保留分栏，给模块写 \"lock\": [\"text\"]", en: 'To keep the text columns, lock the module: "lock": ["text"].' },
  picture: { zh: "要保留图片，给模块写 \"lock\": [\"picture\"]；只定大小，写 hand.pictures", en: 'To keep the pictures, lock the module: "lock": ["picture"]; for their sizes alone, hand.pictures.' },
  none: { zh: "levers 和 blocks 总是由程序算出，锁定也不改变：要少排文字，写 omitted 或 jump", en: "levers and blocks are always worked out, with locks too; what stands here is said by omitted and jump." },
};

function changes(was: PlanModule, is: PlanModule, sameCopy: boolean): Change[] {
  const { hand } = was;
  const all: Change[] = [
    // A size set by hand takes the place of what stands in the head.
    ...(hand?.headPt === undefined ? (["sizePt", "maxLines", "airRows", "rows", "pictureRows", "vertical"] as const) : []).map((name): Change => ({ field: `head.${name}`, kept: "head", was: was.head[name], is: is.head[name] })),
    ...(["columns", "measureEm", "gutterEm"] as const).map((name): Change => ({ field: `text.${name}`, kept: "text", was: was.text[name], is: is.text[name] })),
    ...(hand?.pictures ? [] : [{ field: "pictures", kept: "picture", was: was.pictures, is: is.pictures } as const]),
    // Other copy has other lines: what the plan said of the old ones is no edit.
    ...(sameCopy
      ? [
          { field: "levers.rows", kept: "none", was: was.levers.rows, is: is.levers.rows } as const,
          { field: "levers.creditRow", kept: "none", was: was.levers.creditRow, is: is.levers.creditRow } as const,
          { field: "blocks", kept: "none", was: was.blocks, is: is.blocks } as const,
        ]
      : []),
  ];
  return all.filter((one) => JSON.stringify(one.was) !== JSON.stringify(one.is));
}

/** `head.sizePt 40 → 32`; lists of many figures are named alone. */
function words({ field, was, is }: Change): string {
  const [before, after] = [was, is].map((value) => JSON.stringify(value) ?? "–");
  return before.length + after.length > 30 ? field : `${field} ${before} → ${after}`;
}

/**
 * Adds a note `module-set-anew` for every module whose head, text columns, pictures, levers or blocks are not those of the plan.
 * @param sameCopy whether the copy is that of the plan: with other copy, lines are other ones without being edited
 */
export function noteSetBack(planned: readonly PlanModule[], made: readonly PlanModule[], sameCopy: boolean, page: string, diagnostics: Diagnostics): void {
  for (const was of planned) {
    const module = was.articles.join("+");
    const is = made.find(({ articles, kind }) => kind === was.kind && articles.join("+") === module);
    const changed = is && was.kind !== "banner" ? changes(was, is, sameCopy) : [];
    if (changed.length === 0) continue;
    const keeping = [...new Set(changed.map(({ kept }) => kept))].map((kept) => hints[kept]);
    diagnostics.add({
      code: "module-set-anew", severity: "info", place: { file: "plan.json", page, module },
      zh: `“${module}”没有照版样排，已按矩形和稿件重新算出：${changed.map(words).join("、")}`,
      en: `"${module}" is not set as the plan says; worked out anew for its rectangle and copy: ${changed.map(words).join(", ")}.`,
      hint: { zh: keeping.map(({ zh }) => zh).join("；"), en: keeping.map(({ en }) => en).join(" ") },
    });
  }
}
