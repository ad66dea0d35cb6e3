/** An issue that is named after a list of words: `build --target proof my-paper`. */
import { targets } from "../model/render.js";

/** How many of the words that follow a list option are its own. */
type OwnWords = (words: readonly string[], before: number) => number;

const known: ReadonlySet<string> = new Set(targets);

/** The first word is a target, right or wrong; the list ends where a word is none. */
const ofTargets: OwnWords = (words, before) => {
  const from = before > 0 ? 0 : 1;
  const end = words.findIndex((word, i) => i >= from && !known.has(word));
  return end < 0 ? words.length : end;
};

const lists: ReadonlyMap<string, OwnWords> = new Map([["--target", ofTargets], ["--replace", (words, before) => Math.min(words.length, 2 - before)]]);

/** `press,screen` is two targets, as in many other programs; a word with a comma that is something else stays as it is. */
const parted = (word: string): string[] => (word.includes(",") && word.split(",").every((part) => known.has(part)) ? word.split(",") : [word]);

/** The command line with a word that does not belong to the list before it set before that list. */
export function issueBeforeLists(argv: readonly string[]): string[] {
  const ordered: string[] = [];
  for (let i = 0; i < argv.length;) {
    const [option, value] = (argv[i] as string).split("=", 2) as [string, string | undefined];
    const own = lists.get(option);
    if (own === undefined) {
      ordered.push(argv[i++] as string);
      continue;
    }
    const next = argv.findIndex((word, at) => at > i && word.startsWith("-"));
    const given = argv.slice(i + 1, next < 0 ? argv.length : next);
    const words = own === ofTargets ? given.flatMap(parted) : given;
    const count = own(words, value === undefined ? 0 : 1);
    ordered.push(...words.slice(count, count + 1), argv[i] as string, ...words.slice(0, count), ...words.slice(count + 1));
    i += 1 + given.length;
  }
  return ordered;
}
