/** Credits as they are printed: at the dateline, under the head, at the end. */
import type { Article, Credit } from "../model/article.js";
import type { CopyRun } from "../model/copy.js";
import type { FileDesk } from "./file-desk.js";
import type { BlockDraft } from "./block-draft.js";
import { takesCredit } from "./blocks.js";

type Position = NonNullable<Credit["position"]>;

interface PrintedCredit {
  readonly text: string;
  readonly path: string;
  readonly position: Position;
}

const wide = "\u3000";

/** Posts printed before a name. */
const posts: Readonly<Record<string, string>> = {
  reporter: "记者", correspondent: "通讯员", intern: "实习记者", specialReporter: "特约记者", editor: "编辑",
};
/** Work printed after a name. */
const works: Readonly<Record<string, string>> = { photographer: "摄", translator: "译", compiler: "整理", supplier: "供稿", illustrator: "绘" };
/** Roles whose names stand alone. */
const bare = new Set(["author", "source", "organisation", "issuer", "unknown"]);

/** Puts dateline and credits of an article into its blocks. */
export function placeCredits(desk: FileDesk, article: Article, blocks: readonly BlockDraft[]): BlockDraft[] {
  const credits = (article.credits ?? []).map((credit, i) => printed(desk, article, credit, i));
  const at = (position: Position): PrintedCredit[] => credits.filter((c) => c.position === position);
  const own = (list: readonly PrintedCredit[], id: string, role: "byline" | "endCredit", style: string): BlockDraft[] =>
    list.map((c, i) => ({ id: i === 0 ? id : `${id}.${i}`, role, path: c.path, runs: [desk.run(c.text, style, c.path)] }));

  const body = withDateline(desk, article, at("dateline"), [...blocks]);
  const last = body.at(-1);
  const inline = at("endInline");
  const joins = last !== undefined && takesCredit(last.role);
  if (joins) last.runs.push(...inline.map((c) => desk.run(c.text, "credit", c.path)));
  const end = [...(joins ? [] : inline), ...at("endLine")];
  return [...own(at("underHead"), "byline", "byline", "byline"), ...body, ...own(end, "credit", "endCredit", "credit")];
}

/** 本报讯（记者 张三 通讯员 李四） and U+3000 in front of the first paragraph. */
function withDateline(desk: FileDesk, article: Article, credits: readonly PrintedCredit[], blocks: BlockDraft[]): BlockDraft[] {
  if (article.dateline === undefined && credits.length === 0) return blocks;
  const path = article.dateline === undefined ? (credits[0] as PrintedCredit).path : "dateline.text";
  const place = article.dateline === undefined ? "" : desk.text(article.dateline.text, "dateline.text", "credit");
  const names = credits.map((c) => c.text.replace(/^（(.*)）$/u, "$1")).join(wide);
  const named = names === "" ? "" : `（${names}）`;
  const whole = place !== "" && names.startsWith(place) ? names : `${place}${named}`;
  const run: CopyRun = desk.run(`${whole}${wide}`, "dateline", path);
  const first = blocks.find((b) => b.role === "paragraph") ?? blocks.find((b) => takesCredit(b.role));
  if (first === undefined) return [{ id: "dateline", role: "paragraph", path, runs: [desk.run(whole, "dateline", path)] }, ...blocks];
  first.runs.unshift(run);
  return blocks;
}

function printed(desk: FileDesk, article: Article, credit: Credit, index: number): PrintedCredit {
  const path = `credits[${index}]`;
  const position = credit.position ?? defaultPosition(article, credit);
  if (credit.text !== undefined) return { text: desk.text(credit.text, `${path}.text`, "credit"), path: `${path}.text`, position };
  const text = build(desk, credit, position, path);
  desk.tools.edits.push({ file: desk.file, path, at: 0, from: "", to: text, rule: "credit-built" });
  return { text, path, position };
}

function defaultPosition(article: Article, credit: Credit): Position {
  if (credit.role === "author") return "underHead";
  const writes = ["reporter", "correspondent", "intern", "specialReporter"].includes(credit.role);
  return writes && article.dateline !== undefined ? "dateline" : "endLine";
}

/** A credit without a text of its own. */
function build(desk: FileDesk, credit: Credit, position: Position, path: string): string {
  const names = credit.names.map((name, i) => desk.text(name, `${path}.names[${i}]`, "credit")).join(wide);
  const affiliation = credit.affiliation === undefined ? "" : desk.text(credit.affiliation, `${path}.affiliation`, "credit");
  const line = wordsOf(desk, credit.role, names, affiliation, position, path);
  return position === "endInline" || (position === "endLine" && bare.has(credit.role)) ? `（${line}）` : line;
}

function wordsOf(desk: FileDesk, role: string, names: string, affiliation: string, position: Position, path: string): string {
  const work = works[role];
  const own = /\p{Script=Han}/u.test(role) ? role : undefined;
  const post = posts[role] ?? own;
  // Set apart from the copy, a reporter is the paper's: 本报记者.
  const house = role === "reporter" && affiliation === "" && (position === "underHead" || position === "endLine") ? "本报" : affiliation;
  if (post !== undefined) return `${house}${post}${wide}${names}`;
  const who = affiliation === "" ? names : `${affiliation}${wide}${names}`;
  if (work !== undefined) return `${who}${wide}${work}`;
  if (!bare.has(role)) {
    desk.tools.diagnostics.add({
      code: "unknown-credit-role", severity: "info", place: desk.place(`${path}.role`),
      zh: `署名身份“${role}”没有固定写法，只排姓名。`, en: `the credit role "${role}" has no set wording; the names stand alone`,
      hint: { zh: "需要时在 text 里写明整条署名。", en: "Write the whole credit in text where needed." },
    });
  }
  return who;
}
