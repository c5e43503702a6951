import type { Message, Problem } from './message.js';

/** Keeps messages until Strata has taken them, over the end of the page or the process. */
export interface Store {
  load(): Message[];
  add(message: Message): void;
  remove(messages: readonly Message[]): void;
}

export interface QueueOptions {
  writeKey: string;
  /** Where Strata answers, such as `https://strata.example.com`. */
  url: string;
  /** Messages that make a batch at once. */
  flushAt?: number;
  /** Milliseconds that a message waits for others. */
  flushEvery?: number;
  /** Messages kept at most while nothing can be sent; the oldest go first. */
  mostQueued?: number;
  /** Milliseconds of the first wait after a failure; each later one is twice as long, up to 5 minutes. */
  firstWait?: number;
  onProblem?: (problem: Problem) => void;
}

export interface Queue {
  push(message: Message): void;
  /** Sends all there is, and says whether nothing is left. With a timeout it tries again until then. */
  flush(timeout?: number): Promise<boolean>;
  /** The next body to hand to a beacon, from which nobody answers: what is in it stays queued, and counts once. */
  beacon(): string | undefined;
  /** Takes what other pages have left in the store. */
  adopt(): void;
  /** Forgets all of it. */
  clear(): void;
}

interface Answer {
  rejected?: { index: number; code: string; message: string }[];
}

/** What a beacon, or a request that outlives its page, may hold in browsers is 64 KB for all of them together. */
const MOST_BYTES = 50_000;
const MOST_IN_BATCH = 100;
const REQUEST_TIMEOUT = 20_000;
const LONGEST_WAIT = 300_000;
/** Sent again, these would be refused again. A wrong key (401) may be mended, and waits. */
const HOPELESS = [400, 413, 415, 422];

export function createQueue(options: QueueOptions, store: Store): Queue {
  const { writeKey, url, flushAt = 20, flushEvery = 5_000, mostQueued = 1_000, firstWait = 1_000, onProblem } = options;
  const target = url.replace(/\/+$/, '') + '/v1/collect';
  let queue: Message[] = [];
  let mostInBatch = MOST_IN_BATCH;
  let failures = 0;
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<boolean> | undefined;

  adopt();

  function adopt(): void {
    const known = new Set(queue.map(({ messageId }) => messageId));
    const stored = store.load().filter(({ messageId }) => !known.has(messageId));
    queue = [...stored, ...queue];
    if (queue.length > 0) schedule(flushEvery);
  }

  function schedule(wait: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void drain(), Math.max(wait, notBefore - Date.now()));
    // A waiting message keeps no Node process alive; in browsers a timer is a number.
    (timer as { unref?: () => void }).unref?.();
  }

  function done(batch: readonly Message[]): void {
    const gone = new Set(batch);
    queue = queue.filter((message) => !gone.has(message));
    store.remove(batch);
  }

  function drain(): Promise<boolean> {
    sending ??= send().finally(() => (sending = undefined));
    return sending;
  }

  async function send(): Promise<boolean> {
    while (queue.length > 0) {
      const batch = nextBatch();
      const response = await post(bodyOf(batch)).catch(() => undefined);
      const status = response?.status ?? 0;
      if (response?.ok) {
        failures = 0;
        done(batch);
        const { rejected } = (await response.json().catch(() => ({}))) as Answer;
        for (const { index, code, message } of rejected ?? [])
          onProblem?.({ code, message, lost: batch.slice(index, index + 1) });
      } else if (status === 413 && batch.length > 1) mostInBatch = Math.ceil(batch.length / 2);
      else if (HOPELESS.includes(status)) {
        done(batch);
        onProblem?.({ code: 'REFUSED', message: `Strata answered ${status}`, lost: batch });
      } else {
        pause(response?.headers.get('retry-after'));
        return false;
      }
    }
    return true;
  }

  /** Exponential, with full jitter, so that clients that failed together do not come back together. */
  function pause(retryAfter: string | null | undefined): void {
    const asked = Number(retryAfter) * 1_000 || Date.parse(retryAfter ?? '') - Date.now() || 0;
    const own = Math.random() * Math.min(LONGEST_WAIT, firstWait * 2 ** failures++);
    notBefore = Date.now() + Math.max(asked, own);
    schedule(0);
  }

  const post = (body: string): Promise<Response> =>
    // Plain text needs no preflight; no cookie is sent or taken.
    fetch(target, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain' },
      credentials: 'omit',
      signal: AbortSignal.timeout(REQUEST_TIMEOUT),
    });

  function nextBatch(): Message[] {
    let bytes = 0;
    const end = queue.findIndex((message, at) => {
      bytes += JSON.stringify(message).length * 2;
      return at > 0 && (at >= mostInBatch || bytes > MOST_BYTES);
    });
    return end < 0 ? [...queue] : queue.slice(0, end);
  }

  const bodyOf = (batch: readonly Message[]): string =>
    JSON.stringify({ writeKey, sentAt: new Date().toISOString(), batch });

  return {
    push(message) {
      queue.push(message);
      store.add(message);
      if (queue.length > mostQueued) {
        const lost = queue.slice(0, queue.length - mostQueued);
        done(lost);
        onProblem?.({ code: 'QUEUE_FULL', message: `more than ${mostQueued} messages wait`, lost });
      }
      if (!sending) schedule(queue.length >= flushAt ? 0 : flushEvery);
    },
    async flush(timeout = 0) {
      const end = Date.now() + timeout;
      for (;;) {
        clearTimeout(timer);
        if (await drain()) return true;
        const wait = notBefore - Date.now();
        if (Date.now() + wait >= end) return false;
        await new Promise((go) => setTimeout(go, wait));
      }
    },
    beacon: () => (queue.length > 0 ? bodyOf(nextBatch()) : undefined),
    adopt,
    clear() {
      clearTimeout(timer);
      const all = queue;
      queue = [];
      store.remove([...store.load(), ...all]);
    },
  };
}
