import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import type { Database } from './index.js';
import { freshDatabase } from './testing/index.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

describe('database', () => {
  test('UPDATE … RETURNING gives rows and nothing else', async () => {
    const rows = await database.query('UPDATE definitions_version SET version = version RETURNING id');
    expect(rows).toEqual([{ id: true }]);
  });

  test('COPY tells how many rows it took, and binary values come as they are', async () => {
    const [count, binary] = await database.transaction(async (transaction) => [
      await transaction.copyFrom('COPY users (id) FROM STDIN', Readable.from(['1\n2\n', '3\n'])),
      await transaction.binary(
        `SELECT string_agg(int4send(id), ''::bytea ORDER BY id), NULL FROM users WHERE id < $1`,
        [3],
      ),
    ]);
    expect(count).toBe(3);
    expect(binary).toEqual([[Buffer.from([0, 0, 0, 1, 0, 0, 0, 2]), null]]);
  });
});
