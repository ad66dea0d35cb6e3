/** The suite `build`: Banxin against plain Chromium printing the same finished pages. Definitions: docs/bench.md. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Answer, MeasuredProcess } from "./child-process.js";
import { articlePath, makeIssue } from "./issue-maker.js";
import { type LoopbackServer, serveFiles } from "./loopback-server.js";
import { referenceBrowser, staticIssue } from "./static-issue.js";
import { ratio, type Spread, spread } from "./statistics.js";
import { peakPssMb } from "./tree-memory.js";

export interface BuildOptions {
  /** Folder of the sample issue. */
  readonly sample: string;
  /** Runs of each measurement, at least five for figures that are quoted. */
  readonly runs: number;
  /** Told before each measurement. */
  readonly tell: (text: string) => void;
}

type Stages = Readonly<Record<string, number>>;

interface Pair {
  readonly banxin: Spread;
  readonly reference: Spread;
  readonly ratio: number;
  /** Milliseconds by stage in the run of the median. */
  readonly stages: Stages;
}

export interface BuildFigures {
  readonly coldRatio: number;
  readonly warmRatio: number;
  readonly warmRatio16: number;
  readonly memoryRatio: number;
  readonly oneChangeRatio: number;
  /** Plates of unchanged pages have the same bytes after one article changed. */
  readonly otherPlatesIdentical: boolean;
  readonly cold: Readonly<Record<number, Pair>>;
  readonly warm: Readonly<Record<number, Pair>>;
  /** Peak PSS of the process tree in MB over a cold run. */
  readonly memoryMb: Readonly<Record<number, { readonly banxin: Spread; readonly reference: Spread; readonly ratio: number }>>;
  /** To all raw pages with an empty cache: fonts are measured and converted as well. */
  readonly firstRun: { readonly ms: number; readonly stages: Stages };
  readonly oneChange: { readonly ms: Spread; readonly stages: Stages };
  /** All targets, finished and checked, from a fresh process. */
  readonly whole: { readonly ms: number; readonly stages: Stages; readonly sizes: Readonly<Record<string, number>>; readonly afterOneChangeMs: number };
  readonly check: { readonly ms: Spread; readonly stages: Stages };
  readonly rawBytes: Readonly<Record<number, { readonly banxin: number; readonly reference: number }>>;
}

const pageCounts = [1, 4, 16] as const;
/** Kinds of cached bytes that belong to the faces, not to an issue. */
const faceKinds = ["face-table", "truetype", "file-sum"];
/** Kinds that a program which has built the issue before knows besides: the reference keeps its pictures, too. */
const warmKinds = [...faceKinds, "picture-facts"];

/** A run and what it told of its stages. */
interface Timed {
  readonly ms: number;
  readonly answer: Answer;
}

/** The stages of the run in the middle. */
function stagesOf(runs: readonly Timed[]): Stages {
  const sorted = [...runs].sort((a, b) => a.ms - b.ms);
  return sorted[sorted.length >> 1].answer.timings ?? {};
}

export async function buildSuite(options: BuildOptions): Promise<BuildFigures> {
  const bench = new Bench(options, await mkdtemp(join(tmpdir(), "banxin-bench-")));
  try {
    return await bench.run();
  } finally {
    await bench.end();
  }
}

class Bench {
  readonly #servers: LoopbackServer[] = [];
  #caches = 0;

  constructor(private readonly options: BuildOptions, private readonly folder: string) {}

  async end(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.close()));
    await rm(this.folder, { recursive: true, force: true });
  }

  async run(): Promise<BuildFigures> {
    const { tell } = this.options;
    const cold: Record<number, Pair> = {};
    const warm: Record<number, Pair> = {};
    const memoryMb: Record<number, BuildFigures["memoryMb"][number]> = {};
    const rawBytes: Record<number, { banxin: number; reference: number }> = {};
    for (const count of pageCounts) await makeIssue(this.options.sample, count, this.#issue(count));
    tell("first run, empty cache");
    const firstRun = await this.#coldBanxin(4, this.#cache("first", []));
    const env = { BENCH_BROWSER: JSON.stringify(await referenceBrowser()) };
    for (const count of pageCounts) {
      tell(`${count} pages: the reference's document`);
      const url = await this.#serve(count);
      tell(`${count} pages: cold`);
      const ours: Timed[] = [];
      const theirs: Timed[] = [];
      for (let k = 0; k < this.options.runs; k++) {
        ours.push(await this.#coldBanxin(count, await this.#fresh()));
        theirs.push(await this.#coldReference(url, env));
      }
      expectPages([...ours, ...theirs], count);
      cold[count] = pair(ours, theirs);
      rawBytes[count] = { banxin: ours[0].answer.bytes ?? 0, reference: theirs[0].answer.bytes ?? 0 };
      tell(`${count} pages: warm`);
      warm[count] = await this.#warm(count, url, env);
      tell(`${count} pages: memory`);
      memoryMb[count] = await this.#memory(count, url, env);
    }
    tell("one article changed");
    const oneChange = await this.#oneChange(16);
    tell("the whole build");
    const whole = await this.#whole();
    tell("check");
    const check = await this.#check();
    return {
      coldRatio: cold[4].ratio, warmRatio: warm[4].ratio, warmRatio16: warm[16].ratio, memoryRatio: memoryMb[4].ratio,
      oneChangeRatio: ratio(oneChange.ms, warm[16].banxin), otherPlatesIdentical: whole.otherPlatesIdentical,
      cold, warm, memoryMb, firstRun: { ms: Math.round(firstRun.ms), stages: firstRun.answer.timings ?? {} }, oneChange, whole: whole.figures, check, rawBytes,
    };
  }

  #issue(count: number): string {
    return join(this.folder, `issue-${count}`);
  }

  /** A cache folder that holds these kinds of the first run's bytes. */
  async #cache(name: string, kinds: readonly string[]): Promise<string> {
    const cache = join(this.folder, `cache-${name}`);
    await mkdir(cache, { recursive: true });
    for (const kind of kinds) await symlink(join(this.folder, "cache-first", kind), join(cache, kind), "dir");
    return cache;
  }

  #fresh(kinds: readonly string[] = faceKinds): Promise<string> {
    return this.#cache(String(this.#caches++), kinds);
  }

  async #serve(count: number): Promise<string> {
    const server = await serveFiles((await staticIssue(this.#issue(count))).files);
    this.#servers.push(server);
    return `${server.origin}/issue.html`;
  }

  /** From the start of the process to all raw pages. */
  async #coldBanxin(count: number, cache: string | Promise<string>): Promise<Timed> {
    const child = new MeasuredProcess("banxin");
    try {
      const answer = await child.order({ kind: "raw", issue: this.#issue(count), cache: await cache });
      return { ms: answer.sinceStart, answer };
    } finally {
      await child.end();
    }
  }

  async #coldReference(url: string, env: Record<string, string>): Promise<Timed> {
    const child = new MeasuredProcess("reference", [], env);
    try {
      const answer = await child.order({ url });
      return { ms: answer.sinceStart, answer };
    } finally {
      await child.end();
    }
  }

  async #warm(count: number, url: string, env: Record<string, string>): Promise<Pair> {
    const banxin = new MeasuredProcess("banxin", ["keep"]);
    const reference = new MeasuredProcess("reference", [], env);
    const ours: Timed[] = [];
    const theirs: Timed[] = [];
    try {
      // Two runs of each open the tabs, load the faces and warm both programs.
      for (let k = -2; k < this.options.runs; k++) {
        const one = await banxin.order({ kind: "raw", issue: this.#issue(count), cache: await this.#fresh(warmKinds) });
        const other = await reference.order({ url, again: k > -2 });
        if (k < 0) continue;
        ours.push({ ms: one.ms, answer: one });
        theirs.push({ ms: other.ms, answer: other });
      }
    } finally {
      await Promise.all([banxin.end(), reference.end()]);
    }
    expectPages([...ours, ...theirs], count);
    return pair(ours, theirs);
  }

  async #memory(count: number, url: string, env: Record<string, string>): Promise<BuildFigures["memoryMb"][number]> {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let k = 0; k < Math.min(3, this.options.runs); k++) {
      const cache = await this.#fresh();
      const banxin = new MeasuredProcess("banxin");
      ours.push(await peakPssMb(() => banxin.pid, () => banxin.order({ kind: "raw", issue: this.#issue(count), cache })));
      await banxin.end();
      const reference = new MeasuredProcess("reference", [], env);
      theirs.push(await peakPssMb(() => reference.pid, () => reference.order({ url })));
      await reference.end();
    }
    const [banxin, reference] = [spread(ours), spread(theirs)];
    return { banxin, reference, ratio: ratio(banxin, reference) };
  }

  /** One article of an open program's issue changes: everything is kept but what that page needs. */
  async #oneChange(count: number): Promise<BuildFigures["oneChange"]> {
    const issue = join(this.folder, "issue-changing");
    await cp(this.#issue(count), issue, { recursive: true });
    const child = new MeasuredProcess("banxin", ["keep"]);
    const cache = await this.#fresh();
    const runs: Timed[] = [];
    try {
      for (let k = 0; k <= this.options.runs; k++) {
        if (k > 0) await changeArticle(issue, k);
        const answer = await child.order({ kind: "raw", issue, cache });
        expectPages([{ ms: answer.ms, answer }], count);
        if (k > 0) runs.push({ ms: answer.ms, answer });
      }
    } finally {
      await child.end();
    }
    return { ms: spread(runs.map((run) => run.ms)), stages: stagesOf(runs) };
  }

  /** The sample with all targets and checks; then once more with one article changed. */
  async #whole(): Promise<{ readonly figures: BuildFigures["whole"]; readonly otherPlatesIdentical: boolean }> {
    const issue = join(this.folder, "issue-whole");
    await cp(this.#issue(4), issue, { recursive: true });
    const cache = await this.#fresh();
    const out = join(this.folder, "out");
    const once = async (): Promise<Timed> => {
      const child = new MeasuredProcess("banxin");
      try {
        const answer = await child.order({ kind: "build", issue, cache, out });
        return { ms: answer.sinceStart, answer };
      } finally {
        await child.end();
      }
    };
    const first = await once();
    const changed = await changeArticle(issue, 1);
    const second = await once();
    const sums = ({ answer }: Timed): Map<string, string> => new Map((answer.files ?? []).filter((file) => file.path.startsWith("pages/")).map((file) => [file.path, file.sha256]));
    const [before, after] = [sums(first), sums(second)];
    const others = [...before.keys()].filter((path) => !changed.pages.some((label) => path.includes(`-${label}.`)));
    const sizes = Object.fromEntries((first.answer.files ?? []).filter((file) => file.path.endsWith(".pdf")).map((file) => [file.path, file.bytes]));
    return {
      figures: { ms: Math.round(first.ms), stages: first.answer.timings ?? {}, sizes, afterOneChangeMs: Math.round(second.ms) },
      otherPlatesIdentical: others.length > 0 && others.every((path) => before.get(path) === after.get(path)),
    };
  }

  async #check(): Promise<BuildFigures["check"]> {
    const runs: Timed[] = [];
    for (let k = 0; k < this.options.runs; k++) {
      const child = new MeasuredProcess("banxin");
      const answer = await child.order({ kind: "check", issue: this.options.sample, cache: await this.#fresh() });
      runs.push({ ms: answer.ms, answer });
      await child.end();
    }
    return { ms: spread(runs.map((run) => run.ms)), stages: stagesOf(runs) };
  }
}

function pair(ours: readonly Timed[], theirs: readonly Timed[]): Pair {
  const [banxin, reference] = [spread(ours.map((run) => run.ms)), spread(theirs.map((run) => run.ms))];
  return { banxin, reference, ratio: ratio(banxin, reference), stages: stagesOf(ours) };
}

/** A run that lost a page is no measurement. */
function expectPages(runs: readonly Timed[], count: number): void {
  for (const { answer } of runs) {
    if (answer.pages !== count) throw new Error(`${answer.pages} of ${count} pages were made: ${answer.errors?.join("; ")}`);
  }
}

/** Changes two characters of a story on the last page; the `turn` decides which they become. */
async function changeArticle(issue: string, turn: number): Promise<{ readonly pages: readonly string[] }> {
  const file = JSON.parse(await readFile(join(issue, "issue.json"), "utf8")) as { pages: { label: string; slots?: { article: string }[]; articles?: string[] }[] };
  const page = file.pages[file.pages.length - 1];
  const id = page.slots?.[0]?.article ?? page.articles?.[0] ?? "";
  const article = JSON.parse(await readFile(articlePath(issue, id), "utf8")) as { blocks: { type: string; text: string }[] };
  const block = article.blocks.find((candidate) => candidate.type === "paragraph" && typeof candidate.text === "string" && /\p{sc=Han}{2}/u.test(candidate.text));
  if (!block) throw new Error(`no paragraph of ${id} can be changed`);
  block.text = block.text.replace(/\p{sc=Han}{2}/u, turn % 2 === 0 ? "今年" : "本月");
  await writeFile(articlePath(issue, id), JSON.stringify(article));
  const pages = file.pages.filter((other) => other.slots?.some((slot) => slot.article === id) || other.articles?.includes(id));
  return { pages: pages.map(({ label }) => label) };
}
