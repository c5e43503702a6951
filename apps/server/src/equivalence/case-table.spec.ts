import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Audience } from '@strata/audience';
import { createAudience } from '@strata/audience';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { checkRule, planRule, planSql } from '@strata/rules';
import { CASE_GROUPS, oracle } from '@strata/rules/testing';
import { catalogue, storePopulation } from './stored-population.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase({ poolSize: 8 });
});
afterAll(() => database.close());

describe.each(CASE_GROUPS.map((group) => ({ ...group })))('$name', ({ definitions, population, asOf, cases }) => {
  let audience: Audience;
  beforeAll(async () => {
    await storePopulation(database, definitions, population);
    audience = createAudience({
      database,
      catalogue,
      timeZone: () => definitions.timeZone,
      clock: () => asOf,
      budgetBytes: 1e9,
    });
  });
  afterAll(() => audience.stop());

  test.each(cases.map((one) => ({ ...one })))('$promise', async ({ rule, users, asOf: at = asOf }) => {
    const checked = checkRule(rule, definitions);
    if (checked.faults) throw new Error(JSON.stringify(checked.faults));
    const plan = planRule(checked.rule, definitions);
    const moment = { asOf: at, timeZone: definitions.timeZone, past: at < asOf };
    const { text, values } = planSql(plan, moment, catalogue);
    const bySql = (await database.query<{ id: number }>(text, values)).map(({ id }) => id).sort((a, b) => a - b);
    const cold = [...(await audience.evaluate(plan, { asOf: at })).members];
    const warm = [...(await audience.evaluate(plan, { asOf: at })).members];
    expect({ oracle: oracle(checked.rule, population, definitions, at), bySql, cold, warm }).toEqual({
      oracle: [...users],
      bySql: [...users],
      cold: [...users],
      warm: [...users],
    });
  });
});
