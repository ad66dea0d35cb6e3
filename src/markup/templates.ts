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

/**
 * Reads one template.
 * @throws SyntaxError naming it where it is no template, or writes raw HTML
 */
export function requireSound({ name, text }: TemplateSource, engine: Pick<typeof Handlebars, "parse" | "precompile"> = Handlebars): void {
  let program: hbs.AST.Program;
  try {
    program = engine.parse(text);
    engine.precompile(text);
  } catch (cause) {
    throw new SyntaxError(`template ${name}: ${(cause as Error).message}`, { cause });
  }
  if (writesRaw(program)) throw new SyntaxError(`template ${name} writes unescaped text ({{{ or {{&)`);
}

/**
 * Compiles templates; later sources of the same name replace earlier ones (a theme's over the package's).
 * @throws SyntaxError naming the template that is wrong.
 */
export function compileTemplates(sources: readonly TemplateSource[]): PageTemplate {
  const engine = Handlebars.create();
  const byName = new Map(sources.map((source) => [source.name, source.text]));
  for (const [name, text] of byName) {
    requireSound({ name, text }, engine);
    engine.registerPartial(name, text);
  }
  const page = byName.get("page");
  if (page === undefined) throw new SyntaxError("there is no template “page”");
  return engine.compile<object>(page, { strict: true, knownHelpersOnly: true, knownHelpers: {}, preventIndent: true });
}
