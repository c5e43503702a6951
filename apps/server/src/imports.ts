import { readCleaningSettings } from '@strata/collect';
import type { EventService, ImportDoors, LoadedTables } from '@strata/collect';
import type { AttributeService, PersonalData, SourceService } from '@strata/profile';
import type { TagService, UserIntake } from '@strata/tag';
import type { DefinitionsProvider } from './definitions.js';
import { dropDerived, remainsOf } from './imports.remains.js';
import { eventItem, userItem } from './items.js';

/** Where nobody says where the values of a file come from. */
export const USUAL_SOURCE = 'file';

interface Parts {
  definitions: DefinitionsProvider;
  attributes: AttributeService;
  sources: SourceService;
  tables: LoadedTables;
  events: EventService;
  users: UserIntake;
  tagging: TagService;
  personalData: readonly PersonalData[];
}

/** What imports are given of the app: the doors that everybody's data comes through. */
export function importDoors(parts: Parts): ImportDoors {
  const { definitions, attributes, sources, tables, events, users, tagging, personalData } = parts;
  return {
    async definitions() {
      const { rules, region, attributes: defined } = await definitions.current();
      return { timeZone: rules.timeZone, region, attributes: [...defined.values()] };
    },
    async defineAttributes(all) {
      for (const attribute of all) await attributes.define(attribute);
    },
    cleaningOf: async (source) => readCleaningSettings((await sources.get(source))?.cleaning),
    tablesOf: (methods) => tables.current(methods),
    async expectSource(key) {
      if (!(await sources.get(key))) await sources.define({ key, kind: 'FILE' });
    },
    readItem: (kind, value) => (kind === 'events' ? eventItem(value) : userItem(value)),
    trackEvents: (items, from, within) => events.track(items, { ...from, within }),
    upsertUsers: (items, from, hooks) => users.upsertUsers(items, { ...from, hooks }),
    heldTags: (transaction, userIds) => tagging.heldWithin(transaction, userIds),
    removeTags: (transaction, source, held, during) => tagging.takeBackWithin(transaction, source, held, during),
    remains: (transaction, userIds) => remainsOf(transaction, personalData, userIds),
    dropDerived: (transaction, userIds) => dropDerived(transaction, personalData, userIds),
  };
}
