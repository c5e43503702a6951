import { Costly } from '@strata/db';
import type { Database } from '@strata/db';
import { andAmong, SqlParameters } from '@strata/rules';
import type { SomeUsers } from '@strata/rules';
import type { PropertyType } from './event-item.js';
import { MOST_EVENT_NAMES } from './event-names.js';

export interface EventType {
  name: string;
  properties: { name: string; types: PropertyType[] }[];
  /** When the earliest and the latest one occurred. */
  firstSeen: Date;
  lastSeen: Date;
  volume: number;
}

/** What one answer and one screen can hold: those of the first names. */
const MAX_PROPERTIES = 20_000;

/** What kinds of events there are, learned from those that came. */
export class EventCatalogue {
  private readonly coverages = new Costly<Map<string, number>>();
  private readonly volumes = new Costly<Map<string, number>>();

  constructor(private readonly database: Database) {}

  /** The most frequent first. */
  async list(): Promise<EventType[]> {
    const [types, properties] = await Promise.all([
      this.database.query<{ name: string; first_seen: Date; last_seen: Date; volume: string }>(
        'SELECT name, first_seen, last_seen, volume FROM event_types ORDER BY volume DESC, name LIMIT $1',
        [MOST_EVENT_NAMES],
      ),
      this.database.query<{ name: string; property: string; type: PropertyType }>(
        'SELECT name, property, type FROM event_properties ORDER BY name, property, type LIMIT $1',
        [MAX_PROPERTIES],
      ),
    ]);
    const propertiesOf = new Map<string, Map<string, PropertyType[]>>();
    for (const { name, property, type } of properties) {
      const those = propertiesOf.get(name) ?? new Map<string, PropertyType[]>();
      propertiesOf.set(name, those.set(property, [...(those.get(property) ?? []), type]));
    }
    return types.map(({ name, first_seen, last_seen, volume }) => ({
      name,
      properties: [...(propertiesOf.get(name) ?? [])].map(([property, types]) => ({ name: property, types })),
      firstSeen: first_seen,
      lastSeen: last_seen,
      volume: Number(volume),
    }));
  }

  /** Every name that has ever arrived. */
  async names(): Promise<Set<string>> {
    const rows = await this.database.query<{ name: string }>('SELECT name FROM event_types');
    return new Set(rows.map(({ name }) => name));
  }

  /** How many users have an event of each name: one pass over an index, remembered for a while where that is slow. */
  async coverage(among?: SomeUsers, wantedUntil?: AbortSignal): Promise<Map<string, number>> {
    return this.coverages.ask(
      among?.name ?? '',
      async (signal) => {
        const parameters = new SqlParameters();
        const rows = await this.database.query<{ name: string; users: number }>(
          `SELECT name, count(*)::integer AS users FROM (
           SELECT name, user_id FROM events WHERE TRUE${andAmong('user_id', among, parameters)} GROUP BY name, user_id
         ) pairs GROUP BY name`,
          parameters.values,
          signal,
        );
        return new Map(rows.map(({ name, users }) => [name, users]));
      },
      wantedUntil,
    );
  }

  /** How many events of each name some users have: those of all are counted as they come. */
  async volumesOf(among: SomeUsers, wantedUntil?: AbortSignal): Promise<Map<string, number>> {
    return this.volumes.ask(
      among.name,
      async (signal) => {
        const parameters = new SqlParameters();
        const rows = await this.database.query<{ name: string; events: string }>(
          `SELECT name, count(*) AS events FROM events WHERE TRUE${andAmong('user_id', among, parameters)} GROUP BY name`,
          parameters.values,
          signal,
        );
        return new Map(rows.map(({ name, events }) => [name, Number(events)]));
      },
      wantedUntil,
    );
  }
}
