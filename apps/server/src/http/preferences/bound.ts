/** So many keys are counted apart at most: what they take stays at a few megabytes, whoever asks. */
const MOST_KEYS = 50_000;

/**
 * How often one key may come in a window of time. Counted in the memory of this process: a restart forgets, and each further process counts for
 * itself, so that the bound holds a flood off and is no exact figure.
 */
export class Bound {
  private readonly counts = new Map<string, number>();
  private until = 0;

  constructor(
    private readonly most: number,
    private readonly windowMs: number,
    private readonly clock: () => number,
  ) {}

  /** Counts one more. Answers after how many seconds the key may come again; 0: it may pass. */
  waitOf(key: string): number {
    const now = this.clock();
    if (now >= this.until || this.counts.size >= MOST_KEYS) {
      this.counts.clear();
      this.until = now + this.windowMs;
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count <= this.most ? 0 : Math.ceil((this.until - now) / 1000);
  }
}
