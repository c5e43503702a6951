import { createAudience } from '@strata/audience';
import type { Audience } from '@strata/audience';
import { collectColumns, EventReader, EventService } from '@strata/collect';
import type { Database } from '@strata/db';
import { startJobs } from '@strata/jobs';
import type { RunningJobs } from '@strata/jobs';
import { AttributeDefinition, AttributeService, profileColumns, ProfileReader, ProfileService } from '@strata/profile';
import type { Catalogue, Definitions, Rule } from '@strata/rules';
import { Tag, tagColumns, TagReader, tagRules, TagService } from '@strata/tag';
import { composeSegments, publishedRules, segmentEntities, segmentJobs } from '../index.js';
import type { Segments } from '../index.js';

export const TIME_ZONE = 'Asia/Shanghai';
export const CATALOGUE: Catalogue = { ...profileColumns, ...tagColumns, ...collectColumns };
export const ENTITIES = [AttributeDefinition, Tag, ...segmentEntities];

/** Segments over a real database and the real engine, with a clock that tests move. */
export interface World {
  database: Database;
  audience: Audience;
  segments: Segments;
  users: ProfileService;
  attributes: AttributeService;
  tags: TagService;
  events: EventService;
  definitions: () => Promise<Definitions>;
  clock: { now: number };
  /** Creates so many users whose attribute `n` counts from 1; their keys, in order. */
  people(count: number): Promise<number[]>;
  startJobs(): Promise<RunningJobs>;
  close(): Promise<void>;
}

export function compose(database: Database, closeDatabase: () => Promise<void>): World {
  const clock = { now: Date.now() };
  const now = (): number => clock.now;
  const attributes = new AttributeService(database);
  const tagReader = new TagReader(database, now);
  const definitions = async (): Promise<Definitions> => ({
    attributes: new Map((await attributes.list()).map(({ key, type }) => [key, { type }])),
    tags: new Map((await tagReader.list()).map(({ key, name }) => [key, { name }])),
    segments: await publishedRules(database),
    timeZone: TIME_ZONE,
  });
  const audience = createAudience({
    database,
    catalogue: CATALOGUE,
    timeZone: () => TIME_ZONE,
    clock: now,
    budgetBytes: 256 * 2 ** 20,
  });
  const segments = composeSegments({
    database,
    audience,
    catalogue: CATALOGUE,
    events: new EventReader(database),
    profiles: new ProfileReader(database),
    attributes,
    definitions: async () => ({ rules: await definitions(), sensitive: { attributes: new Set() } }),
    tagRules,
    heldTags: async (ids, signal) =>
      new Map([...(await tagReader.tagsOf(ids, signal))].map(([user, held]) => [user, held.map(({ tag }) => tag.key)])),
    clock: now,
  });
  return {
    database,
    audience,
    segments,
    users: new ProfileService(database),
    attributes,
    tags: new TagService(database, now),
    events: new EventService(database, now),
    definitions,
    clock,
    async people(count) {
      await attributes.define({ key: 'n', type: 'NUMBER' });
      const rows = await database.query<{ id: number }>(
        `INSERT INTO users (external_id) SELECT 'p' || n FROM generate_series(1, $1) n RETURNING id`,
        [count],
      );
      const ids = rows.map(({ id }) => id).sort((a, b) => a - b);
      await database.query(
        `INSERT INTO user_attributes (user_id, "values")
         SELECT id, jsonb_build_object('n', n) FROM unnest($1::int[]) WITH ORDINALITY AS u (id, n)`,
        [ids],
      );
      return ids;
    },
    startJobs: () =>
      startJobs({ url: database.url, handlers: segmentJobs(segments.snapshots), concurrency: 4, log: () => undefined }),
    async close() {
      await audience.stop();
      await closeDatabase();
    },
  };
}

/** Those whose `n` is at least this. */
export const atLeast = (n: number): Rule => ({ attribute: { key: 'n', is: { gte: n } } });
export const inSegment = (key: string): Rule => ({ segment: { key } });
