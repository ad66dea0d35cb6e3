/** Page templates: Handlebars files, compiled once, strict, with known helpers only and no way to write raw HTML. */
import Handlebars from "handlebars";

export interface TemplateSource {
  /** `page`, `pages/front`, `parts/story`. */
  readonly name: string;
  readonly text: string;
}

export type PageTemplate = (view: object) => string;

/** Finds what would print copy as markup: `{{{x}}}`, `{{&x}}`, and both with white-space control, skip escaping. */
class RawOutput extends Handlebars.Visitor {
  found = false;

  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    this.found ||= !statement.escaped;
    super.MustacheStatement(statement);
  }
}

function writesRaw(program: hbs.AST.Program): boolean {
  const visitor = new RawOutput();
  visitor.accept(program);
  return visitor.found;
}

/** How every template is compiled: what is missing is an error, and there are no helpers but the built-in ones. */
const options = { strict: true, knownHelpersOnly: true, knownHelpers: {}, preventIndent: true } as const;

/** Compiled templates as text that can be kept, by name. */
export type TemplateCode = Readonly<Record<string, string>>;

/**
 * Checks and compiles templates; later sources of the same name replace earlier ones (a theme's over the package's).
 * @throws SyntaxError naming the template that is wrong.
 */
export function templateCode(sources: readonly TemplateSource[]): TemplateCode {
  const engine = Handlebars.create();
  const byName = new Map(sources.map((source) => [source.name, source.text]));
  if (!byName.has("page")) throw new SyntaxError("there is no template “page”");
  return Object.fromEntries([...byName].map(([name, text]) => [name, codeOf(engine, name, text)]));
}

/** Handlebars' own `compile` would wait until a template is first used, and a fault in it would be told as the page's. */
function codeOf(engine: typeof Handlebars, name: string, text: string): string {
  let program: hbs.AST.Program;
  let code: unknown;
  try {
    program = engine.parse(text);
    code = engine.precompile(program, options);
  } catch (cause) {
    throw new SyntaxError(`template ${name}: ${(cause as Error).message}`, { cause });
  }
  if (writesRaw(program)) throw new SyntaxError(`template ${name} writes unescaped text ({{{ or {{&)`);
  return String(code);
}

/**
 * Reads one template.
 * @throws SyntaxError naming it where it is no template, or writes raw HTML
 */
export const requireSound = ({ name, text }: TemplateSource): void => void codeOf(Handlebars, name, text);

/** The page of compiled templates, which are parts of one another. */
export function pageTemplate(code: TemplateCode): PageTemplate {
  const engine = Handlebars.create();
  // The code is Handlebars' own, run as `compile` would run it.
  for (const [name, own] of Object.entries(code)) engine.registerPartial(name, engine.template<object>(new Function(`return ${own}`)() as TemplateSpecification));
  return engine.partials.page as PageTemplate;
}

/** @throws SyntaxError naming the template that is wrong. */
export const compileTemplates = (sources: readonly TemplateSource[]): PageTemplate => pageTemplate(templateCode(sources));
