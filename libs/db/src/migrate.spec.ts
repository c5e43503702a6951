import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Database, migrate, openDatabase } from './index.js';
import { migrations } from './migrations/index.js';
import { freshDatabase } from './testing/index.js';
import { runSource } from './testing/run-source.js';

/** Every table, column, index and constraint, to compare two schemas; of shards (`tags_102036`), which Citus numbers, none. */
const SCHEMA = `
  SELECT 'column' AS kind, table_name AS of, column_name AS name, concat_ws(' ', data_type, is_nullable, column_default) AS what
    FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text !~ '_[0-9]{6,}$'
  ORDER BY 1, 2, 3`;

const NAMES = migrations.map((migration) => migration.name);

let database: Database;
let whole: unknown[];
beforeAll(async () => {
  database = await freshDatabase();
  whole = await database.query(SCHEMA);
});
afterAll(() => database.close());

/** Takes the schema back to what it was before the migrations after the first `kept`. */
async function revertTo(kept: number): Promise<void> {
  for (let count = migrations.length; count > kept; count--) {
    await database.dataSource.undoLastMigration({ transaction: 'each' });
  }
}

describe('migrate', () => {
  test('a second run finds nothing to do', async () => {
    expect(await migrate(database)).toEqual([]);
    expect(await database.query(SCHEMA)).toEqual(whole);
  });

  test('every older schema comes up to the newest, and down to nothing', async () => {
    for (let kept = migrations.length - 1; kept >= 0; kept--) {
      await revertTo(kept);
      if (kept === 0) {
        const left = await database.query(
          `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S', 'v')
             AND relname NOT LIKE 'migrations%' AND relname NOT LIKE 'citus%'`,
        );
        expect(left).toEqual([]);
      }
      expect(await migrate(database)).toEqual(NAMES.slice(kept));
      expect(await database.query(SCHEMA)).toEqual(whole);
    }
  });

  test('where values come from survives the move into a table of its own, up and down', async () => {
    const origins = { city: ['import', 1_700_000_000_000] };
    await revertTo(2);
    await database.query(
      `INSERT INTO user_attributes (user_id, "values", origins) VALUES (1, '{"city": "北京市"}', $1), (2, '{}', '{}')`,
      [JSON.stringify(origins)],
    );
    await migrate(database);
    expect(await database.query('SELECT * FROM user_attribute_origins')).toEqual([{ user_id: 1, origins }]);
    await revertTo(2);
    const rows = await database.query('SELECT user_id, "values", origins FROM user_attributes ORDER BY user_id');
    expect(rows).toEqual([
      { user_id: 1, values: { city: '北京市' }, origins },
      { user_id: 2, values: {}, origins: {} },
    ]);
    await database.query('TRUNCATE user_attributes');
    await migrate(database);
  });

  describe('of several', () => {
    let other: Database;
    beforeEach(async () => {
      other = await openDatabase({ url: database.url, applicationName: 'other', poolSize: 2 });
    });
    afterEach(() => other.close());

    test.each([
      ['an empty database', 0],
      ['an older schema', 5],
    ])('that migrate %s at once one does it, with what goes with it, and the others wait', async (_what, kept) => {
      await revertTo(kept);
      let atOnce = 0;
      let most = 0;
      const also = async (): Promise<void> => {
        most = Math.max(most, ++atOnce);
        await new Promise(setImmediate);
        atOnce--;
      };
      const ran = await Promise.all([migrate(database, { also }), migrate(other, { also }), migrate(other, { also })]);
      expect(ran.sort((a, b) => b.length - a.length)).toEqual([NAMES.slice(kept), [], []]);
      expect(most).toBe(1);
      expect(await database.query(SCHEMA)).toEqual(whole);
    });

    test('one that waits says so once, holds nothing up, and outlasts any time limit of statements', async () => {
      let release = (): void => undefined;
      let begun = (): void => undefined;
      const hasBegun = new Promise<void>((resolve) => (begun = resolve));
      const first = migrate(database, {
        also: () => {
          begun();
          return new Promise((resolve) => (release = resolve));
        },
      });
      await hasBegun;
      const name = new URL(database.url).pathname.slice(1);
      await other.query(`ALTER DATABASE ${name} SET statement_timeout = 100`);
      const hurried = await openDatabase({ url: database.url, applicationName: 'hurried', poolSize: 1 });
      let waits = 0;
      const second = migrate(hurried, { onWait: () => waits++ });
      while (waits === 0) await new Promise(setImmediate);
      // A statement that waits would hold a snapshot, and vacuum back.
      expect(await other.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)).toEqual([]);
      release();
      await Promise.all([first, second]);
      expect(waits).toBe(1);
      await hurried.close();
    });

    test('one that is killed in the middle leaves the rest to another', async () => {
      await revertTo(NAMES.length - 3);
      // Holds the doomed one where it would note its first migration.
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      let locked = (): void => undefined;
      const isLocked = new Promise<void>((resolve) => (locked = resolve));
      const holding = other.transaction(async (transaction) => {
        await transaction.query('LOCK TABLE migrations IN SHARE MODE');
        locked();
        await held;
      });
      await isLocked;
      const doomed = runSource(join(import.meta.dirname, 'testing/migrator.ts'), [database.url]);
      while (!(await stuck())) await new Promise(setImmediate);
      let waits = false;
      const next = migrate(database, { onWait: () => (waits = true) });
      while (!waits) await new Promise(setImmediate);
      doomed.kill('SIGKILL');
      await once(doomed, 'exit');
      release();
      await holding;
      expect(await next).toEqual(NAMES.slice(-3));
      expect(await database.query(SCHEMA)).toEqual(whole);
    });
  });

  const stuck = async (): Promise<boolean> => {
    const rows = await database.query(
      `SELECT FROM pg_locks WHERE relation = 'migrations'::regclass AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    return rows.length > 0;
  };
});
