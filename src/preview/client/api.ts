/** What the client asks of the server. */
import type { Bilingual } from "../protocol.js";
import type { StoryText } from "../story-protocol.js";
import { choose, say } from "./words.js";

export type Answer<T> = { readonly value: T } | { readonly words: string; readonly conflict?: StoryText };

/** Sends JSON; a refusal comes back in the editor's words. */
export async function post<T>(path: string, body: unknown): Promise<Answer<T>> {
  try {
    const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    return await read<T>(answer);
  } catch {
    return { words: say("lost") };
  }
}

export async function get<T>(path: string): Promise<Answer<T>> {
  try {
    return await read<T>(await fetch(path));
  } catch {
    return { words: say("lost") };
  }
}

async function read<T>(answer: Response): Promise<Answer<T>> {
  const value = (await answer.json().catch(() => ({}))) as T & { readonly refused?: Bilingual; readonly conflict?: StoryText };
  if (answer.ok) return { value };
  if (value.conflict) return { words: say("conflict"), conflict: value.conflict };
  return { words: value.refused ? choose(value.refused) : `${say("notDone")} (${answer.status})` };
}
