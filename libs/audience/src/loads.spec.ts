import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import type { Catalogue } from '@strata/rules';
import { createAudience, recordChanges } from './index.js';
import type { Audience } from './index.js';
import { addUsers, createTables, holdLoads, numberPlan, setFact, testCatalogue } from './testing/test-catalogue.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase({ poolSize: 12 });
  await createTables(database);
  await addUsers(database, 30);
});
afterAll(() => database.close());

const engine = (catalogue: Catalogue = testCatalogue): Audience =>
  createAudience({ database, catalogue, timeZone: () => 'UTC', clock: Date.now, budgetBytes: 1e9 });
const set = (user: number, key: string, value: number): Promise<void> =>
  database.transaction((transaction) => setFact(transaction, user, key, value));

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('a watch whose column is being loaded holds up neither ticks nor other answers, and hears of what moved meanwhile', async () => {
  const audience = engine();
  await audience.start();
  const moves: number[][] = [];
  const end = await audience.watch(
    () => Promise.resolve(numberPlan('held', { gte: 1 })),
    ({ entered }) => void moves.push([...entered]),
  );
  const warm = numberPlan('x', { gte: 50 });
  expect((await audience.evaluate(warm)).members.size).toBe(0);

  const hold = await holdLoads(database);
  await set(2, 'held', 1);
  await database.transaction((transaction) => recordChanges(transaction, [{ topic: 'attribute:held', users: null }]));
  await hold.begun();
  const { ticks } = audience.status();
  await set(1, 'x', 77);
  await until(() => audience.status().ticks > ticks + 2);
  await until(async () => (await audience.evaluate(warm)).members.size === 1);
  // The first look tells of nobody; the one that waits for the column has told nothing yet.
  const told = [...moves];
  await hold.release();
  await until(() => moves.length > told.length);
  end();
  await audience.stop();
  expect({ told, moves }).toEqual({ told: [[]], moves: [[], [2]] });
});

test('a column too long for one value of the database is read in ranges of users', async () => {
  // As PostgreSQL refuses a value beyond a gigabyte: here, where one statement reads more than three users.
  await database.query(`CREATE FUNCTION at_most_three() RETURNS boolean LANGUAGE plpgsql AS $$
    DECLARE
      rows integer := 1;
    BEGIN
      IF current_setting('test.statement', true) = statement_timestamp()::text THEN
        rows := current_setting('test.rows')::integer + 1;
      END IF;
      PERFORM set_config('test.statement', statement_timestamp()::text, true), set_config('test.rows', rows::text, true);
      IF rows > 3 THEN
        RAISE EXCEPTION 'string buffer exceeds maximum allowed length' USING ERRCODE = '54000';
      END IF;
      RETURN true;
    END $$`);
  const { attribute } = testCatalogue;
  const refusing: Catalogue = {
    ...testCatalogue,
    attribute: {
      ...attribute,
      rows: (column, moment, parameters, users) =>
        attribute.rows(column, moment, parameters, users) + (users ? '' : ' AND at_most_three()'),
    },
  };
  const audience = engine(refusing);
  for (let user = 1; user <= 30; user++) await set(user, 'long', user);
  expect([...(await audience.evaluate(numberPlan('long', { gte: 8 }))).members]).toEqual(
    Array.from({ length: 23 }, (_, at) => at + 8),
  );
  await audience.stop();
});
