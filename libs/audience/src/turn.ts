/** Keeping the event loop free: work over millions is done in short turns, and what changes the state does so alone. */

/** Well under the 50 ms that no request may stall others, as several turns may follow one another. */
const TURN_MS = 8;

/** Call `rest` every few tens of thousands of steps: it gives the event loop its turn when this one has lasted long enough. */
export class Turn {
  private started = performance.now();

  get isOver(): boolean {
    return performance.now() - this.started > TURN_MS;
  }

  async rest(): Promise<void> {
    if (!this.isOver) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.started = performance.now();
  }
}

/** Runs one piece of work at a time, in the order of asking. */
export class Exclusive {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => T | Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }
}

/** At most `limit` pieces of work at once. */
export class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}
