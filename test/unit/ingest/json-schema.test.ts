import { expect, it } from "vitest";
import { schemaNames, schemaOf } from "../../../src/ingest/json-schema.js";

it.each(schemaNames)("%s is a JSON Schema of a closed object", (name) => {
  const schema = schemaOf(name) as Record<string, unknown>;
  expect(schema).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema", type: "object", additionalProperties: false });
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
});

it("exports all five, and asks for what has no default only", () => {
  expect([...schemaNames].sort()).toEqual(["article", "issue", "plan", "press", "theme"]);
  expect(schemaOf("article")).toMatchObject({ required: ["id", "kind", "blocks"] });
  const styles = (schemaOf("theme") as { properties: { styles: { additionalProperties: { required: string[] } } } }).properties.styles;
  expect(styles.additionalProperties.required).toEqual(["face", "sizePt"]);
});
