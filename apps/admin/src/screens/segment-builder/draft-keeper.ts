import type { DraftDocument } from './tree';

/** What the editor is at: the draft, or null where nothing differs from the published rule. */
export type Draft = DraftDocument | null;
export type DraftState = { state: 'clean' } | { state: 'keeping' } | { state: 'kept'; at: number } | { state: 'here' };

/** Where the draft stands on this machine until the server has it. */
export interface LocalCopy {
  write: (draft: Draft) => void;
  drop: () => void;
}

/** A hand that composes changes something every few hundred milliseconds; each change on its own is not worth a request. */
const REST = 800;

/**
 * Keeps one segment's draft on the server: one save at a time, the newest next, none after the publication that it was
 * made before. Whatever is on its way finishes first, so that saves arrive in the order in which they were made.
 */
export class DraftKeeper {
  /** What the screen is at; undefined until something has changed. */
  private newest: Draft | undefined;
  /** What the server has, as text; undefined where that is not known. */
  private held: string | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private underWay = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private shown: DraftState = { state: 'clean' };

  constructor(
    private readonly save: (draft: Draft) => Promise<unknown>,
    private readonly local: LocalCopy,
  ) {}

  /**
   * The editor opens: what it shows, where the server has just that (null: no draft), and since when. Undefined where it
   * shows what only this machine has. A save that is under way knows better.
   */
  begin(held: Draft | undefined, keptAt?: string | null): void {
    if (this.underWay > 0 || this.timer !== undefined) return;
    this.newest = held;
    this.held = held === undefined ? undefined : JSON.stringify(held);
    this.tell(keptAt ? { state: 'kept', at: Date.parse(keptAt) } : { state: 'clean' });
  }

  /** The draft is now this. Sent once the hand rests. */
  keep(draft: Draft): void {
    const same = JSON.stringify(draft) === JSON.stringify(this.newest);
    this.newest = draft;
    if (same && !this.waiting) return;
    this.local.write(draft);
    this.tell({ state: 'keeping' });
    this.sendLater();
  }

  /** Sends what waits now; resolves once the server has it or could not be reached. */
  flush(): Promise<void> {
    return this.inTurn(() => this.drain());
  }

  /** Does what takes the draft with it, between saves: after those made before, and before any made meanwhile. */
  async publishing(publish: () => Promise<boolean>): Promise<void> {
    await this.inTurn(async () => {
      await this.drain();
      if (await publish()) this.held = 'null';
    });
    // What is switched off lives in the draft alone: it is kept again beside what was published.
    this.sendLater();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly state = (): DraftState => this.shown;

  private get waiting(): boolean {
    return this.newest !== undefined && JSON.stringify(this.newest) !== this.held;
  }

  private sendLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), REST);
  }

  private async inTurn(task: () => Promise<void>): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.underWay += 1;
    const run = this.queue.then(task).finally(() => (this.underWay -= 1));
    this.queue = run.catch(() => undefined);
    return run;
  }

  private async drain(): Promise<void> {
    while (this.newest !== undefined && this.waiting) {
      const draft = this.newest;
      try {
        await this.save(draft);
      } catch {
        this.tell({ state: 'here' });
        return;
      }
      this.held = JSON.stringify(draft);
    }
    if (this.shown.state !== 'keeping' && this.shown.state !== 'here') return;
    this.local.drop();
    this.tell(this.newest === null ? { state: 'clean' } : { state: 'kept', at: Date.now() });
  }

  private tell(state: DraftState): void {
    this.shown = state;
    for (const listener of this.listeners) listener();
  }
}
