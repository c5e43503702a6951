/** The SQL of every rule, over the columns of profile, collect and tag, selects whom the language says, to the user. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { userSet } from '@strata/audience';
import type { Database } from '@strata/db';
import { freshDatabase, randomRuns } from '@strata/db/testing';
import { AttributeDefinition, AttributeService, profileColumns, ProfileService } from '@strata/profile';
import { storeReachability } from '@strata/profile/testing';
import { collectColumns, EventService } from '@strata/collect';
import { checkRule, planRule, planSql } from '@strata/rules';
import type { Catalogue, Definitions, Rule } from '@strata/rules';
import {
  ARBITRARY_NOW,
  arbitraryAsOf,
  arbitraryDefinitions,
  arbitraryPopulation,
  arbitraryRule,
  assignmentsOf,
  CASE_GROUPS,
  oracle,
  sayingsOf,
  TIME_ZONES,
} from '@strata/rules/testing';
import type { Population } from '@strata/rules/testing';
import fc from 'fast-check';
import { Tag, tagColumns, TagService } from './index.js';

const catalogue: Catalogue = { ...profileColumns, ...collectColumns, ...tagColumns };
const DAY = 86_400_000;

let database: Database;

beforeAll(async () => {
  database = await freshDatabase({ entities: [AttributeDefinition, Tag] });
});
afterAll(() => database.close());

async function select(rule: Rule, definitions: Definitions, asOf: number, now: number): Promise<number[]> {
  const checked = checkRule(rule, definitions);
  if (checked.faults) throw new Error(JSON.stringify(checked.faults));
  const { text, values } = planSql(
    planRule(checked.rule, definitions),
    { asOf, timeZone: definitions.timeZone, past: asOf < now },
    catalogue,
  );
  const rows = await database.query<{ id: number }>(text, values);
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

const externalIdOf = (id: number): string => `user-${id}`;

/** Through the same doors as everything else, but for the keys of users, which the population sets. */
async function load({ users, events }: Population, definitions: Definitions): Promise<void> {
  await database.query(
    `TRUNCATE consents, suppressions, users, identities, user_attributes, user_attribute_origins, user_attribute_history, attribute_definitions, tags,
       tag_assignments, tag_assignment_history, events, accepted_messages, event_types, event_properties, changes`,
  );
  const attributes = new AttributeService(database);
  for (const [key, { type }] of definitions.attributes) await attributes.define({ key, type });
  const ids = users.map(({ id }) => id);
  await database.query(
    `INSERT INTO users (id, external_id) SELECT id, 'user-' || id FROM unnest($1::integer[]) AS known (id)`,
    [ids],
  );
  await database.query(
    `INSERT INTO identities (value, kind, user_id) SELECT external_id, 'EXTERNAL_ID', id FROM users`,
  );
  const upserted = await new ProfileService(database).upsertUsers(
    users.flatMap((user) =>
      sayingsOf(user).map(([at, attributes]) => ({
        externalId: externalIdOf(user.id),
        attributes,
        at: new Date(at).toISOString(),
      })),
    ),
    { source: 'test' },
  );
  expect(upserted.rejected).toEqual([]);
  const known = new Set(ids);
  const tracked = await new EventService(database, () => Date.now() + 40_000 * DAY).track(
    events
      .filter(({ user }) => known.has(user))
      .map(({ user, name, at, properties }) => ({
        externalId: externalIdOf(user),
        name,
        occurredAt: new Date(at),
        properties,
      })),
  );
  expect(tracked.rejected).toEqual([]);
  await loadTags(users, definitions);
  for (const user of users) await storeReachability(database, user);
  const erased = users.filter((user) => user.erased).map(({ id }) => id);
  await database.query('UPDATE users SET erased_at = now() WHERE id = ANY($1::integer[])', [erased]);
}

async function loadTags(users: Population['users'], definitions: Definitions): Promise<void> {
  for (const key of [...definitions.tags.keys()].sort())
    await new TagService(database).create({ key, class: 'BASIC' }).catch((error: { code?: string }) => {
      if (error.code !== 'ALREADY_EXISTS') throw error;
    });
  for (const user of users)
    for (const [at, one] of assignmentsOf(user)) {
      const holders = { users: userSet([user.id]) };
      const tagging = new TagService(database, () => at);
      if ('ended' in one) await tagging.remove(one.ended, holders);
      else
        await tagging.assign(one.tag, holders, {
          source: 'test',
          weight: one.weight ?? null,
          expiresAt: one.expiresAt ?? null,
        });
    }
}

describe.each(CASE_GROUPS.map((group) => [group.name, group] as const))('%s', (_name, group) => {
  beforeAll(() => load(group.population, group.definitions));

  test.each(group.cases.map((one) => [one.promise, one] as const))('%s', async (_promise, { rule, users, asOf }) => {
    expect(await select(rule, group.definitions, asOf ?? group.asOf, group.asOf)).toEqual(users);
  });
});

test('random rules over random populations select whom the oracle selects', async () => {
  const world = fc.constantFrom(...TIME_ZONES).chain((timeZone) => {
    const definitions = arbitraryDefinitions(timeZone);
    return fc.record({
      definitions: fc.constant(definitions),
      population: arbitraryPopulation(definitions, { events: 80 }),
      asked: fc.array(fc.tuple(arbitraryRule(definitions), arbitraryAsOf), { minLength: 20, maxLength: 40 }),
    });
  });
  await fc.assert(
    fc.asyncProperty(world, async ({ definitions, population, asked }) => {
      await load(population, definitions);
      for (const [rule, asOf] of asked)
        expect({ rule, asOf, users: await select(rule, definitions, asOf, ARBITRARY_NOW) }).toEqual({
          rule,
          asOf,
          users: oracle(rule, population, definitions, asOf),
        });
    }),
    { numRuns: randomRuns(40), endOnFailure: true },
  );
}, 300_000);

test('a rule of every form is answered for an empty population', async () => {
  const definitions = arbitraryDefinitions('UTC');
  await load({ users: [], events: [] }, definitions);
  await fc.assert(
    fc.asyncProperty(arbitraryRule(definitions), async (rule) => {
      expect(await select(rule, definitions, ARBITRARY_NOW, ARBITRARY_NOW)).toEqual([]);
    }),
    { numRuns: randomRuns(50) },
  );
});
