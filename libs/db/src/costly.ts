import { Wanted } from './wanted.js';

interface Entry<T> {
  answer: Promise<T>;
  wanted: Wanted;
  until: number;
}

/**
 * Remembers the answer to a question that reads whole tables, for 20 times as long as it took: however often it is asked,
 * it keeps one connection busy for at most a twentieth of the time, and where it is quick it is always fresh. Those who
 * ask while it is being answered share the answer, which is given up when none of them waits any more.
 */
export class Costly<T> {
  private readonly answers = new Map<string, Entry<T>>();

  constructor(
    private readonly longestMs = 5 * 60_000,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  async ask(question: string, find: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const started = this.clock();
    for (const [asked, { until }] of this.answers) if (until <= started) this.answers.delete(asked);
    const { answer, wanted } = this.answers.get(question) ?? this.begin(question, find, started);
    return wanted.wait(answer, signal);
  }

  private begin(question: string, find: (signal: AbortSignal) => Promise<T>, started: number): Entry<T> {
    const forget = (): void => {
      if (this.answers.get(question) === entry) this.answers.delete(question);
    };
    const wanted = new Wanted(forget);
    const entry: Entry<T> = { answer: find(wanted.signal), wanted, until: Infinity };
    this.answers.set(question, entry);
    entry.answer.then(() => {
      const took = this.clock() - started;
      entry.until = took < QUICK_MS ? started : this.clock() + Math.min(took * 20, this.longestMs);
    }, forget);
    return entry;
  }
}

const QUICK_MS = 250;
