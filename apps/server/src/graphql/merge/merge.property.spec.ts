import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemActor } from '@strata/access';
import { randomRuns } from '@strata/db/testing';
import type { Rule } from '@strata/rules';
import fc from 'fast-check';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
  await server.app.tagging.create({ key: 'vip', class: 'VALUE' });
});
afterAll(() => server.close());

const PEOPLE = 6;
const PHONES = 4;
const person = fc.integer({ min: 0, max: PEOPLE - 1 });
const arrival = fc.record({
  step: fc.constant('arrival' as const),
  person,
  phone: fc.option(fc.integer({ min: 0, max: PHONES - 1 })),
  tagged: fc.boolean(),
});
const step = fc.oneof(
  { weight: 4, arbitrary: arrival },
  {
    weight: 3,
    arbitrary: fc.record({ step: fc.constant('events' as const), people: fc.array(person, { maxLength: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('merge' as const), keep: person, merge: person }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('undo' as const), which: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant('batch' as const), arrivals: fc.array(arrival, { maxLength: 5 }) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Arrival = typeof arrival extends fc.Arbitrary<infer S> ? S : never;

const phoneOf = (run: number, phone: number) => ({
  kind: 'PHONE',
  value: `+8613${String(run * 10 + phone).padStart(9, '0')}`,
});

/** Each run has people of its own in one database. */
let runs = 0;

test('after any arrivals, merges and undos, SQL, the engine and a count of what was sent agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const run = ++runs;
      const { app } = server;
      const idOf = (who: number): string => `run-${run}-${who}`;
      const sent = { events: 0, people: new Set<number>() };
      const item = ({ person: who, phone, tagged }: Arrival) => {
        sent.people.add(who);
        return {
          externalId: idOf(who),
          identities: phone === null ? [] : [phoneOf(run, phone)],
          attributes: { city: `run-${run}` },
          tags: tagged ? ['vip'] : [],
        };
      };
      const act: { [Kind in Step['step']]: (one: Extract<Step, { step: Kind }>) => Promise<unknown> } = {
        arrival: (one) => app.upsertUsers([item(one)], undefined),
        batch: ({ arrivals }) => app.upsertUsers(arrivals.map(item), undefined),
        events: ({ people }) => {
          for (const who of people) sent.people.add(who);
          sent.events += people.length;
          return app.trackEvents(people.map((who) => ({ externalId: idOf(who), name: `event-${run}` })));
        },
        merge: ({ keep, merge }) =>
          app.merges.merge({ externalId: idOf(keep) }, { externalId: idOf(merge) }).catch(refused),
        undo: async ({ which }) => {
          const all = await app.database.query<{ id: string }>(
            `SELECT id::text FROM merges WHERE undone_at IS NULL AND merged_id IN
               (SELECT id FROM users WHERE external_id LIKE $1) ORDER BY id`,
            [`run-${run}-%`],
          );
          const chosen = all[which % Math.max(all.length, 1)];
          if (chosen) await app.merges.undo(chosen.id).catch(refused);
        },
      };
      for (const one of steps) {
        await (act[one.step] as (step: Step) => Promise<unknown>)(one);
        await compare(run, sent, idOf);
      }
      // All undone, the last first, everybody is there again.
      for (;;) {
        const [last] = await app.database.query<{ id: string }>(
          `SELECT id::text FROM merges m WHERE undone_at IS NULL AND merged_id IN
             (SELECT id FROM users WHERE external_id LIKE $1)
             AND NOT EXISTS (SELECT FROM users u WHERE u.id = m.user_id AND merged_into IS NOT NULL)
           ORDER BY id DESC LIMIT 1`,
          [`run-${run}-%`],
        );
        if (!last) break;
        await app.merges.undo(last.id);
      }
      await compare(run, sent, idOf);
      const apart = new Set(
        await Promise.all([...sent.people].map(async (who) => (await app.profiles.byExternalId(idOf(who)))?.id)),
      );
      expect(apart.size).toBe(sent.people.size);
    }),
    { numRuns: randomRuns(25), endOnFailure: true },
  );
}, 600_000);

const REFUSED = ['SAME_USER', 'NOT_FOUND', 'USER_MERGED', 'ALREADY_UNDONE'];
function refused(error: unknown): void {
  if (!REFUSED.includes((error as { code: string }).code)) throw error;
}

/** What must hold whatever has been merged: nobody is lost, nothing is twice, and nothing lies with one who is no more. */
async function compare(
  run: number,
  sent: { events: number; people: ReadonlySet<number> },
  idOf: (who: number) => string,
): Promise<void> {
  const { app } = server;
  const ids = await Promise.all([...sent.people].map(async (who) => (await app.profiles.byExternalId(idOf(who)))?.id));
  expect(ids).not.toContain(undefined);
  const present = [...new Set(ids as number[])].sort((a, b) => a - b);
  const counts = await app.events.counts(present);
  expect(present.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0)).toBe(sent.events);
  const [stale] = await app.database.query<{ rows: number }>(
    `SELECT sum(rows)::integer AS rows FROM (
       SELECT count(*) AS rows FROM events JOIN users ON users.id = user_id WHERE merged_into IS NOT NULL
       UNION ALL SELECT count(*) FROM identities JOIN users ON users.id = user_id WHERE merged_into IS NOT NULL
       UNION ALL SELECT count(*) FROM user_attributes JOIN users ON users.id = user_id WHERE merged_into IS NOT NULL
       UNION ALL SELECT count(*) FROM tag_assignments JOIN users ON users.id = user_id WHERE merged_into IS NOT NULL) t`,
  );
  expect(stale?.rows).toBe(0);

  await app.audience.tick();
  const rules: { rule: Rule; sql: string }[] = [
    {
      rule: { event: { name: `event-${run}`, is: { gte: 2 } } },
      sql: `SELECT user_id AS id FROM events WHERE name = 'event-${run}' GROUP BY 1 HAVING count(*) >= 2`,
    },
    {
      rule: { attribute: { key: 'city', is: { eq: `run-${run}` } } },
      sql: `SELECT user_id AS id FROM user_attributes WHERE "values" ->> 'city' = 'run-${run}'`,
    },
    {
      rule: { all: [{ attribute: { key: 'city', is: { eq: `run-${run}` } } }, { tag: { in: ['vip'] } }] },
      sql: `SELECT user_id AS id FROM user_attributes JOIN tag_assignments USING (user_id)
            WHERE "values" ->> 'city' = 'run-${run}'`,
    },
  ];
  for (const { rule, sql } of rules) {
    const { members } = await app.rules.evaluate(systemActor('test'), { given: rule });
    const rows = await app.database.query<{ id: number }>(sql);
    expect([...members]).toEqual(rows.map(({ id }) => id).sort((a, b) => a - b));
  }
}
