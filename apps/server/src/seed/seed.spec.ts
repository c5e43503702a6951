import { afterAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '@strata/access';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { migrateJobs } from '@strata/jobs';
import type { Rule } from '@strata/rules';
import { compose, ENTITIES } from '../composition.js';
import { loadLife } from '../demo.life.js';
import { doorsOf, loadDoubles } from '../demo.js';
import { FORGOTTEN } from './index.js';
import { createLog } from '../log.js';
import { testSecrets } from '../testing/secrets.js';
import { Calendar } from './calendar.js';
import { population } from './population.js';
import { seed } from './seed.js';
import { segmentsFor } from './segments.js';

const NOW = Date.parse('2026-11-22T06:30:00Z');
const opened: Database[] = [];
afterAll(() => Promise.all(opened.map((database) => database.close())));

async function seeded(options: { users: number; events: number; seed: number; past?: boolean }) {
  const database = await freshDatabase({ entities: ENTITIES });
  opened.push(database);
  const app = compose(database, createLog('silent'), { secrets: testSecrets });
  await app.prepare('Asia/Shanghai');
  await seed(doorsOf(app), { ...options, now: NOW });
  return { app, database, url: database.url };
}

/** All that was written, table by table. */
async function contents(database: Database): Promise<Record<string, unknown[]>> {
  return {
    users: await database.query('SELECT * FROM users ORDER BY id'),
    identities: await database.query('SELECT value, kind, user_id FROM identities ORDER BY value, kind'),
    attributes: await database.query('SELECT * FROM user_attributes ORDER BY user_id'),
    origins: await database.query('SELECT * FROM user_attribute_origins ORDER BY user_id'),
    consents: await database.query(
      'SELECT user_id, purpose, channel, at, state, source FROM consents ORDER BY user_id, at, channel',
    ),
    suppressions: await database.query('SELECT * FROM suppressions ORDER BY user_id, channel'),
    tags: await database.query('SELECT * FROM tag_assignments ORDER BY user_id, tag_id'),
    events: await database.query('SELECT * FROM events ORDER BY id'),
  };
}

describe('the seeded shop', () => {
  test('is the same for the same arguments, another for another seed, and exactly as large as asked for', async () => {
    const options = { users: 1200, events: 15_000, seed: 7 };
    const [one, same, other] = [await seeded(options), await seeded(options), await seeded({ ...options, seed: 8 })];
    const found = await contents(one.database);
    expect(await contents(same.database)).toEqual(found);
    expect(await contents(other.database)).not.toEqual(found);
    expect([found.users?.length, found.events?.length]).toEqual([1200, 15_000]);
  });

  test('fills each of its ready segments, and its events are in months, none in the default partition', async () => {
    const { app, database } = await seeded({ users: 3000, events: 60_000, seed: 1 });
    await app.audience.start();
    try {
      for (const { key, rule } of segmentsFor(NOW)) {
        const { members } = await app.rules.evaluate(systemActor('test'), { given: rule }, { asOf: NOW });
        expect([key, members.size > 0 && members.size < 3000]).toEqual([key, true]);
      }
    } finally {
      await app.audience.stop();
    }
    expect(await database.query('SELECT 1 FROM events_default')).toEqual([]);
  });

  test('has a past, where it is asked for: rules over attributes and tags find people 60 days ago as well as now', async () => {
    const { app, database } = await seeded({ users: 2000, events: 30_000, seed: 2, past: true });
    const rules: Rule[] = [
      { attribute: { key: 'member_tier', is: { in: ['白银', '黄金', '铂金', '钻石'] } } },
      { attribute: { key: 'total_spent', is: { gte: 500 } } },
      { attribute: { key: 'city', is: { exists: true } } },
      { tag: { in: ['lifecycle/active', 'lifecycle/mature'] } },
      { tag: { in: ['value'] } },
    ];
    try {
      for (const rule of rules) {
        const now = (await app.rules.evaluate(systemActor('test'), { given: rule }, { asOf: Date.now() })).members.size;
        const then = (await app.rules.evaluate(systemActor('test'), { given: rule }, { asOf: NOW - 60 * 86_400_000 }))
          .members.size;
        expect([rule, now > 0 && then > now / 3 && then < now * 3 && then !== now]).toEqual([rule, true]);
      }
    } finally {
      await app.audience.stop();
    }
    const overlapping = (table: string, what: string): Promise<unknown[]> =>
      database.query(`SELECT FROM ${table} a JOIN ${table} b USING (user_id, ${what})
        WHERE a.valid_from < b.valid_from AND a.valid_to > b.valid_from`);
    expect(await overlapping('user_attribute_history', 'key')).toEqual([]);
    expect(await overlapping('tag_assignment_history', 'tag_id')).toEqual([]);
    const held = await database.query(
      `SELECT FROM tag_assignment_history JOIN tag_assignments held USING (user_id, tag_id) WHERE valid_to > held.assigned_at`,
    );
    expect(held).toEqual([]);
  });

  test('knows some people twice: twelve are proposed, two merged, and a phone of many joins nobody', async () => {
    const shop = { users: 1500, events: 3000, seed: 1 };
    const { app } = await seeded(shop);
    await loadDoubles(app, { ...shop, now: NOW });
    const proposed = await app.duplicates.page(20);
    const kinds = proposed.flatMap(({ evidence }) => evidence.map(({ kind }) => kind));
    expect([proposed.length, new Set(kinds)]).toEqual([
      12,
      new Set(['SAME_NAME_AND_BIRTHDAY', 'SAME_NAME', 'SIMILAR_PHONE', 'SIMILAR_EMAIL']),
    ]);
    expect([await app.merges.count(), await app.identityNotices.count()]).toEqual([2, 1]);
  });

  test('shows what people ask for: consents to several purposes, one forgotten, one restricted, a file with its report', async () => {
    const shop = { users: 1500, events: 3000, seed: 1 };
    const { app, url } = await seeded(shop);
    await migrateJobs(url);
    await loadLife(app, { ...shop, now: NOW });
    const count = async (sql: string): Promise<number> =>
      (await app.database.query<{ count: number }>(`SELECT count(*)::integer AS count FROM ${sql}`))[0]!.count;
    expect(await count(`consents WHERE purpose = 'RESEARCH' AND state = 'WITHDRAWN'`)).toBe(8);
    expect(await count(`consents WHERE given_by = 'GUARDIAN'`)).toBe(1);
    expect(await count(`user_attributes WHERE "values" ? 'allergies'`)).toBe(6);
    const [receipt] = await app.erasures.page({ first: 2 });
    expect(receipt?.rows).toMatchObject({ events: 12, tags: 1 });
    expect(await app.profiles.byExternalId(FORGOTTEN)).toBeNull();
    const [file] = await app.imports.list(2, undefined, undefined);
    expect([file?.state, file?.report.rejected, file?.report.created]).toEqual(['DONE', 2, 22]);
    expect(await app.rights.exercisedBy([168, 281]).then((all) => [...all.values()].flat().length)).toBe(2);
  });

  test('refuses a database that has users', async () => {
    const { app } = await seeded({ users: 10, events: 10, seed: 1 });
    const again = seed(doorsOf(app), { users: 10, events: 10, seed: 1, now: NOW });
    await expect(again).rejects.toMatchObject({ code: 'NOT_EMPTY' });
  });
});

describe('a population', () => {
  const members = [...population({ users: 4000, events: 80_000, seed: 3, now: NOW })];

  test('does nothing before it signs up nor after now', () => {
    const outside = members.filter(({ shopper, events }) => events.some(({ at }) => at > NOW || at < shopper.signedUp));
    expect(outside).toEqual([]);
  });

  test('has attributes that agree with its orders', () => {
    const wrong = members.filter(({ portrait, events }) => {
      const orders = events.filter(({ name }) => name === 'order_completed');
      const spent = orders.reduce((sum, { properties }) => sum + Number(properties.amount), 0);
      return Math.abs(Number(portrait.attributes.total_spent) - spent) > 0.01;
    });
    expect(wrong).toEqual([]);
  });

  test('buys most on Double 11, and more in the evening than at night', () => {
    const start = Calendar.lastDoubleEleven(NOW);
    const sessions = members.flatMap(({ events }) => events.filter(({ name }) => name === 'session_started'));
    const onDay = (day: number) => sessions.filter(({ at }) => at >= day && at < day + 86_400_000).length;
    expect(onDay(start)).toBeGreaterThan(2 * onDay(start + 4 * 86_400_000));
    const atHour = (hour: number) =>
      sessions.filter(({ at }) => new Date(at + 8 * 3_600_000).getUTCHours() === hour).length;
    expect(atHour(21)).toBeGreaterThan(5 * atHour(4));
  });

  test('holds no phone number twice', () => {
    expect(new Set(members.map(({ shopper }) => shopper.phone)).size).toBe(members.length);
  });
});
