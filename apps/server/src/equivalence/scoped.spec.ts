import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAudience, userSet } from '@strata/audience';
import type { Audience, EvaluateOptions } from '@strata/audience';
import type { Database } from '@strata/db';
import { freshDatabase, randomRuns } from '@strata/db/testing';
import { planRule, planSql } from '@strata/rules';
import type { Plan } from '@strata/rules';
import {
  ARBITRARY_NOW,
  arbitraryAsOf,
  arbitraryDefinitions,
  arbitraryPopulation,
  arbitraryRule,
  oracle,
  TIME_ZONES,
} from '@strata/rules/testing';
import fc from 'fast-check';
import { catalogue, storePopulation } from './stored-population.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase({ poolSize: 8 });
});
afterAll(() => database.close());

const scenario = fc.constantFrom(...TIME_ZONES).chain((timeZone) => {
  const definitions = arbitraryDefinitions(timeZone);
  return fc.record({
    definitions: fc.constant(definitions),
    population: arbitraryPopulation(definitions, { users: 12 }),
    scope: arbitraryRule(definitions),
    rules: fc.array(arbitraryRule(definitions), { minLength: 3, maxLength: 8 }),
    aside: arbitraryAsOf,
  });
});

/** Everything that is told of a rule, and how every attribute is spread among those whom it selects. */
async function answersOf(
  audience: Audience,
  plan: Plan,
  keys: Parameters<Audience['breakdown']>[1][],
  asked: EvaluateOptions,
) {
  const evaluation = await audience.evaluate(plan, asked);
  const { members, total } = evaluation;
  const spread = [];
  for (const column of keys) spread.push(await audience.breakdown(members, column, 5, asked));
  return { members: [...members], total, nodes: evaluation.nodes(), spread };
}

test('whoever sees some users is answered as if there were no others, to the user, in every count', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ definitions, population, scope, rules, aside }) => {
      const { timeZone } = definitions;
      const engine = (): Audience =>
        createAudience({ database, catalogue, timeZone: () => timeZone, clock: () => ARBITRARY_NOW, budgetBytes: 1e9 });
      const columns = [...definitions.attributes].map(([key, { type }]) => ({ kind: 'attribute' as const, key, type }));
      const seen = oracle(scope, population, definitions, ARBITRARY_NOW);
      const asked = rules.flatMap((rule) =>
        [undefined, aside].map((asOf) => ({ plan: planRule(rule, definitions), asOf })),
      );
      const answer = async (within?: EvaluateOptions['within']) => {
        const audience = engine();
        const answers = [];
        for (const { plan, asOf } of asked) answers.push(await answersOf(audience, plan, columns, { asOf, within }));
        return answers;
      };

      await storePopulation(database, definitions, population);
      const scoped = await engine().evaluate(planRule(scope, definitions));
      expect([...scoped.members]).toEqual(seen);
      // Who writes is judged by SQL, of those alone of whom they write.
      const some = population.users.flatMap(({ id }) => (id % 2 === 0 ? [id] : []));
      const moment = { asOf: ARBITRARY_NOW, timeZone };
      const judged = planSql(planRule(scope, definitions), moment, catalogue, { among: some });
      const rows = await database.query<{ id: number }>(judged.text, judged.values);
      expect(rows.map(({ id }) => id).sort((a, b) => a - b)).toEqual(seen.filter((id) => some.includes(id)));
      const found = await answer(scoped.members);
      await storePopulation(database, definitions, {
        ...population,
        users: population.users.filter(({ id }) => seen.includes(id)),
        events: population.events.filter(({ user }) => seen.includes(user)),
      });
      expect(found).toEqual(await answer());
      expect((await engine().evaluate(planRule({ everyone: true }, definitions), { within: userSet([]) })).total).toBe(
        0,
      );
    }),
    { numRuns: randomRuns(10), endOnFailure: true, seed: 20_261_122 },
  );
}, 600_000);
