/** Whatever happens to people through the doors of this server, every evaluator of rules says what the tables say. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createAudience } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { freshDatabase, randomRuns } from '@strata/db/testing';
import { migrateJobs } from '@strata/jobs';
import { planRule, planSql } from '@strata/rules';
import type { Change } from '@strata/rules/testing';
import {
  ARBITRARY_NOW,
  arbitraryAsOf,
  arbitraryChange,
  arbitraryDefinitions,
  arbitraryRule,
  oracle,
} from '@strata/rules/testing';
import fc from 'fast-check';
import { CATALOGUE, compose, ENTITIES } from '../composition.js';
import type { App } from '../composition.js';
import { createLog } from '../log.js';
import { testSecrets } from '../testing/secrets.js';
import { readPopulation } from './read-population.js';

const TIME_ZONE = 'Asia/Shanghai';
const DEFINITIONS = arbitraryDefinitions(TIME_ZONE);
const USERS = 6;
const SOURCES = ['crm', 'app', 'csv'];

let database: Database;
let app: App;
let now = ARBITRARY_NOW;
beforeAll(async () => {
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  database = await freshDatabase({ entities: ENTITIES, poolSize: 12 });
  // An erasure leaves a job behind.
  await migrateJobs(database.url);
  app = compose(database, createLog('silent'), { secrets: testSecrets });
  for (const [key, { type }] of DEFINITIONS.attributes) await app.attributes.define({ key, type });
  for (const key of [...DEFINITIONS.tags.keys()].sort())
    await app.tagging
      .create({ key, class: 'BASIC', halfLife: DEFINITIONS.tags.get(key)?.halfLife })
      .catch(unlessRefused);
  for (const key of DEFINITIONS.purposes?.keys() ?? [])
    await app.purposes.define({ key, name: { zh: key, en: key }, channels: ['EMAIL', 'SMS', 'TELEGRAM'] });
  for (const key of SOURCES) await app.sources.define({ key, kind: 'API' });
});
afterAll(async () => {
  await database.close();
  jest.restoreAllMocks();
});

/** What may happen beside what happens to a plain population. */
type Deed =
  | { deed: 'say'; user: number; attributes: Record<string, unknown>; source: string; before: number | undefined }
  | { deed: 'identify'; user: number; shared: number }
  | { deed: 'merge'; user: number; other: number }
  | { deed: 'undo' }
  | { deed: 'restrict' | 'lift' | 'unsuppress'; user: number }
  | { deed: 'correct'; user: number; attributes: Record<string, unknown> }
  | { deed: 'rank'; source: string; rank: number };

/** Those of the changes. */
const user = fc.constantFrom(1, 2, 65_535, 65_536, 65_537, 1_048_575);
const changes = arbitraryChange(DEFINITIONS, USERS);
/** Attributes as a change has them. */
const attributes = changes
  .filter((change): change is Extract<Change, { change: 'attributes' }> => change.change === 'attributes')
  .map(({ attributes: values }) => values);
const source = fc.constantFrom(...SOURCES);
const before = fc.option(fc.constantFrom(0, 1, 60_000, 86_400_000, 40 * 86_400_000), { nil: undefined });
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ deed: fc.constant('say' as const), user, attributes, source, before }) },
  {
    weight: 1,
    arbitrary: fc.record({ deed: fc.constant('identify' as const), user, shared: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 3, arbitrary: fc.record({ deed: fc.constant('merge' as const), user, other: user }) },
  { weight: 3, arbitrary: fc.record({ deed: fc.constant('undo' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ deed: fc.constantFrom('restrict' as const, 'lift' as const, 'unsuppress' as const), user }),
  },
  { weight: 1, arbitrary: fc.record({ deed: fc.constant('correct' as const), user, attributes }) },
  {
    weight: 1,
    arbitrary: fc.record({ deed: fc.constant('rank' as const), source, rank: fc.integer({ min: 1, max: 3 }) }),
  },
);

const scenario = fc.record({
  rules: fc.array(arbitraryRule(DEFINITIONS), { minLength: 4, maxLength: 8 }),
  steps: fc.array(
    fc.record({
      happens: fc.array(fc.oneof(changes, deeds), { minLength: 2, maxLength: 8 }),
      passes: fc.constantFrom(1, 500, 3_600_000, 20 * 86_400_000),
    }),
    { minLength: 2, maxLength: 5 },
  ),
  instants: fc.array(arbitraryAsOf, { minLength: 1, maxLength: 3 }),
});

let run = 0;

test('attributes late and corrected, sources re-ranked, merges and undos, erasures, restrictions, consents and expiring tags: all evaluators agree', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ rules, steps, instants }) => {
      now = ARBITRARY_NOW;
      run++;
      await database.query(
        `TRUNCATE users, identities, user_attributes, user_attribute_origins, user_attribute_history, tag_assignments,
           tag_assignment_history, events, consents, suppressions, merges, changes`,
      );
      const options = { database, catalogue: CATALOGUE, timeZone: () => TIME_ZONE, clock: () => now, budgetBytes: 1e9 };
      const warm = createAudience(options);
      for (const { happens, passes } of steps) {
        for (const one of happens) await ('deed' in one ? act(one) : change(one)).catch(unlessRefused);
        now += passes;
        await warm.tick();
        const cold = createAudience(options);
        const population = await readPopulation(database, DEFINITIONS);
        expect(await overlapping()).toEqual([]);
        for (const rule of rules) {
          const plan = planRule(rule, DEFINITIONS);
          for (const asOf of [undefined, ...instants]) {
            const at = asOf ?? now;
            const { text, values } = planSql(plan, { asOf: at, timeZone: TIME_ZONE, past: at < now }, CATALOGUE);
            const rows = await database.query<{ id: number }>(text, values);
            const users = oracle(rule, population, DEFINITIONS, at);
            expect({
              rule,
              at,
              sql: rows.map(({ id }) => id).sort((one, other) => one - other),
              warm: [...(await warm.evaluate(plan, { asOf })).members],
              cold: [...(await cold.evaluate(plan, { asOf })).members],
            }).toEqual({ rule, at, sql: users, warm: users, cold: users });
          }
          // Each asks a few statements: of each user once, now at one and in the past at another.
          for (const [place, { id }] of population.users.entries()) {
            const at = [now, ...instants][place % (instants.length + 1)]!;
            const { matches } = await app.segments.explainer.explain(rule, DEFINITIONS, id, at);
            const isMember = oracle(rule, population, DEFINITIONS, at).includes(id);
            expect({ rule, at, id, matches }).toEqual({ rule, at, id, matches: isMember });
          }
        }
      }
    }),
    { numRuns: randomRuns(10), endOnFailure: true },
  );
}, 600_000);

/** Intervals of one attribute of one user that are not one after the other. */
const overlapping = (): Promise<object[]> =>
  database.query(
    `WITH intervals AS (
       SELECT user_id, key, valid_from, valid_to FROM user_attribute_history
       UNION ALL SELECT user_id, key, to_timestamp(coalesce(origin -> 2 ->> 'since', origin ->> 1)::float8 / 1000), 'infinity'
         FROM user_attribute_origins, jsonb_each(origins) AS each (key, origin))
     SELECT * FROM intervals a JOIN intervals b USING (user_id, key)
     WHERE a.valid_to <= a.valid_from OR (a.valid_from < b.valid_from AND a.valid_to > b.valid_from)`,
  );

/** Names are of one run: whoever was erased in another does not come back. */
const externalIdOf = (id: number): string => `run-${run}-${id}`;

function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}

async function keyOf(id: number): Promise<number> {
  const [row] = await database.query<{ id: number }>('SELECT id FROM users WHERE external_id = $1', [externalIdOf(id)]);
  if (!row) throw new Refusal('NOT_FOUND', 'nobody');
  return row.id;
}

const iso = (at: number): string => new Date(at).toISOString();

/** What happens to plain populations, through the doors that it comes through. */
async function change(one: Change): Promise<void> {
  switch (one.change) {
    case 'attributes':
      return say(one.user, one.attributes, 'crm');
    case 'arrive':
      return say(USERS, one.user.attributes, 'app');
    case 'event': {
      const { user: id, name, at, properties } = one.event;
      await app.trackEvents([{ externalId: externalIdOf(id), name, occurredAt: iso(Math.min(at, now)), properties }]);
      return;
    }
    case 'assign': {
      const { tag, weight = null, expiresAt = null } = one.tag;
      const holders = { externalIds: [externalIdOf(one.user)] };
      await app.tagging.assign(tag, holders, { source: 'api', weight, expiresAt });
      return;
    }
    case 'remove':
      await app.tagging.remove(one.tag, { externalIds: [externalIdOf(one.user)] });
      return;
    case 'consent': {
      const { purpose, channel, granted, by = 'SELF', at } = one.consent;
      const state = granted ? 'GRANTED' : 'WITHDRAWN';
      const item = { externalId: externalIdOf(one.user), purpose, channel, state, givenBy: by };
      await app.consenting.record([{ ...item, at: iso(Math.min(at, now)) }]);
      return;
    }
    case 'suppress':
      await app.suppressions.suppress({
        channel: one.suppression.channel,
        externalIds: [externalIdOf(one.user)],
        reason: 'test',
      });
      return;
    case 'addresses':
      return identify(one.user, one.user);
    case 'erase':
      await app.erasures.erase({ externalId: externalIdOf(one.user) });
      return;
    case 'time':
      now += one.milliseconds;
  }
}

async function act(one: Deed): Promise<void> {
  switch (one.deed) {
    case 'say':
      return say(
        one.user,
        one.attributes,
        one.source,
        one.before === undefined ? undefined : ARBITRARY_NOW - one.before,
      );
    case 'identify':
      return identify(one.user, one.shared);
    case 'merge':
      await app.merges.merge({ externalId: externalIdOf(one.user) }, { externalId: externalIdOf(one.other) });
      return;
    case 'undo': {
      const last = (await app.merges.page(10)).find(({ undoneAt }) => undoneAt === null);
      if (last) await app.merges.undo(last.id);
      return;
    }
    case 'restrict':
      return app.rights.restrict(await keyOf(one.user), 'asked for');
    case 'lift':
      return app.rights.liftRestriction(await keyOf(one.user), 'over');
    case 'unsuppress':
      await app.suppressions.unsuppress({ externalIds: [externalIdOf(one.user)], reason: 'over' });
      return;
    case 'correct':
      return app.rights.correct(await keyOf(one.user), one.attributes, 'test');
    case 'rank':
      await app.sources.define({ key: one.source, rank: one.rank });
  }
}

async function say(id: number, values: Record<string, unknown>, from: string, at?: number): Promise<void> {
  await app.upsertUsers([{ externalId: externalIdOf(id), attributes: values, ...(at && { at: iso(at) }) }], from);
}

/** An address that others may have too: then they are one person. */
async function identify(id: number, shared: number): Promise<void> {
  const identities = [
    { kind: 'EMAIL', value: `run-${run}-${shared}@example.com` },
    { kind: 'IM', namespace: 'telegram', value: `run-${run}-${shared}` },
  ];
  await app.upsertUsers([{ externalId: externalIdOf(id), identities }], 'app');
}
