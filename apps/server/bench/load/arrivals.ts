const LOOK_EVERY_MS = 2;

/**
 * Requests of one kind that are due at fixed times, whatever became of those before (an open loop): a server that stalls for a
 * second has kept everybody waiting who would have come in that second. Latencies count from the time a request was due.
 */
export class Arrivals {
  /** Milliseconds from when each was due to its answer. */
  readonly latencies: number[] = [];
  readonly errors = new Map<string, number>();
  private readonly begun = performance.now();
  private readonly waiting = new Set<Promise<void>>();
  private readonly timer: NodeJS.Timeout;
  private sent = 0;

  constructor(
    readonly name: string,
    readonly perSecond: number,
    private readonly send: () => Promise<unknown>,
  ) {
    this.timer = setInterval(() => this.sendDue(), LOOK_EVERY_MS);
  }

  get failures(): number {
    return [...this.errors.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Those that are not answered yet. */
  get open(): number {
    return this.waiting.size;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.waiting);
  }

  private sendDue(): void {
    for (;;) {
      const due = this.begun + (this.sent * 1000) / this.perSecond;
      if (due > performance.now()) return;
      this.sent++;
      const one: Promise<void> = this.run(due).finally(() => this.waiting.delete(one));
      this.waiting.add(one);
    }
  }

  private async run(due: number): Promise<void> {
    try {
      await this.send();
      this.latencies.push(performance.now() - due);
    } catch (error) {
      const text = String(error).slice(0, 200);
      this.errors.set(text, (this.errors.get(text) ?? 0) + 1);
    }
  }
}
