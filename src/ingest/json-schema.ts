/** The schemas as JSON Schema, for editors and for other programs. */
import { z } from "zod";
import { articleSchema } from "../model/article.js";
import { issueSchema } from "../model/issue.js";
import { planSchema } from "../model/plan.js";
import { pressProfileSchema } from "../model/press.js";
import { themeSchema } from "../model/theme.js";

const schemas = { article: articleSchema, issue: issueSchema, plan: planSchema, theme: themeSchema, press: pressProfileSchema } as const;

export type SchemaName = keyof typeof schemas;

/** The names that `schemaOf` knows. */
export const schemaNames = Object.keys(schemas) as readonly SchemaName[];

/** JSON Schema (draft 2020-12) of what a file may hold, before defaults are filled in. */
export function schemaOf(name: SchemaName): object {
  return { title: `Banxin ${name}`, ...z.toJSONSchema(schemas[name], { io: "input" }) };
}
