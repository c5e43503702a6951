import { setMaxListeners } from 'node:events';

/**
 * Whether work that several may wait for is still wanted: its signal aborts when the last of them has gone away, at once or after a
 * patience. Whoever waits without a signal of their own wants it to the end.
 */
export class Wanted {
  private waiting = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly abandon = new AbortController();

  constructor(
    /** Told before the signal aborts, so that nobody joins work that is about to end. */
    private readonly onAbandoned: () => void = () => undefined,
    /** How long it stays wanted without anybody, in milliseconds, should they or others come again. */
    private readonly patienceMs = 0,
  ) {}

  get signal(): AbortSignal {
    return this.abandon.signal;
  }

  /** Waits for work, or until a signal aborts: then it rejects with its reason, and the work goes on for others. */
  async wait<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
    this.waiting += 1;
    clearTimeout(this.timer);
    try {
      return await abortable(work, signal);
    } finally {
      this.waiting -= 1;
      if (this.waiting === 0 && signal?.aborted) this.leave(signal.reason);
    }
  }

  private leave(reason: unknown): void {
    const end = (): void => {
      this.onAbandoned();
      this.abandon.abort(reason);
    };
    if (this.patienceMs === 0) end();
    else this.timer = setTimeout(end, this.patienceMs).unref();
  }
}

/** Rejects as soon as the signal aborts; what was under way goes on. */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  // One request waits for as many questions at once as it has segments: Node takes more than ten listeners for a leak.
  setMaxListeners(0, signal);
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
  });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', onAbort));
}
