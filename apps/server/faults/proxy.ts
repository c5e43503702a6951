import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Stands between the server and its database, and can do what a network does. */
export class Proxy {
  private readonly pairs = new Set<[Socket, Socket]>();
  /** Set: what is sent over connections, old and new, is acknowledged and gone. */
  private swallowing = false;

  private constructor(
    private readonly server: Server,
    private target: number,
  ) {}

  static async start(target: number): Promise<Proxy> {
    const server = createServer((client) => proxy.join(client));
    const proxy = new Proxy(server, target);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  pointTo(port: number): void {
    this.target = port;
  }

  /** From now on nothing comes through, and nobody is told. Connections of that time stay dead when it is over. */
  swallow(): void {
    this.swallowing = true;
    for (const [client, server] of this.pairs) deafen(client, server);
  }

  heal(): void {
    this.swallowing = false;
  }

  async stop(): Promise<void> {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }

  private join(client: Socket): void {
    const server = connect(this.target, '127.0.0.1');
    const pair: [Socket, Socket] = [client, server];
    this.pairs.add(pair);
    const end = (): void => {
      this.pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    if (this.swallowing) {
      deafen(client, server);
    } else {
      client.pipe(server);
      server.pipe(client);
    }
  }
}

function deafen(one: Socket, other: Socket): void {
  for (const socket of [one, other]) {
    socket.unpipe();
    socket.resume();
  }
}
