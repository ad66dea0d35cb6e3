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

/**
 * Compiles templates; later sources of the same name replace earlier ones (a theme's over the package's).
 * @throws SyntaxError naming the template that is wrong.
 */
export function compileTemplates(sources: readonly TemplateSource[]): PageTemplate {
  const engine = Handlebars.create();
  const byName = new Map(sources.map((source) => [source.name, source.text]));
  for (const [name, text] of byName) engine.registerPartial(name, compiled(engine, name, text));
  const page = engine.partials.page as PageTemplate | undefined;
  if (page === undefined) throw new SyntaxError("there is no template “page”");
  return page;
}

/** One template, compiled here: Handlebars' own `compile` waits until it is first used, and a fault would be told as the page's. */
function compiled(engine: typeof Handlebars, name: string, text: string): Handlebars.TemplateDelegate<object> {
  let program: hbs.AST.Program;
  let code: unknown;
  try {
    program = engine.parse(text);
    code = engine.precompile(program, options);
  } catch (cause) {
    throw new SyntaxError(`template ${name}: ${(cause as Error).message}`, { cause });
  }
  if (writesRaw(program)) throw new SyntaxError(`template ${name} writes unescaped text ({{{ or {{&)`);
  // The code is Handlebars' own, as `compile` would run it.
  return engine.template<object>(new Function(`return ${String(code)}`)() as TemplateSpecification);
}
