import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAudience, recordChanges } from '@strata/audience';
import type { Database } from '@strata/db';
import { freshDatabase, randomRuns } from '@strata/db/testing';
import { planRule, planSql } from '@strata/rules';
import type { Change, Population } from '@strata/rules/testing';
import {
  applyChange,
  ARBITRARY_NOW,
  arbitraryAsOf,
  arbitraryChange,
  arbitraryDefinitions,
  arbitraryPopulation,
  arbitraryRule,
  oracle,
  TIME_ZONES,
} from '@strata/rules/testing';
import fc from 'fast-check';
import { catalogue, storeChange, storePopulation } from './stored-population.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase({ poolSize: 8 });
});
afterAll(() => database.close());

const USERS = 12;

const scenario = fc.constantFrom(...TIME_ZONES).chain((timeZone) => {
  const definitions = arbitraryDefinitions(timeZone);
  const step = fc.record({
    changes: fc.array(arbitraryChange(definitions, USERS), { minLength: 1, maxLength: 8 }),
    passes: fc.constantFrom(0, 1, 500, 60_000, 3_600_000, 86_400_000),
    /** As after a bulk load: what stands under this topic is loaded anew. */
    anew: fc.option(fc.constantFrom('users', 'event:order', 'attribute:age', 'tag:a/b'), { freq: 4 }),
  });
  return fc.record({
    definitions: fc.constant(definitions),
    population: arbitraryPopulation(definitions, { users: USERS }),
    rules: fc.array(arbitraryRule(definitions), { minLength: 3, maxLength: 8 }),
    steps: fc.array(step, { minLength: 1, maxLength: 5 }),
    // One byte lets every column go after each answer; a billion keep and maintain them all.
    budgetBytes: fc.constantFrom(1, 1e9, 1e9),
    aside: arbitraryAsOf,
    instants: fc.array(arbitraryAsOf, { minLength: 1, maxLength: 4 }),
  });
});

test('oracle, SQL and engine select the same users, to the user, through changes and time, and trends count them', async () => {
  await fc.assert(
    fc.asyncProperty(
      scenario,
      async ({ definitions, population: first, rules, steps, budgetBytes, aside, instants }) => {
        const { timeZone } = definitions;
        let population: Population = first;
        let now = ARBITRARY_NOW;
        await storePopulation(database, definitions, population);
        const audience = createAudience({
          database,
          catalogue,
          timeZone: () => timeZone,
          clock: () => now,
          budgetBytes,
        });
        const plans = rules.map((rule) => ({ rule, plan: planRule(rule, definitions) }));

        const compare = async (asOf: number | undefined): Promise<void> => {
          for (const { rule, plan } of plans) {
            const at = asOf ?? now;
            const { text, values } = planSql(plan, { asOf: at, timeZone, past: at < now }, catalogue);
            const bySql = (await database.query<{ id: number }>(text, values))
              .map(({ id }) => id)
              .sort((a, b) => a - b);
            const byEngine = [...(await audience.evaluate(plan, { asOf })).members];
            const users = oracle(rule, population, definitions, at);
            expect({ rule, at, bySql, byEngine }).toEqual({ rule, at, bySql: users, byEngine: users });
          }
        };

        await compare(undefined);
        for (const { changes, passes, anew } of steps) {
          await database.transaction(async (transaction) => {
            for (const change of changes) population = await apply(transaction, change);
            if (anew) await recordChanges(transaction, [{ topic: anew, users: null }]);
          });
          now += passes;
          await audience.tick();
          await compare(undefined);
        }
        await compare(aside);
        // Together, as a list of segments asks for them.
        const past = [...new Set(instants.map((at) => Math.min(at, now - 1)))].sort((one, other) => one - other);
        const trends = await Promise.all(plans.map(({ plan }) => audience.trend(plan, past)));
        for (const [place, { rule }] of plans.entries()) {
          const counts = past.map((at) => ({ at, count: oracle(rule, population, definitions, at).length }));
          expect({ rule, trend: trends[place] }).toEqual({ rule, trend: counts });
        }

        async function apply(transaction: Parameters<typeof storeChange>[0], change: Change): Promise<Population> {
          if (change.change === 'time') now += change.milliseconds;
          const after = applyChange(population, change, now);
          await storeChange(transaction, definitions, change, after);
          return after;
        }
      },
    ),
    { numRuns: randomRuns(30), endOnFailure: true },
  );
}, 600_000);
