import { readCleaningSettings } from '@strata/collect';
import type { EventService, ImportDoors } from '@strata/collect';
import type { Queryable } from '@strata/db';
import type { AttributeService, SourceService } from '@strata/profile';
import type { TagService, UserIntake } from '@strata/tag';
import type { DefinitionsProvider } from './definitions.js';
import { eventItem, userItem } from './items.js';

interface Parts {
  definitions: DefinitionsProvider;
  attributes: AttributeService;
  sources: SourceService;
  events: EventService;
  users: UserIntake;
  tagging: TagService;
}

/** What imports are given of the app: the doors that everybody's data comes through. */
export function importDoors({ definitions, attributes, sources, events, users, tagging }: Parts): ImportDoors {
  return {
    async definitions() {
      const { rules, region, attributes: defined } = await definitions.current();
      return { timeZone: rules.timeZone, region, attributes: [...defined.values()] };
    },
    async defineAttributes(all) {
      for (const attribute of all) await attributes.define(attribute);
    },
    cleaningOf: async (source) => readCleaningSettings((await sources.get(source))?.cleaning),
    async expectSource(key) {
      if (!(await sources.get(key))) await sources.define({ key, kind: 'FILE' });
    },
    readItem: (kind, value) => (kind === 'events' ? eventItem(value) : userItem(value)),
    trackEvents: (items, within) => events.track(items, { within }),
    upsertUsers: (items, source, hooks) => users.upsertUsers(items, { source, hooks }),
    heldTags: (transaction, userIds) => tagging.heldWithin(transaction, userIds),
    removeTags: (transaction, source, held) => tagging.takeBackWithin(transaction, source, held),
    remains: (transaction, userIds) => remainsOf(transaction, userIds),
  };
}

/** Whatever is kept of a user in any of these says that somebody else knows them, too. */
const TABLES = ['events', 'tag_assignments', 'import_changes'];

async function remainsOf(queryable: Queryable, userIds: readonly number[]): Promise<ReadonlySet<number>> {
  const remains = new Set<number>();
  for (const table of TABLES) {
    const rows = await queryable.query<{ id: number }>(
      `SELECT DISTINCT user_id AS id FROM ${table} WHERE user_id = ANY($1::integer[])`,
      [userIds],
    );
    for (const { id } of rows) remains.add(id);
  }
  return remains;
}
