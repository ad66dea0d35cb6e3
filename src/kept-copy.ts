/** Copy that an earlier run of the program edited: an article that is the same, under the same theme and faces, does not go through the desk again. */
import { type CopyDeskServices, issueKey } from "./copydesk/copydesk.js";
import { articleKey, type Edited, editedBefore, holdEdited } from "./copydesk/edited-before.js";
import { MissingCharacters } from "./copydesk/missing-characters.js";
import type { Cache } from "./model/context.js";
import type { Issue } from "./model/issue.js";
import { codeHash } from "./package-files.js";

export interface KeptCopy {
  /** Nothing is left to edit but the furniture. */
  readonly whole: boolean;
  /** Keeps what the desk has edited since. */
  keep(): Promise<void>;
}

/** Looks up every article of an issue, so that the desk finds those again that it knows. */
export async function keptCopy(issue: Issue, services: CopyDeskServices, cache: Cache): Promise<KeptCopy> {
  const key = issueKey(issue, services);
  if (key === undefined) return { whole: false, keep: async () => {} };
  const program = await codeHash();
  const open: string[] = [];
  await Promise.all([...issue.articles.values()].map(async (source) => {
    const own = articleKey(source, key);
    if (editedBefore(own)) return;
    const kept = await cache.get("copy", `${program} ${own}`);
    if (kept) holdEdited(own, { ...(JSON.parse(new TextDecoder().decode(kept)) as Omit<Edited, "missing">), missing: new MissingCharacters() });
    else open.push(own);
  }));
  return {
    whole: open.length === 0,
    keep: async () => void (await Promise.all(open.map(async (own) => {
      const edited = editedBefore(own);
      // An article with characters that no face draws stops the issue anyway.
      if (!edited?.missing.none) return;
      const { copy, edits, findings } = edited;
      await cache.put("copy", `${program} ${own}`, new TextEncoder().encode(JSON.stringify({ copy, edits, findings })));
    }))),
  };
}
