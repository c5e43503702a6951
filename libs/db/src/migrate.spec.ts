import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Database, migrate, openDatabase } from './index.js';
import { migrations } from './migrations/index.js';
import { freshDatabase } from './testing/index.js';

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

  test('of two that migrate at once one does it and the other waits', async () => {
    await revertTo(0);
    const other = await openDatabase({ url: database.url, applicationName: 'other', poolSize: 2 });
    const ran = await Promise.all([migrate(database), migrate(other)]);
    await other.close();
    expect(ran.sort((a, b) => b.length - a.length)).toEqual([NAMES, []]);
    expect(await database.query(SCHEMA)).toEqual(whole);
  });
});
