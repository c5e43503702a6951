import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Cuttable {
  /** The same database, by a way that can be cut. */
  readonly url: string;
  /** Ends all connections, and every new one, until `mend`. */
  cut(): void;
  /** Open connections stay, and what is said over them is gone. */
  swallow(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Stands between a test and a server, so that the server is away for the one and not for others. */
export async function cuttable(url: string): Promise<Cuttable> {
  const target = new URL(url);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [[near, far] as const, [far, near] as const]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const way = new URL(url);
  way.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cut = (): void => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  const swallow = (): void => {
    for (const socket of open) socket.unpipe().resume();
  };
  return {
    url: way.href,
    cut,
    swallow,
    mend: () => void (isCut = false),
    close: async () => {
      cut();
      await new Promise((done) => server.close(done));
    },
  };
}
