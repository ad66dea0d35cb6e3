/** What the server last told of the issue, and the connection to it. */
import { wholePage } from "../page-delta.js";
import type { PageContent, PageDelta } from "../page-protocol.js";
import type { DeskState, IssueState, IssueUpdate } from "../protocol.js";
import { wholeIssue } from "./whole-issue.js";

export type Connection = "open" | "lost";

/** A look at another window ends before. */
const unseenMs = 3000;
/** The server says that it is there every 15 s. */
const silentMs = 40_000;
const retryMs = 2000;

export class Store {
  state: IssueState | undefined;
  desk: DeskState = { signOffs: {}, undo: 0, redo: 0, jobs: [], alternatives: undefined };
  connection: Connection = "open";
  /** Files have changed, and what is seen is not yet of them. */
  working = false;
  readonly #listeners = new Set<() => void>();
  #contents = new Map<string, Promise<PageContent | undefined>>();
  /** Of each page what came last: the next is sent by what differs. */
  readonly #last = new Map<string, PageContent>();

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #events: EventSource | undefined;
  #silence: number | undefined;
  #unseen: number | undefined;

  /** Listens to the server. A browser connects again by itself after most failures; after those it gives up at, and after a long silence, this does. */
  connect(): void {
    document.addEventListener("visibilitychange", () => this.#seen());
    this.#listen();
    // One that is opened in the background was never told that it is not seen.
    if (document.hidden) this.#seen();
  }

  /** A window that nobody sees gives its connection back: a browser has six for a server, and a seventh window would wait for ever. */
  #seen(): void {
    window.clearTimeout(this.#unseen);
    if (document.hidden) this.#unseen = window.setTimeout(() => this.#leave(), unseenMs);
    else if (!this.#events) this.#listen();
  }

  #leave(): void {
    window.clearTimeout(this.#silence);
    this.#events?.close();
    this.#events = undefined;
  }

  #listen(): void {
    const events = new EventSource("/api/events");
    this.#events = events;
    const again = (ms: number): void => {
      window.clearTimeout(this.#silence);
      this.#silence = window.setTimeout(() => {
        this.#leave();
        this.connection = "lost";
        this.#tell();
        this.#listen();
      }, ms);
    };
    again(silentMs);
    for (const name of ["issue", "desk", "alive", "open"]) events.addEventListener(name, () => again(silentMs));
    events.addEventListener("issue", (event) => {
      // After a restart of the server revisions begin anew: what it says now is true.
      const state = wholeIssue(JSON.parse((event as MessageEvent<string>).data) as IssueUpdate, this.state);
      if (!state) {
        // A new connection is told everything.
        this.#leave();
        this.#listen();
        return;
      }
      this.state = state;
      this.connection = "open";
      this.#tell();
    });
    events.addEventListener("desk", (event) => {
      this.desk = JSON.parse((event as MessageEvent<string>).data) as DeskState;
      this.#tell();
    });
    events.addEventListener("working", (event) => {
      this.working = JSON.parse((event as MessageEvent<string>).data) as boolean;
      this.#tell();
    });
    events.addEventListener("open", () => {
      this.connection = "open";
      this.#tell();
    });
    events.addEventListener("error", () => {
      this.connection = "lost";
      this.#tell();
      if (events.readyState === EventSource.CLOSED) again(retryMs);
    });
  }

  /** A page's content in the version that the state names, fetched once. */
  content(label: string, version: string): Promise<PageContent | undefined> {
    const key = `${label} ${version}`;
    let found = this.#contents.get(key);
    if (!found) {
      found = this.#fetched(label).catch(() => undefined);
      // What did not come is asked for again with the next state.
      void found.then((content) => { if (!content) this.#contents.delete(key); });
      for (const other of this.#contents.keys()) if (other.startsWith(`${label} `)) this.#contents.delete(other);
      this.#contents.set(key, found);
    }
    return found;
  }

  async #fetched(label: string): Promise<PageContent | undefined> {
    const last = this.#last.get(label);
    const answer = await fetch(`/api/pages/${encodeURIComponent(label)}${last ? `?since=${encodeURIComponent(last.version)}` : ""}`);
    if (!answer.ok) return undefined;
    const content = wholePage((await answer.json()) as PageContent | PageDelta, last);
    if (content) this.#last.set(label, content);
    return content;
  }
}
