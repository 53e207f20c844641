import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The line between one phone and the server, which can be cut. */
export interface Line {
  /** Where the phone finds the server. */
  url: string;
  /** Ends what is under way and lets nothing more through. */
  cut(): void;
  /** Lets through again. */
  mend(): void;
  /** Takes the line away. */
  close(): Promise<void>;
}

/**
 * Lays a line to a port of this machine. What Chromium calls offline leaves gaps while a page is being opened; a line
 * that is cut leaves none.
 */
export async function layLine(port: number): Promise<Line> {
  const ends = new Set<Socket>();
  let cut = false;
  const hold = (socket: Socket, other: Socket) => {
    ends.add(socket);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      ends.delete(socket);
      other.destroy();
    });
  };
  const drop = () => {
    for (const end of ends) end.destroy();
  };
  const server = createServer((phone) => {
    if (cut) {
      phone.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    hold(phone, far);
    hold(far, phone);
    phone.pipe(far).pipe(phone);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      cut = true;
      drop();
    },
    mend() {
      cut = false;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      drop();
      await closed;
    },
  };
}
