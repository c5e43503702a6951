/** So many statements of one kind are on their way at once; what is asked meanwhile waits for the next. */
const AT_ONCE = 2;
/**
 * They begin so far apart, in milliseconds. Whoever asks alone waits for nothing; of 1,000 look-ups a second each three would be a statement
 * otherwise, which costs more than what it answers.
 */
const APART_MS = 3;
/** One that takes longer holds up no other: its connection may be dead. */
const PATIENCE_MS = 500;
/** Keys of one statement. */
const MOST_KEYS = 1_000;

interface Question<Key, Value> {
  key: Key;
  resolve: (value: Value | undefined) => void;
  reject: (error: unknown) => void;
}

/**
 * Joins questions about single things that many ask at the same time into one statement for all of them. Whoever is alone
 * is answered at once; while statements are on their way, further questions gather. Each is read after it was asked, so that
 * nobody gets an older answer than from a statement of their own.
 */
export class Joined<Key, Value> {
  private waiting: Question<Key, Value>[] = [];
  private underWay = 0;
  private isDue = false;
  private lastBegan = -Infinity;

  /** `read` answers for many keys; those that it knows nothing of are absent. */
  constructor(private readonly read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>) {}

  ask(key: Key): Promise<Value | undefined> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, resolve, reject });
      this.soon();
    });
  }

  /** Once in a turn of the event loop, so that all who ask in it are joined. */
  private soon(): void {
    if (this.isDue || this.underWay >= AT_ONCE || this.waiting.length === 0) return;
    this.isDue = true;
    const begin = (): void => {
      this.isDue = false;
      void this.go();
    };
    const early = this.lastBegan + APART_MS - performance.now();
    if (early > 0) setTimeout(begin, early);
    else setImmediate(begin);
  }

  private async go(): Promise<void> {
    const questions = this.waiting.slice(0, MOST_KEYS);
    this.waiting = this.waiting.slice(MOST_KEYS);
    this.lastBegan = performance.now();
    let isUnderWay = true;
    const done = (): void => {
      if (!isUnderWay) return;
      isUnderWay = false;
      this.underWay -= 1;
      this.soon();
    };
    this.underWay += 1;
    const timer = setTimeout(done, PATIENCE_MS);
    try {
      const found = await this.read([...new Set(questions.map(({ key }) => key))]);
      for (const { key, resolve } of questions) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of questions) reject(error);
    } finally {
      clearTimeout(timer);
      done();
    }
  }
}
