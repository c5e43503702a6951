import type { Transaction } from '@strata/db';
import { parseInstant } from '@strata/rules';
import type { SeedEvent } from './activity.js';

interface Volume {
  first: number;
  last: number;
  count: number;
  /** By property and type: when first seen. */
  properties: Map<string, { property: string; type: 'NUMBER' | 'TEXT' | 'DATETIME'; first: number }>;
}

/** What the event catalogue would have learned from the generated events. */
export class Volumes {
  readonly byName = new Map<string, Volume>();

  add(events: readonly SeedEvent[]): void {
    for (const { name, at, properties } of events) {
      let volume = this.byName.get(name);
      if (!volume) this.byName.set(name, (volume = { first: at, last: at, count: 0, properties: new Map() }));
      volume.count += 1;
      volume.first = Math.min(volume.first, at);
      volume.last = Math.max(volume.last, at);
      for (const property in properties) {
        const seen = volume.properties.get(property);
        if (seen) seen.first = Math.min(seen.first, at);
        else volume.properties.set(property, { property, type: typeOf(properties[property]!), first: at });
      }
    }
  }
}

function typeOf(value: string | number): 'NUMBER' | 'TEXT' | 'DATETIME' {
  return typeof value === 'number' ? 'NUMBER' : parseInstant(value) === undefined ? 'TEXT' : 'DATETIME';
}

export async function recordCatalogue(transaction: Transaction, volumes: Volumes): Promise<void> {
  for (const [name, { first, last, count, properties }] of volumes.byName) {
    await transaction.query(
      `INSERT INTO event_types (name, first_seen, last_seen, volume) VALUES ($1, $2, $3, $4)
       ON CONFLICT (name) DO UPDATE SET volume = event_types.volume + excluded.volume,
         first_seen = least(event_types.first_seen, excluded.first_seen),
         last_seen = greatest(event_types.last_seen, excluded.last_seen)`,
      [name, new Date(first), new Date(last), count],
    );
    for (const { property, type, first: firstSeen } of properties.values()) {
      await transaction.query(
        `INSERT INTO event_properties (name, property, type, first_seen) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        [name, property, type, new Date(firstSeen)],
      );
    }
  }
}
