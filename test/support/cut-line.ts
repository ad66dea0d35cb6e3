/** A line between a browser and a server that a test may cut. */
import { type Server, type Socket, connect, createServer } from "node:net";

export class CutLine {
  readonly #sockets = new Set<Socket>();
  #cut = false;

  private constructor(private readonly server: Server, readonly port: number) {}

  /** @param to port of the server on this machine */
  static open(to: number): Promise<CutLine> {
    return new Promise((done) => {
      let line: CutLine | undefined;
      const server = createServer((near) => {
        if (!line || line.#cut) {
          near.destroy();
          return;
        }
        const far = connect(to, "127.0.0.1");
        for (const [one, other] of [[near, far], [far, near]] as const) {
          line.#sockets.add(one);
          one.on("error", () => other.destroy());
          one.on("close", () => {
            line?.forget(one);
            other.destroy();
          });
          one.pipe(other);
        }
      });
      server.listen(0, "127.0.0.1", () => {
        line = new CutLine(server, (server.address() as { port: number }).port);
        done(line);
      });
    });
  }

  forget(socket: Socket): void {
    this.#sockets.delete(socket);
  }

  /** Nothing comes through, and what was open is lost. */
  cut(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#cut = false;
  }

  close(): void {
    this.cut();
    this.server.close();
  }
}
