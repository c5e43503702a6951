import { basename } from 'node:path';
import type { FileImportDoors } from '@strata/collect';
import { preparingOf } from '../../cleaning.js';
import type { App } from '../../composition.js';
import { eventItem, userItem } from '../../items.js';

/** The same services as the API's. Users say which source they came from: the file where none is named. */
export async function doorsOf(app: App, path: string, source = `import:${basename(path)}`): Promise<FileImportDoors> {
  return {
    database: app.database,
    preparing: await preparingOf(app.definitions, app.sources, source),
    readItem: (kind, value) => (kind === 'events' ? eventItem(value) : userItem(value)),
    trackEvents: (events) => app.trackEvents(events),
    upsertUsers: (users) => app.upsertUsers(users, source),
  };
}
