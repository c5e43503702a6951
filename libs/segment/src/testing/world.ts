import { freshDatabase } from '@strata/db/testing';
import { migrateJobs } from '@strata/jobs';
import { compose, ENTITIES } from './compose.js';
import type { World } from './compose.js';

export { atLeast, inSegment } from './compose.js';
export type { World } from './compose.js';

export async function openWorld(): Promise<World> {
  const database = await freshDatabase({ entities: ENTITIES, poolSize: 8 });
  await migrateJobs(database.url);
  return compose(database, () => database.close());
}
