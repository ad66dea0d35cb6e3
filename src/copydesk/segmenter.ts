/** Words of a head: jieba's dictionary, the desk's own words, and the lexicons of title and issue. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { MachineError } from "../diagnostics/machine-error.js";
import { deskWords } from "./desk-words.js";

export interface Word {
  readonly text: string;
  /** Part of speech in jieba's (ICTCLAS) tags: n, v, a, d, p, c, u…, m, q, x; `lex` for a word of the lexicon. */
  readonly tag: string;
}

export interface Segmenter {
  /** The words of a text in order; joined they are the text. */
  cut(text: string): readonly Word[];
}

/** Words with their parts of speech, as jieba finds them with the desk's own words. */
export interface Tagger {
  tag(text: string): readonly Word[];
}

let tagger: Tagger | undefined;

/**
 * jieba with its dictionary, which takes about 0.25 s to load, and the desk's words; loaded once in a thread.
 * @throws MachineError `segmenter-unavailable` where jieba's binary or dictionary is missing
 */
export function loadTagger(): Tagger {
  if (tagger !== undefined) return tagger;
  try {
    const require = createRequire(import.meta.url);
    const { Jieba } = require("@node-rs/jieba") as typeof import("@node-rs/jieba");
    const jieba = Jieba.withDict(readFileSync(require.resolve("@node-rs/jieba/dict.txt")));
    jieba.loadDict(Buffer.from(deskWords.map(({ text, tag }) => `${text} 200000 ${tag}\n`).join("")));
    tagger = { tag: (text) => jieba.tag(text, true).map(({ word, tag }) => ({ text: word, tag })) };
    return tagger;
  } catch (cause) {
    throw new MachineError(
      "segmenter-unavailable",
      { zh: "分词组件 @node-rs/jieba 无法加载。", en: "The word segmenter @node-rs/jieba cannot be loaded." },
      { hint: { zh: "重新运行 npm ci。", en: "Run npm ci again." }, cause },
    );
  }
}

/**
 * A segmenter that knows an issue's lexicon (its theme's included). The lexicon is laid over jieba's answer, never loaded into it:
 * one issue's words must not change how another issue in the same process is broken.
 * @param words gives jieba's answer when the first word is asked for; jieba in this thread where nothing is said
 * @throws MachineError `segmenter-unavailable` on the first cut where jieba's binary or dictionary is missing
 */
export function createSegmenter(lexicon: readonly string[], words: () => Tagger = loadTagger): Segmenter {
  const known = [...new Set(lexicon)].filter((w) => w.length > 1).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const memory = new Map<string, readonly Word[]>();
  const tagged = (text: string): readonly Word[] => (text === "" ? [] : words().tag(text));
  const cut = (text: string): Word[] => {
    const found: Word[] = [];
    let plain = 0;
    for (let i = 0; i < text.length; ) {
      const word = known.find((w) => text.startsWith(w, i));
      if (word === undefined) {
        i += 1;
        continue;
      }
      found.push(...tagged(text.slice(plain, i)), { text: word, tag: "lex" });
      i += word.length;
      plain = i;
    }
    return [...found, ...tagged(text.slice(plain))];
  };
  return {
    cut(text) {
      const met = memory.get(text) ?? cut(text);
      memory.set(text, met);
      return met;
    },
  };
}
