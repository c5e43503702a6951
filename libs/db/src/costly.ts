/**
 * Remembers the answer to a question that reads whole tables, for 20 times as long as it took: however often it is asked,
 * it keeps one connection busy for at most a twentieth of the time, and where it is quick it is always fresh. Those who
 * ask while it is being answered share the answer.
 */
export class Costly<T> {
  private readonly answers = new Map<string, { answer: Promise<T>; until: number }>();

  constructor(
    private readonly longestMs = 5 * 60_000,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  async ask(question: string, find: () => Promise<T>): Promise<T> {
    const started = this.clock();
    for (const [asked, { until }] of this.answers) if (until <= started) this.answers.delete(asked);
    const known = this.answers.get(question);
    if (known) return known.answer;
    const entry = { answer: find(), until: Infinity };
    this.answers.set(question, entry);
    try {
      const answer = await entry.answer;
      const took = this.clock() - started;
      entry.until = took < QUICK_MS ? started : this.clock() + Math.min(took * 20, this.longestMs);
      return answer;
    } catch (error) {
      this.answers.delete(question);
      throw error;
    }
  }
}

const QUICK_MS = 250;
