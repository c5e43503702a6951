import type { Actor } from '../actor.js';
import type { Deed } from './audit-trail.js';

/** Who is written down: an actor, or somebody who never became one. */
export type AuditActor = Pick<Actor, 'id' | 'name' | 'address' | 'requestId'> & { kind: Actor['kind'] | 'stranger' };

/** One entry for all refusals of one kind to one actor: from the first on, how many. */
export interface Refused {
  actor: AuditActor;
  deed: Deed;
  code: string;
  at: Date;
  times: number;
}

/** Within this long the same refusal of the same actor is one more of the same entry, in milliseconds. */
const TOGETHER = 60_000;
const SOON = 250;
/**
 * So many are told apart; whoever causes more, from thousands of addresses, is counted by what was tried alone. With that nobody
 * fills the trail or the memory by being refused, and no refusal goes uncounted.
 */
const MOST_APART = 1_000;

interface Held extends Refused {
  /** When an entry of it was last written; 0: never. */
  writtenAt: number;
}

/**
 * Refusals, which whoever is refused may cause as fast as they like: the first is an entry at once, what follows within a minute is
 * one entry with its number. What the database does not take goes on being counted.
 */
export class RefusalNotes {
  private readonly held = new Map<string, Held>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly write: (refused: readonly Refused[]) => Promise<unknown>,
    private readonly clock: () => number,
  ) {}

  /** `from`: what the address counts as, where that is more than itself. */
  add(actor: AuditActor, deed: Deed, code: string, from = actor.address ?? ''): void {
    const { operation, object, objectId = '' } = deed;
    const key = `${actor.kind} ${actor.id} ${from} ${operation} ${object} ${objectId} ${code}`;
    const known = this.held.get(key);
    if (known) this.count(known);
    else if (this.held.size < MOST_APART) this.hold(key, actor, deed, code);
    else {
      const many = `${operation} ${code}`;
      const others = this.held.get(many);
      if (others) this.count(others);
      else this.hold(many, { kind: 'stranger', id: '', name: '' }, { operation, object }, code);
    }
    this.schedule();
  }

  /** Resolves when all that has been refused by now is in the database, also what would still be counted together. */
  flush(): Promise<void> {
    return this.writeThose(() => true);
  }

  private hold(key: string, actor: AuditActor, deed: Deed, code: string): void {
    this.held.set(key, { actor, deed, code, at: new Date(this.clock()), times: 1, writtenAt: 0 });
  }

  private count(held: Held): void {
    if (held.times === 0) held.at = new Date(this.clock());
    held.times++;
  }

  private schedule(after = SOON): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.writeThose(({ writtenAt }) => this.clock() - writtenAt >= TOGETHER)
        .then(() => this.held.size > 0 && this.schedule())
        .catch(() => this.schedule(10 * SOON));
    }, after).unref();
  }

  private writeThose(isDue: (held: Held) => boolean): Promise<void> {
    this.writing = this.writing
      .catch(() => undefined)
      .then(async () => {
        const now = this.clock();
        for (const [key, { times, writtenAt }] of this.held)
          if (times === 0 && now - writtenAt >= TOGETHER) this.held.delete(key);
        const due = [...this.held.values()].filter((held) => held.times > 0 && isDue(held));
        if (due.length === 0) return;
        const written = due.map((held) => ({ held, refused: { ...held } }));
        await this.write(written.map(({ refused }) => refused));
        for (const { held, refused } of written) {
          held.times -= refused.times;
          held.writtenAt = now;
        }
      });
    return this.writing;
  }
}
