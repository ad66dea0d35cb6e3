/**
 * The composer as a module worker: `new Worker("…/compose/worker.js", { type: "module" })`.
 * The package's own ES modules are served as they are; nothing is bundled. A message is `{ id, request }`, and so is
 * its answer, `{ id, answer }`, in the order of the messages.
 */
import { type WorkerAnswer, type WorkerRequest, WorkerSession } from "./worker-session.js";

/** The part of a worker's global scope that is used; the DOM's types have windows only. */
interface WorkerScope {
  onmessage: ((event: { readonly data: { readonly id: number; readonly request: WorkerRequest } }) => void) | null;
  postMessage(message: { readonly id: number; readonly answer: WorkerAnswer }): void;
}

const scope = globalThis as unknown as WorkerScope;
const session = new WorkerSession();

scope.onmessage = ({ data: { id, request } }) => scope.postMessage({ id, answer: session.answer(request) });
