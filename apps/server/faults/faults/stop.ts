import { setTimeout as sleep } from 'node:timers/promises';
import { Unanswered } from '../door.js';
import type { Door } from '../door.js';
import { that, within } from '../fault.js';
import type { Fault } from '../fault.js';
import { freePort, Product } from '../product.js';
import { Writers } from '../writers.js';

const RATE = 200;
const BEFORE_MS = 5_000;
const AFTER_MS = 3_000;
const QUERY = { query: '{ workspace { name } users(first: 5) { edges { node { externalId } } } }' };

/** What an orchestrator does with every roll-out. */
export const stop: Fault = {
  name: 'stop',
  done: `${RATE} requests a second, come what may, and clients that write; SIGTERM; started again`,
  async run(stage) {
    const port = await freePort();
    const product = await (await Product.start(stage, 'start', { port })).mustBeReady();
    const writers = await Writers.start(product.door, 10);
    const load = new Load(product.door);
    await sleep(BEFORE_MS);
    const asked = performance.now();
    product.child.kill('SIGTERM');
    const ended = await Promise.race([product.exited.then(() => performance.now() - asked), sleep(40_000, Infinity)]);
    await sleep(AFTER_MS);
    await load.stop();
    await (await Product.start(stage, 'start', { port })).mustBeReady();
    const again = await writers.acknowledgedAgain(20_000);
    await writers.stop();
    return [
      that('requests are answered until the port closes', load.answeredFor >= BEFORE_MS - 1_000, load.summary),
      that('no request that was taken is lost', load.lost === 0 && load.odd === '', load.summary),
      that('the process ends by itself, with 0', product.child.exitCode === 0, `exit code ${product.child.exitCode}`),
      within('it ends', ended, 30_000),
      that('writes are acknowledged again', Number.isFinite(again), `${(again / 1000).toFixed(1)} s after the start`),
      await writers.verify(),
    ];
  },
};

/** Requests that leave at fixed times, whatever became of those before. */
class Load {
  private answered = 0;
  private lastAnswer = 0;
  private later = 0;
  private refused = 0;
  lost = 0;
  odd = '';
  private readonly timer: NodeJS.Timeout;
  private readonly begun = performance.now();
  private sent = 0;
  private readonly waiting = new Set<Promise<void>>();

  constructor(private readonly door: Door) {
    this.timer = setInterval(() => this.sendDue(), 5);
  }

  /** From the first request to the last one that got its answer; 0 where fewer than half did by then. */
  get answeredFor(): number {
    const due = (this.lastAnswer / 1000) * RATE;
    return this.answered >= due / 2 ? this.lastAnswer : 0;
  }

  get summary(): string {
    const { answered, later, refused, lost, odd } = this;
    return `${answered} answered, ${later} told to come again (503), ${refused} found the port closed, ${lost} lost${odd && `; e.g. ${odd}`}`;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.waiting);
  }

  private sendDue(): void {
    for (const due = ((performance.now() - this.begun) / 1000) * RATE; this.sent < due; this.sent++) {
      const one: Promise<void> = this.send().finally(() => this.waiting.delete(one));
      this.waiting.add(one);
    }
  }

  private async send(): Promise<void> {
    try {
      const { status, text, headers } = await this.door.post('/graphql', QUERY);
      if (status === 200 && !text.includes('"errors"')) {
        this.answered++;
        this.lastAnswer = performance.now() - this.begun;
      } else if (status === 503 && headers['retry-after'] !== undefined) this.later++;
      else this.odd ||= `${status} ${text.slice(0, 200)}`;
    } catch (error) {
      if (error instanceof Unanswered && error.failure === 'refused') this.refused++;
      else {
        this.lost++;
        this.odd ||= String(error);
      }
    }
  }
}
