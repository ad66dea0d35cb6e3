/** Builds issue folders for tests: a sound one-page issue by default, spoiled or extended as a test asks. */
import { noCache } from "../../src/cache/disk-cache.js";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

/** Packaged folders of a small theme (`classic`, six columns) and a press profile (`coldset`, an ICC header only). */
export const packaged = {
  cache: noCache,
  themesDir: fileURLToPath(new URL("packaged/themes", import.meta.url)),
  pressDir: fileURLToPath(new URL("packaged/press", import.meta.url)),
};

export interface IssueParts {
  /** Articles by id, added to the three default ones or put in their place; null takes one out. */
  readonly articles?: Readonly<Record<string, object | null>>;
  /** Keys of issue.json, put in place of the default ones; undefined takes one out. */
  readonly issue?: Readonly<Record<string, unknown>>;
  /** Files in `pictures/` by name. */
  readonly pictures?: Readonly<Record<string, Uint8Array | string>>;
  /** Any files by path in the issue folder, written last: what they hold wins. */
  readonly files?: Readonly<Record<string, Uint8Array | string>>;
}

export interface BuiltIssue extends AsyncDisposable {
  /** Absolute folder of the issue. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** The default articles: a news story with a photograph, a second story, a brief. */
export function defaultArticles(): Record<string, Record<string, unknown>> {
  return {
    a01: {
      id: "a01",
      kind: "news",
      priority: 9,
      headlines: [
        { role: "kicker", value: "清晨的江边" },
        { role: "main", value: "新桥今日通车　两岸十分钟可达", lines: ["新桥今日通车", "两岸十分钟可达"] },
      ],
      dateline: { text: "本报讯" },
      credits: [{ role: "reporter", names: ["方一行"], position: "dateline" }],
      blocks: [
        { type: "paragraph", text: "七日清晨六时，跨江新桥正式通车。第一班公共汽车从南岸驶出，九分钟后停在北岸的站台上。" },
        { type: "figure", figure: "f1" },
        { type: "subhead", text: "走路也能过江" },
        { type: "paragraph", text: [{ t: "大桥两侧留有" }, { t: "三米宽", style: "strong" }, { t: "的步道，行人和自行车各走一边。" }] },
      ],
      figures: [{ id: "f1", href: "pictures/bridge.png", alt: "晨光里的新桥", caption: "新桥全长一千二百米。", credit: "方一行 摄" }],
    },
    a02: {
      id: "a02",
      kind: "feature",
      headlines: [{ role: "main", value: "守桥人的一天" }],
      blocks: [
        { type: "paragraph", text: "老周在江边守了三十年渡口，如今换了身制服，守着新桥的监控室。" },
        { type: "paragraph", text: "他说，渡船停了，江还在。" },
      ],
    },
    a03: {
      id: "a03",
      kind: "brief",
      blocks: [{ type: "paragraph", text: "市图书馆即日起延长开放时间，每晚九时闭馆。" }],
    },
  };
}

/** The default issue.json: one page in automatic mode. */
export function defaultIssue(): Record<string, unknown> {
  return {
    id: "test-2026-12-07",
    title: "测试报",
    date: "2026-12-07",
    pages: [{ label: "01", name: "要闻", layout: "auto", articles: ["a01", "a02", "a03"] }],
  };
}

/** A plain photograph-like PNG of the given size. */
export async function picture(widthPx = 60, heightPx = 40): Promise<Uint8Array> {
  return sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: { r: 90, g: 130, b: 170 } } }).png().toBuffer();
}

/** Writes an issue folder under the system's temporary folder. JSON is indented by two, a key a line. */
export async function buildIssue(parts: IssueParts = {}): Promise<BuiltIssue> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "banxin-issue-")));
  const files = new Map<string, Uint8Array | string>();
  files.set("issue.json", json({ ...defaultIssue(), ...parts.issue }));
  for (const [id, article] of Object.entries({ ...defaultArticles(), ...parts.articles })) {
    if (article !== null) files.set(`articles/${id}.json`, json(article));
  }
  files.set("pictures/bridge.png", await picture());
  for (const [name, bytes] of Object.entries(parts.pictures ?? {})) files.set(`pictures/${name}`, bytes);
  for (const [path, bytes] of Object.entries(parts.files ?? {})) files.set(path, bytes);
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  const remove = () => rm(folder, { recursive: true, force: true });
  return { folder, remove, [Symbol.asyncDispose]: remove };
}

/** A value as the builder writes it to a file. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
