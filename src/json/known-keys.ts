/** The keys a schema knows at a place, read from its JSON Schema form. */
import { z } from "zod";
import { valueAt } from "./json-path.js";

type SchemaNode = {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly prefixItems?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly const?: unknown;
};

/** Keys that may stand in the object at `keys`; of tagged unions only those of the tag that `root` has there. */
export function knownKeys(schema: z.ZodType, root: unknown, keys: readonly PropertyKey[]): readonly string[] {
  const top = z.toJSONSchema(schema, { io: "input" }) as SchemaNode;
  let nodes = branches(top, top);
  for (const key of keys) {
    nodes = nodes.flatMap((node) => below(node, key)).flatMap((node) => branches(top, node));
  }
  const found = valueAt(root, keys);
  const fitting = nodes.filter((node) => tagsFit(node, found));
  const objects = fitting.length > 0 ? fitting : nodes;
  return [...new Set(objects.flatMap((node) => Object.keys(node.properties ?? {})))];
}

/** A node with references followed and unions opened. */
function branches(top: SchemaNode, node: SchemaNode): readonly SchemaNode[] {
  if (node.$ref !== undefined) {
    const target = node.$ref === "#" ? top : valueAt(top, node.$ref.slice(2).split("/"));
    return target === undefined ? [] : branches(top, target as SchemaNode);
  }
  const union = node.anyOf ?? node.oneOf;
  return union === undefined ? [node] : union.flatMap((branch) => branches(top, branch));
}

function below(node: SchemaNode, key: PropertyKey): readonly SchemaNode[] {
  if (typeof key === "number") {
    const item = node.prefixItems?.[key] ?? node.items;
    return item === undefined ? [] : [item];
  }
  const property = node.properties?.[String(key)];
  if (property !== undefined) return [property];
  return typeof node.additionalProperties === "object" ? [node.additionalProperties] : [];
}

function tagsFit(node: SchemaNode, found: unknown): boolean {
  return Object.entries(node.properties ?? {}).every(([name, property]) =>
    property.const === undefined || valueAt(found, [name]) === undefined || valueAt(found, [name]) === property.const);
}
