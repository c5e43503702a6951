import { setImmediate as nextTurn } from 'node:timers/promises';
import { recordChanges } from '@strata/audience';
import { makePartitions } from '@strata/collect';
import { raiseDefinitionsVersion, Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import { recordCatalogue, Volumes } from './catalogue.js';
import { Calendar } from './calendar.js';
import { CopyWriter, TABLES } from './copy.js';
import { ATTRIBUTES, TAGS } from './definitions.js';
import { EVENT_NAMES } from './activity.js';
import type { SeedAttribute, SeedTag } from './definitions.js';
import { population } from './population.js';
import type { SeedOptions } from './population.js';
import { segmentsFor } from './segments.js';
import type { SeedSegment } from './segments.js';

/** What the seeder needs of the app. */
export interface SeedDoors {
  database: Database;
  defineAttribute(attribute: SeedAttribute): Promise<unknown>;
  createTag(tag: SeedTag): Promise<unknown>;
  createSegment(segment: SeedSegment): Promise<unknown>;
}

export interface SeedResult {
  users: number;
  events: number;
  tookMs: number;
}

// About 40,000 events, 7 MB of text: few statements, since each waits for an answer, and memory below half a gigabyte.
const USERS_A_STEP = 2000;
const USERS_A_TURN = 20;

/**
 * Fills an empty database with a shop's users and their history. The population is one transaction: there is all of it or
 * none, so a start that was killed begins again. Definitions come first and are kept where they exist.
 */
export async function seed(
  doors: SeedDoors,
  options: SeedOptions,
  onProgress: (users: number) => void = () => undefined,
): Promise<SeedResult> {
  const started = Date.now();
  await refuseUnlessEmpty(doors.database);
  for (const attribute of ATTRIBUTES) await unlessThere(doors.defineAttribute(attribute));
  for (const tag of TAGS) await unlessThere(doors.createTag(tag));
  for (const segment of segmentsFor(options.now)) await unlessThere(doors.createSegment(segment));
  await doors.database.transaction((transaction) => write(transaction, options, onProgress));
  for (const table of TABLES) await doors.database.query(`ANALYZE ${table}`);
  return { users: options.users, events: options.events, tookMs: Date.now() - started };
}

async function refuseUnlessEmpty(database: Database): Promise<void> {
  const rows = await database.query('SELECT 1 FROM users LIMIT 1');
  if (rows.length > 0) {
    throw new Refusal(
      'NOT_EMPTY',
      'this database has users already; seed an empty one (another STRATA_DATA_DIR or DATABASE_URL)',
    );
  }
}

async function unlessThere(created: Promise<unknown>): Promise<void> {
  try {
    await created;
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'ALREADY_EXISTS')) throw error;
  }
}

async function write(
  transaction: Transaction,
  options: SeedOptions,
  onProgress: (users: number) => void,
): Promise<void> {
  const tagRows = await transaction.query<{ key: string; id: number }>('SELECT key, id FROM tags');
  const writer = new CopyWriter(transaction, new Map(tagRows.map(({ key, id }) => [key, id])));
  const volumes = new Volumes();
  await writer.reserve(options.events);
  await makePartitions(transaction, new Calendar(options.now).start, options.now);
  let done = 0;
  let writing = Promise.resolve();
  for (const member of population(options)) {
    writer.add(member);
    volumes.add(member.events);
    done += 1;
    // PostgreSQL stores one step while the next is made; every so often its connection must get a turn.
    if (done % USERS_A_TURN === 0) await nextTurn();
    if (done % USERS_A_STEP > 0) continue;
    await writing;
    writing = writer.flush();
    // Thrown where it is awaited; until then it must not count as one that nobody heard of.
    writing.catch(() => undefined);
    onProgress(done);
  }
  await writing;
  await writer.flush();
  if (done % USERS_A_STEP > 0) onProgress(done);
  await transaction.query(`SELECT setval('user_ids', $1)`, [options.users]);
  for (const { key, computedHoursAgo } of TAGS) {
    if (computedHoursAgo === undefined) continue;
    const computed = new Date(options.now - computedHoursAgo * 3_600_000);
    await transaction.query('UPDATE tags SET refreshed_at = $2 WHERE key = $1', [key, computed]);
  }
  await recordCatalogue(transaction, volumes);
  await recordChanges(
    transaction,
    [
      'users',
      ...ATTRIBUTES.map(({ key }) => `attribute:${key}`),
      ...TAGS.map(({ key }) => `tag:${key}`),
      ...EVENT_NAMES.map((name) => `event:${name}`),
      ...['EXTERNAL_ID', 'PHONE', 'EMAIL', 'IM'].map((kind) => `identity:${kind}`),
      'consent:MARKETING',
      'suppressions',
    ].map((topic) => ({ topic, users: null })),
  );
  await raiseDefinitionsVersion(transaction);
}
