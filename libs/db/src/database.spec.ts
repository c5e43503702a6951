import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { EntitySchema } from 'typeorm';
import {
  type Database,
  definitionsVersion,
  isUnavailable,
  openDatabase,
  raiseDefinitionsVersion,
  Refusal,
} from './index.js';
import { freshDatabase } from './testing/index.js';

const Workspace = new EntitySchema<{ id: boolean; name: string; timeZone: string; locale: string }>({
  name: 'workspace',
  columns: {
    id: { type: 'boolean', primary: true },
    name: { type: 'text' },
    timeZone: { type: 'text', name: 'time_zone' },
    locale: { type: 'text' },
  },
});

let database: Database;
beforeAll(async () => {
  database = await freshDatabase({ entities: [Workspace], poolSize: 4 });
});
afterAll(() => database.close());
beforeEach(() => database.query('DELETE FROM users'));

const insertUser = 'INSERT INTO users (id, external_id) VALUES ($1, $2)';
const users = (): Promise<{ id: number; external_id: string }[]> =>
  database.query('SELECT id, external_id FROM users ORDER BY id');

describe('statements', () => {
  test('UPDATE … RETURNING gives rows and nothing else, in and outside a transaction', async () => {
    const update = 'UPDATE definitions_version SET version = version RETURNING id';
    expect(await database.query(update)).toEqual([{ id: true }]);
    expect(await database.transaction((transaction) => transaction.query(update))).toEqual([{ id: true }]);
  });

  test('a session reads dates in UTC', async () => {
    expect(await database.query(`SELECT '2026-01-01 00:00'::timestamptz AS at`)).toEqual([
      { at: new Date('2026-01-01T00:00:00Z') },
    ]);
  });
});

describe('COPY', () => {
  test('takes all rows of a stream and tells how many', async () => {
    const count = await database.transaction((transaction) =>
      transaction.copyFrom('COPY users (id, external_id) FROM STDIN', Readable.from(['1\ta\n2\t', 'b\n'])),
    );
    expect(count).toBe(2);
    expect(await users()).toEqual([
      { id: 1, external_id: 'a' },
      { id: 2, external_id: 'b' },
    ]);
  });

  test('a source that fails leaves nothing, and the connection usable', async () => {
    const source = Readable.from(
      (function* () {
        yield '1\ta\n';
        throw new Error('the file ended early');
      })(),
    );
    const copy = database.transaction((transaction) =>
      transaction.copyFrom('COPY users (id, external_id) FROM STDIN', source),
    );
    await expect(copy).rejects.toThrow('the file ended early');
    expect(await users()).toEqual([]);
  });

  test('a bad row fails with PostgreSQL’s own words', async () => {
    const copy = database.transaction((transaction) =>
      transaction.copyFrom('COPY users (id, external_id) FROM STDIN', Readable.from(['one\ta\n'])),
    );
    await expect(copy).rejects.toThrow(/invalid input syntax for type integer/);
  });
});

describe('transaction', () => {
  test('commits SQL and entities together', async () => {
    await database.transaction(async (transaction) => {
      await transaction.query(insertUser, [1, 'a']);
      await transaction.manager.save(Workspace, { id: true, name: '商店', timeZone: 'Asia/Shanghai', locale: 'zh' });
    });
    expect(await users()).toHaveLength(1);
    expect(await database.dataSource.manager.countBy(Workspace, { name: '商店' })).toBe(1);
  });

  test('rolls both back when it is refused', async () => {
    const refused = database.transaction(async (transaction) => {
      await transaction.query(insertUser, [1, 'a']);
      await transaction.manager.update(Workspace, { id: true }, { name: 'changed' });
      throw new Refusal('NOT_FOUND', 'no such tag', { key: 'x' });
    });
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'no such tag', details: { key: 'x' } });
    expect(await users()).toEqual([]);
    expect(await database.dataSource.manager.countBy(Workspace, { name: 'changed' })).toBe(0);
  });

  test('is tried again after a serialization failure, with nothing of the first try left', async () => {
    await database.query(insertUser, [1, 'a']);
    let tries = 0;
    await database.transaction(
      async (transaction) => {
        tries++;
        await transaction.query('SELECT count(*) FROM users');
        if (tries === 1) await database.query(`UPDATE users SET external_id = 'meanwhile' WHERE id = 1`);
        await transaction.query(insertUser, [10 + tries, null]);
        await transaction.query(`UPDATE users SET external_id = external_id || ' and after' WHERE id = 1`);
      },
      { isolation: 'REPEATABLE READ' },
    );
    expect(tries).toBe(2);
    expect(await users()).toEqual([
      { id: 1, external_id: 'meanwhile and after' },
      { id: 12, external_id: null },
    ]);
  });

  test('is tried again when its connection is lost before the commit, with nothing of the first try left', async () => {
    let tries = 0;
    await database.transaction(async (transaction) => {
      tries++;
      await transaction.query(insertUser, [tries, null]);
      const [mine] = await transaction.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      if (tries === 1) await database.query('SELECT pg_terminate_backend($1, 5000)', [mine?.pid]);
      await transaction.query('SELECT 1');
    });
    expect(tries).toBe(2);
    expect(await users()).toEqual([{ id: 2, external_id: null }]);
  });

  test('is not tried again when the connection is lost with the answer to its commit: it may have been done', async () => {
    // A commit that ends its own connection, after the work and before the answer.
    await database.query(`CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$`);
    await database.query(`CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON users DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION cut()`);
    let tries = 0;
    try {
      const cut = database.transaction((transaction) => {
        tries++;
        return transaction.query(insertUser, [1, 'a']);
      });
      expect(isUnavailable(await cut.catch((error: unknown) => error))).toBe(true);
    } finally {
      await database.query('DROP TRIGGER cut ON users');
      await database.query('DROP FUNCTION cut');
    }
    expect(tries).toBe(1);
  });

  test('gives up after three more tries', async () => {
    let tries = 0;
    const hopeless = database.transaction(() => {
      tries++;
      return Promise.reject(Object.assign(new Error('deadlock detected'), { code: '40P01' }));
    });
    await expect(hopeless).rejects.toThrow('deadlock detected');
    expect(tries).toBe(4);
  });

  test('one that only reads cannot write', async () => {
    const write = database.transaction((transaction) => transaction.query(insertUser, [1, 'a']), { readOnly: true });
    await expect(write).rejects.toThrow(/read-only transaction/);
  });

  test('sees one snapshot under REPEATABLE READ', async () => {
    const seen = await database.transaction(
      async (transaction) => {
        await transaction.query('SELECT count(*) FROM users');
        await database.query(insertUser, [1, 'a']);
        return transaction.query('SELECT id FROM users');
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
    expect(seen).toEqual([]);
  });
});

describe('lost connections', () => {
  test('an idle connection that is cut is replaced', async () => {
    const lost: Error[] = [];
    const victim = await openDatabase({
      url: database.url,
      applicationName: 'victim',
      poolSize: 2,
      onConnectionLost: (error) => lost.push(error),
    });
    await victim.query('SELECT 1');
    await database.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'victim'`,
    );
    while (lost.length === 0) await new Promise(setImmediate);
    expect(await victim.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await victim.close();
  });

  test('a transaction whose connection is cut fails, rolls back and harms no other', async () => {
    const cut = database.transaction(async (transaction) => {
      await transaction.query(insertUser, [1, 'a']);
      const [row] = await transaction.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await database.query('SELECT pg_terminate_backend($1, 5000)', [row?.pid]);
      await transaction.query('SELECT 1');
    });
    await expect(cut).rejects.toThrow();
    expect(await users()).toEqual([]);
  });
});

describe('definitions version', () => {
  test('moves with a commit and not with a rollback', async () => {
    const before = await definitionsVersion(database);
    const failed = database.transaction(async (transaction) => {
      await raiseDefinitionsVersion(transaction);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await definitionsVersion(database)).toBe(before);
    await database.transaction(raiseDefinitionsVersion);
    expect(await definitionsVersion(database)).not.toBe(before);
  });
});
