import net from 'node:net';
import type { AddressInfo } from 'node:net';

/** Stands between the application and a server, and can cut the line, let it fall silent, and mend it. */
export class TcpProxy {
  private readonly sockets = new Set<net.Socket>();
  private server: net.Server | null = null;
  private silent = false;
  private ownPort = 0;

  /** @param targetPort port of the server on this machine */
  constructor(private readonly targetPort: number) {}

  /** Where the application should connect. */
  get port(): number {
    return this.ownPort;
  }

  /** Begins, or begins again on the same port. */
  async open(): Promise<void> {
    this.silent = false;
    this.server = net.createServer((client) => this.join(client));
    await new Promise<void>((resolve) => this.server?.listen(this.ownPort, '127.0.0.1', resolve));
    this.ownPort = (this.server.address() as AddressInfo).port;
  }

  /** Breaks every connection and takes no new one. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Keeps the connections, but lets nothing through. */
  fallSilent(): void {
    this.silent = true;
  }

  private join(client: net.Socket): void {
    const target = net.connect(this.targetPort, '127.0.0.1');
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (chunk) => {
        if (!this.silent) to.write(chunk);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
  }
}
