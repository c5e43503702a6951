import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrate } from '@strata/db';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { migrateJobs } from '@strata/jobs';
import { mergingPersonalData } from '../merge/merging.personal-data.js';
import { profilePersonalData } from '../profile.personal-data.js';
import { ProfileReader } from '../profile-reader.js';
import { ProfileService } from '../profile.service.js';
import { IdentityConversion } from './identity-conversion.js';
import { IdentityPolicies } from './policies.js';

const MIGRATION = 'IdentityConversion1764806400000';
const LATER_MIGRATION = 'IdsInStandardForm1764893800000';
const PERSONAL_DATA = [profilePersonalData, mergingPersonalData];

let database: Database;
let conversion: IdentityConversion;
beforeAll(async () => {
  database = await freshDatabase();
  await migrateJobs(database.url);
  conversion = new IdentityConversion(database, PERSONAL_DATA, () => 'CN');
});
afterAll(() => database.close());

/** The database as a version before standard forms left it, upgraded by this one. */
async function upgraded(
  identities: [externalId: string, kind: string, value: string][],
  migration = MIGRATION,
): Promise<void> {
  const profiles = new ProfileService(database);
  const externalIds = [...new Set(identities.map(([externalId]) => externalId))];
  await profiles.upsertUsers(
    externalIds.map((externalId) => ({ externalId })),
    { source: 'api' },
  );
  const upToDate = async (): Promise<boolean> =>
    (await database.query('SELECT FROM migrations WHERE name = $1', [migration])).length > 0;
  while (await upToDate()) await database.dataSource.undoLastMigration({ transaction: 'each' });
  const owners = await database.query<{ value: string; owner: number }>(
    `SELECT value, user_id AS owner FROM identities WHERE kind = 'EXTERNAL_ID'`,
  );
  const ownerOf = new Map(owners.map(({ value, owner }) => [value, owner]));
  await database.query(
    `INSERT INTO identities (value, kind, user_id) SELECT * FROM unnest($1::text[], $2::text[], $3::integer[])`,
    [
      identities.map(([, , value]) => value),
      identities.map(([, kind]) => kind),
      identities.map(([externalId]) => ownerOf.get(externalId)),
    ],
  );
  await migrate(database);
}

/** Everyone whose external id begins so, with what they are known by. */
async function people(prefix: string): Promise<string[][]> {
  const rows = await database.query<{ values: string[] }>(
    `SELECT array_agg(value ORDER BY value) AS values FROM identities
     WHERE user_id IN (SELECT user_id FROM identities WHERE value LIKE $1 || '%' AND kind = 'EXTERNAL_ID')
     GROUP BY user_id ORDER BY min(value)`,
    [prefix],
  );
  return rows.map(({ values }) => values);
}

const due = async (): Promise<boolean> => (await database.query('SELECT FROM identity_conversion')).length > 0;
const jobs = async (): Promise<object[]> =>
  database.query(`SELECT FROM graphile_worker.jobs WHERE task_identifier = 'profile.standardizeIdentities'`);

test('a fresh database has nothing to convert', async () => {
  expect(await due()).toBe(false);
  await conversion.begin();
  expect(await jobs()).toHaveLength(0);
});

test('what was stored before comes into standard form, once, and who arrives then is found by it', async () => {
  await upgraded([
    ['old-1', 'PHONE', '13800138000'],
    ['old-2', 'EMAIL', 'Li@Example.COM'],
    ['old-3', 'PHONE', 'ext. 12'],
    ['old-4', 'PHONE', '138 0013 8004'],
    ['old-4', 'PHONE', '+8613800138004'],
  ]);
  await conversion.begin();
  await conversion.begin();
  expect(await jobs()).toHaveLength(1);
  await conversion.run();
  expect(await due()).toBe(false);
  const converted = [
    ['+8613800138000', 'old-1'],
    ['+8613800138004', 'old-4'],
    ['ext. 12', 'old-3'],
    ['li@example.com', 'old-2'],
  ];
  expect(await people('old-')).toEqual(converted);
  await conversion.run();
  expect(await people('old-')).toEqual(converted);
  const phone = { kind: 'PHONE' as const, value: '138-0013-8000' };
  await new ProfileService(database).upsertUsers([{ identities: [phone] }], { source: 'api' });
  expect(await people('old-')).toEqual(converted);
});

test('two users with spellings of one number are merged, as if they arrived today', async () => {
  await upgraded([
    ['two-1', 'PHONE', '13800138010'],
    ['two-2', 'PHONE', '+8613800138010'],
    ['two-3', 'PHONE', '86 138 0013 8010'],
  ]);
  await conversion.run();
  expect(await people('two-')).toEqual([['+8613800138010', 'two-1', 'two-2', 'two-3']]);
  const merges = await database.query(`SELECT FROM merges WHERE evidence_value = '+8613800138010'`);
  expect(merges).toHaveLength(2);
});

test('where the policy merges nobody both stay, each with the spelling that they have', async () => {
  await new IdentityPolicies(database).set('PHONE', { policy: 'REJECT' });
  await upgraded([
    ['apart-1', 'PHONE', '13800138020'],
    ['apart-2', 'PHONE', '+8613800138020'],
  ]);
  await conversion.run();
  expect(await due()).toBe(false);
  expect(await people('apart-')).toEqual([
    ['+8613800138020', 'apart-2'],
    ['13800138020', 'apart-1'],
  ]);
  await new IdentityPolicies(database).set('PHONE', { policy: 'MERGE' });
});

test('one that is stopped in the middle is due still, and the next one does the rest', async () => {
  await upgraded(
    Array.from({ length: 4_500 }, (_, at): [string, string, string] => [
      `many-${at}`,
      'PHONE',
      `139${10_000_000 + at}`,
    ]),
  );
  const old = async (): Promise<number> =>
    (await database.query(`SELECT FROM identities WHERE value LIKE '139%' AND kind = 'PHONE'`)).length;
  const stop = new AbortController();
  const region = (): string => {
    stop.abort();
    return 'CN';
  };
  await new IdentityConversion(database, PERSONAL_DATA, region).run(stop.signal);
  expect(await due()).toBe(true);
  expect(await old()).toBeGreaterThan(0);
  expect(await old()).toBeLessThan(4_500);
  await conversion.begin();
  await conversion.run();
  expect([await due(), await old()]).toEqual([false, 0]);
});

test('an id that was stored as it came is found as it came and in standard form, before and after it is converted', async () => {
  await upgraded(
    [
      ['id-1', 'EXTERNAL_ID', ' id-Ａ '],
      ['id-2', 'IM', 'ｗｘ－1'],
      ['id-3', 'EXTERNAL_ID', '　'],
    ],
    LATER_MIGRATION,
  );
  await database.query(`UPDATE users SET external_id = ' id-Ａ ' WHERE external_id = 'id-1'`);
  const reader = new ProfileReader(database);
  const one = await reader.byExternalId('id-1');
  expect((await reader.byExternalId(' id-Ａ '))?.id).toBe(one?.id);
  await conversion.run();
  expect(await due()).toBe(false);
  for (const written of [' id-Ａ ', 'id-A', 'ｉｄ－Ａ\u200b'])
    expect((await reader.byExternalId(written))?.id).toBe(one?.id);
  expect((await reader.byExternalId('id-A'))?.externalId).toBe('id-A');
  expect(await people('id-')).toEqual([
    ['id-1', 'id-A'],
    ['id-2', 'wx-1'],
    ['id-3', '　'],
  ]);
});

test('two users whose ids differ by how they are written are merged', async () => {
  await upgraded([], LATER_MIGRATION);
  await database.query(`INSERT INTO users (id, external_id) VALUES (900001, 'pair-1'), (900002, ' pair-1')`);
  await database.query(
    `INSERT INTO identities (value, kind, user_id) VALUES ('pair-1', 'EXTERNAL_ID', 900001), (' pair-1', 'EXTERNAL_ID', 900002)`,
  );
  await migrate(database);
  await database.query('INSERT INTO identity_conversion DEFAULT VALUES ON CONFLICT DO NOTHING');
  await conversion.run();
  const [kept] = await database.query<{ id: number }>(`SELECT user_id AS id FROM identities WHERE value = 'pair-1'`);
  expect(kept).toEqual({ id: 900001 });
  expect(await database.query(`SELECT merged_into AS into FROM users WHERE id = 900002`)).toEqual([{ into: 900001 }]);
});
