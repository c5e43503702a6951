import type { Transaction } from '@strata/db';
import type { RejectedItem } from '@strata/profile';
import type { ReadEvent } from './event-item.js';

/**
 * Names are offered in lists and held in memory with the definitions, and each new one makes every process read those anew:
 * a sender who puts ids into names would ruin it. Companies that tidy up have some hundreds.
 */
export const MOST_EVENT_NAMES = 2_000;

/** The advisory lock under which names are learned: the ASCII of "eventn". */
const LOCK = 0x6576656e746e;

/** Keeps the number of event names within its limit, exactly, however many batches come at once. */
export class EventNames {
  /** Those that this process knows to be there. A name never goes. */
  private readonly known = new Set<string>();

  /**
   * Divides a batch into events whose names are there, or may be added, and those rejected. Has to come first in the
   * transaction: a batch with new names waits here for another one's commit, and must not hold what that one waits for.
   */
  async admit(
    transaction: Transaction,
    events: readonly ReadEvent[],
  ): Promise<{ admitted: readonly ReadEvent[]; refused: RejectedItem[] }> {
    let { fresh, room } = await this.look(transaction, [...new Set(events.map(({ name }) => name))]);
    if (fresh.length > 0 && room > 0) {
      await transaction.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      ({ fresh, room } = await this.look(transaction, fresh));
    }
    const tooMany = new Set(fresh.slice(room));
    if (tooMany.size === 0) return { admitted: events, refused: [] };
    const message = `name: there are ${MOST_EVENT_NAMES} event names already; put what differs into properties`;
    return {
      admitted: events.filter(({ name }) => !tooMany.has(name)),
      refused: events
        .filter(({ name }) => tooMany.has(name))
        .map(({ index }) => ({ index, code: 'TOO_MANY_EVENT_NAMES', message })),
    };
  }

  /** Which names are not there, in their order, and how many more there may be. */
  private async look(transaction: Transaction, names: string[]): Promise<{ fresh: string[]; room: number }> {
    const asked = names.filter((name) => !this.known.has(name));
    if (asked.length === 0) return { fresh: [], room: 0 };
    const rows = await transaction.query<{ name: string }>('SELECT name FROM event_types');
    for (const { name } of rows) this.known.add(name);
    return {
      fresh: asked.filter((name) => !this.known.has(name)),
      room: Math.max(0, MOST_EVENT_NAMES - rows.length),
    };
  }
}
