import { raiseDefinitionsVersion } from '@strata/db';
import type { Transaction } from '@strata/db';
import type { PropertyType, ReadEvent } from './event-item.js';

type Learnable = Pick<ReadEvent, 'name' | 'occurredAt' | 'types'>;

/**
 * A name's properties beyond this are stored with their events, and not learned: a sender who puts ids into keys would fill
 * the lists from which rules are composed. One that comes as two types counts twice. Batches that come at the same moment
 * may pass it by what each of them brings.
 */
const MOST_PROPERTIES = 200;

interface Learned {
  volume: number;
  firstSeen: number;
  lastSeen: number;
}

/**
 * Enters a batch into the catalogue of events: names with volume, first and last time, and the types that each property
 * came with. Rows are written in one order everywhere, so that concurrent batches wait for each other and never in a ring.
 */
export async function learnEvents(transaction: Transaction, events: readonly Learnable[]): Promise<void> {
  await learnProperties(transaction, events);
  const names = await learnNames(transaction, events);
  // A name that has never been seen ends warnings about it, and is offered in rules.
  if (names.some(({ isNew }) => isNew)) await raiseDefinitionsVersion(transaction);
}

async function learnNames(transaction: Transaction, events: readonly Learnable[]): Promise<{ isNew: boolean }[]> {
  const learned = new Map<string, Learned>();
  for (const { name, occurredAt } of events) {
    const known = learned.get(name) ?? { volume: 0, firstSeen: occurredAt, lastSeen: occurredAt };
    learned.set(name, {
      volume: known.volume + 1,
      firstSeen: Math.min(known.firstSeen, occurredAt),
      lastSeen: Math.max(known.lastSeen, occurredAt),
    });
  }
  const sorted = [...learned].sort(([a], [b]) => (a < b ? -1 : 1));
  return transaction.query<{ isNew: boolean }>(
    `INSERT INTO event_types AS known (name, first_seen, last_seen, volume)
     SELECT name, first_seen, last_seen, volume
     FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[], $4::bigint[]) AS new (name, first_seen, last_seen, volume)
     ON CONFLICT (name) DO UPDATE SET
       first_seen = least(known.first_seen, excluded.first_seen),
       last_seen = greatest(known.last_seen, excluded.last_seen),
       volume = known.volume + excluded.volume
     RETURNING volume = ($5::jsonb ->> name)::bigint AS "isNew"`,
    [
      sorted.map(([name]) => name),
      sorted.map(([, { firstSeen }]) => new Date(firstSeen).toISOString()),
      sorted.map(([, { lastSeen }]) => new Date(lastSeen).toISOString()),
      sorted.map(([, { volume }]) => volume),
      JSON.stringify(Object.fromEntries(sorted.map(([name, { volume }]) => [name, volume]))),
    ],
  );
}

async function learnProperties(transaction: Transaction, events: readonly Learnable[]): Promise<void> {
  const seen = new Map<string, { name: string; property: string; type: PropertyType; at: number }>();
  for (const { name, occurredAt, types } of events)
    for (const [property, type] of types) {
      const key = `${name}\0${property}\0${type}`;
      const known = seen.get(key);
      if (!known || occurredAt < known.at) seen.set(key, { name, property, type, at: occurredAt });
    }
  if (seen.size === 0) return;
  const sorted = [...seen.values()];
  await transaction.query(
    `INSERT INTO event_properties (name, property, type, first_seen)
     SELECT name, property, type, first_seen FROM (
       SELECT *, row_number() OVER (PARTITION BY name ORDER BY property, type)
         + (SELECT count(*) FROM event_properties known WHERE known.name = new.name) AS place
       FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) AS new (name, property, type, first_seen)
       WHERE NOT EXISTS (SELECT FROM event_properties known
                         WHERE (known.name, known.property, known.type) = (new.name, new.property, new.type))
     ) unknown WHERE place <= $5 ORDER BY name, property, type
     ON CONFLICT DO NOTHING`,
    [
      sorted.map(({ name }) => name),
      sorted.map(({ property }) => property),
      sorted.map(({ type }) => type),
      sorted.map(({ at }) => new Date(at).toISOString()),
      MOST_PROPERTIES,
    ],
  );
}
