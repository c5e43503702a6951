import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_KEY } from '../door.js';
import { that, within } from '../fault.js';
import type { Fault } from '../fault.js';
import { Product } from '../product.js';

const CONNECTIONS = 500;
const FOR_MS = 100_000;
const ASK_EVERY_MS = 250;

/** Clients that send their headers a byte a second, and never come to an end ("slow loris"). */
export const slowClients: Fault = {
  name: 'slow-clients',
  done: `${CONNECTIONS} connections send the headers of their request a byte a second; others ask meanwhile`,
  async run(stage) {
    const product = await (await Product.start(stage, 'start', {})).mustBeReady();
    const slow = Array.from({ length: CONNECTIONS }, () => new SlowClient(product.port));
    let worst = 0;
    let failures = 0;
    for (const end = performance.now() + FOR_MS; performance.now() < end; await sleep(ASK_EVERY_MS)) {
      const answer = await product.door.post('/graphql', { query: '{ workspace { name } }' }).catch(() => undefined);
      if (answer?.status !== 200) failures++;
      worst = Math.max(worst, answer?.ms ?? Infinity);
      if (slow.every(({ closed }) => closed)) break;
    }
    const open = slow.filter(({ closed }) => !closed).length;
    const longest = Math.max(...slow.map(({ lasted }) => lasted));
    slow.forEach((client) => client.destroy());
    return [
      that('everybody else is answered', failures === 0, `${failures} failed`),
      within('the slowest answer meanwhile', worst, 1_000),
      that(
        'the slow ones are closed in the end',
        open === 0,
        `${open} open; the last lasted ${(longest / 1000).toFixed(0)} s`,
      ),
    ];
  },
};

class SlowClient {
  closed = false;
  lasted = 0;
  private readonly socket: Socket;
  private readonly timer: NodeJS.Timeout;

  constructor(port: number) {
    const begun = performance.now();
    const head = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${API_KEY}\r\nX-Slow: ${'a'.repeat(1_000)}`;
    let at = 0;
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      this.closed = true;
      this.lasted = performance.now() - begun;
      clearInterval(this.timer);
    });
    this.timer = setInterval(() => this.socket.write(head[at++] ?? 'a'), 1_000);
  }

  destroy(): void {
    this.socket.destroy();
  }
}
