import { basename } from 'node:path';
import type { FileImportDoors } from '@strata/collect';
import type { App } from '../../composition.js';
import { eventItem, userItem } from '../../items.js';

/** The same services as the API's; users say which file they came from. */
export async function doorsOf(app: App, path: string): Promise<FileImportDoors> {
  const { timeZone, attributes } = (await app.definitions.current()).rules;
  return {
    database: app.database,
    timeZone,
    attributeTypes: new Map([...attributes].map(([key, { type }]) => [key, type])),
    readItem: (kind, value) => (kind === 'events' ? eventItem(value) : userItem(value)),
    trackEvents: (events) => app.trackEvents(events),
    upsertUsers: (users) => app.upsertUsers(users, `import:${basename(path)}`),
  };
}
