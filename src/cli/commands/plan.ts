/** `banxin plan`. */
import { dirname, join } from "node:path";
import { applySolution } from "../../apply-solution.js";
import { type CheckResult, plan } from "../../check.js";
import { writeWhole } from "../../files/write-whole.js";
import type { Language } from "../../diagnostics/format.js";
import type { Plan } from "../../model/plan.js";
import { replace } from "../../replace.js";
import { codeOf, exitCodes } from "../exit-codes.js";
import { type Terminal, printDiagnostics, printSolutions, shown } from "../terminal.js";

export interface PlanArguments {
  readonly output?: string;
  readonly apply?: string;
  /** OLD and NEW. */
  readonly replace?: readonly string[];
}

/** The issue's own plan.json. */
const ownPlan = (issue: string): string => join(issue.endsWith(".json") ? dirname(issue) : issue, "plan.json");

const textOf = (made: Plan): string => `${JSON.stringify(made, null, 2)}\n`;

export async function planCommand(issue: string, options: PlanArguments, language: Language, terminal: Terminal): Promise<number> {
  const { apply, replace: stories } = options;
  const usage = (zh: string, en: string): number => {
    terminal.err(`usage  ${language === "zh" ? zh : en}\n`);
    return exitCodes.wrongUsage;
  };
  if (apply !== undefined && stories !== undefined) return usage("--apply 与 --replace 不能同用", "--apply and --replace do not go together.");
  if (apply !== undefined && !/^[1-9]\d*$/.test(apply)) return usage(`--apply 后面应是方案的编号，不是“${apply}”`, `--apply takes the number of a solution, not "${apply}".`);
  if (stories !== undefined && stories.length !== 2) return usage("--replace 后面是两个稿件编号：旧稿 新稿", "--replace takes two article ids: OLD NEW.");
  if (stories) return replaceStory(issue, stories[0] as string, stories[1] as string, options, language, terminal);
  const result = await plan(issue, { signal: terminal.signal, ...shown(terminal, language) });
  if (apply !== undefined) return take(result, Number(apply), issue, options, language, terminal);
  if (result.plan) {
    if (options.output === undefined) terminal.out(textOf(result.plan));
    else {
      await writeWhole(options.output, textOf(result.plan));
      terminal.err(language === "zh" ? `版样写入 ${options.output}\n` : `The plan is written to ${options.output}\n`);
    }
  }
  printDiagnostics(result.diagnostics, language, terminal);
  printSolutions(result.solutions, language, terminal);
  return codeOf(result);
}

/** Writes the plan that takes solution K. */
async function take(result: CheckResult, number: number, issue: string, options: PlanArguments, language: Language, terminal: Terminal): Promise<number> {
  const refuse = (code: number, zh: string, en: string, hint: string): number => {
    // "No problems" would stand above a refusal.
    if (result.diagnostics.length > 0) printDiagnostics(result.diagnostics, language, terminal);
    printSolutions(result.solutions, language, terminal);
    terminal.err(`plan --apply  ${language === "zh" ? zh : en}\n    ${hint}\n`);
    return code;
  };
  const { plan: made, solutions } = result;
  const solution = solutions[number - 1];
  const zh = language === "zh";
  if (!made || !solution)
    return refuse(made ? exitCodes.wrongUsage : codeOf(result), `没有方案 ${number}`, `There is no solution ${number}.`, solutions.length === 0
      ? (zh ? "本期没有可选方案" : "No solutions are proposed for this issue.")
      : (zh ? `可选 1 至 ${solutions.length}` : `Numbers 1 to ${solutions.length} can be taken.`));
  if (!solution.applies)
    return refuse(exitCodes.issueAtFault, `方案 ${number} 要改文字，须由编辑动手`, `Solution ${number} changes the words of the copy: that is the editor's to do.`,
      zh ? "在 articles/ 里改稿后再运行；写了 optional: true 的段落可由程序删去" : "Edit the article and run again; a paragraph with optional: true can be taken out by the program.");
  const file = options.output ?? ownPlan(issue);
  await writeWhole(file, textOf(applySolution(made, solution, result.pages)));
  terminal.err(zh ? `已采用方案 ${number}，写入 ${file}\n` : `Solution ${number} is taken; written to ${file}\n`);
  return exitCodes.done;
}

/** Writes the plan with one story in another's place; one that is over or short is written too, and told. */
async function replaceStory(issue: string, old: string, fresh: string, options: PlanArguments, language: Language, terminal: Terminal): Promise<number> {
  const result = await replace(issue, old, fresh, { signal: terminal.signal, ...shown(terminal, language) });
  if (result.plan?.replaced?.some((one) => one.new === fresh)) {
    const file = options.output ?? ownPlan(issue);
    await writeWhole(file, textOf(result.plan));
    terminal.err(language === "zh" ? `“${old}”换成“${fresh}”，写入 ${file}；issue.json 不必改\n` : `"${fresh}" takes the place of "${old}"; written to ${file}; issue.json stays as it is\n`);
  }
  printDiagnostics(result.diagnostics, language, terminal);
  // Numbers are those of the issue's own plan: none can be taken of one that lies elsewhere.
  printSolutions(options.output === undefined ? result.solutions : result.solutions.map((solution) => ({ ...solution, applies: false })), language, terminal);
  return codeOf(result);
}
