/** Operations in units that may not be torn apart: a path from its first point to its painting is one. */
import type { Operation } from "../pdf/tokenize.js";
import { pathBuilders, pathPainters } from "./operators.js";

export type GraphicsUnit =
  | { readonly kind: "path"; readonly operations: readonly Operation[]; readonly painter: string }
  | { readonly kind: "single"; readonly operation: Operation };

export function* graphicsUnits(operations: readonly Operation[]): Generator<GraphicsUnit> {
  let path: Operation[] = [];
  for (const operation of operations) {
    if (pathBuilders.has(operation.operator)) path.push(operation);
    else if (pathPainters.has(operation.operator)) {
      yield { kind: "path", operations: [...path, operation], painter: operation.operator };
      path = [];
    } else yield { kind: "single", operation };
  }
}
