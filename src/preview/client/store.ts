/** What the server last told of the issue, and the connection to it. */
import type { DeskState, IssueState, PageContent } from "../protocol.js";

export type Connection = "open" | "lost";

export class Store {
  state: IssueState | undefined;
  desk: DeskState = { signOffs: {}, undo: 0, redo: 0, jobs: [], alternatives: undefined };
  connection: Connection = "open";
  readonly #listeners = new Set<() => void>();
  #contents = new Map<string, Promise<PageContent | undefined>>();

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Listens to the server; the browser connects again by itself. */
  connect(): void {
    const events = new EventSource("/api/events");
    events.addEventListener("issue", (event) => {
      const state = JSON.parse((event as MessageEvent<string>).data) as IssueState;
      // After a restart of the server revisions begin anew: what it says now is true.
      this.state = state;
      this.connection = "open";
      this.#tell();
    });
    events.addEventListener("desk", (event) => {
      this.desk = JSON.parse((event as MessageEvent<string>).data) as DeskState;
      this.#tell();
    });
    events.addEventListener("open", () => {
      this.connection = "open";
      this.#tell();
    });
    events.addEventListener("error", () => {
      this.connection = "lost";
      this.#tell();
    });
  }

  /** A page's content in the version that the state names, fetched once. */
  content(label: string, version: string): Promise<PageContent | undefined> {
    const key = `${label} ${version}`;
    let found = this.#contents.get(key);
    if (!found) {
      found = fetch(`/api/pages/${encodeURIComponent(label)}`).then((answer) => (answer.ok ? (answer.json() as Promise<PageContent>) : undefined), () => undefined);
      for (const other of this.#contents.keys()) if (other.startsWith(`${label} `)) this.#contents.delete(other);
      this.#contents.set(key, found);
    }
    return found;
  }
}
