import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database, SecretColumn } from '../index.js';
import {
  aboutSecret,
  countLostSecrets,
  createSecrets,
  dropLostSecrets,
  rotateSecrets,
  SecretLost,
  sealPlainSecrets,
} from '../index.js';
import { freshDatabase } from '../testing/index.js';

const [one, two] = [randomBytes(32), randomBytes(32)];

describe('a sealed text', () => {
  const secrets = createSecrets([one]);

  test('opens to what it was, shows nothing of it, and is never the same', () => {
    for (const text of ['', 'hunter2', '密码 😀', 'x'.repeat(100_000)]) {
      const sealed = secrets.seal(text, 'a:1');
      expect(secrets.open(sealed, 'a:1')).toBe(text);
      expect(sealed).toMatch(/^s1\.[0-9a-f]{8}\.[\w-]+$/);
      expect(secrets.seal(text, 'a:1')).not.toBe(sealed);
    }
    expect(Buffer.from(secrets.seal('hunter2', 'a:1').slice(12), 'base64url').toString('latin1')).not.toContain(
      'hunter',
    );
  });

  test('opens for its own row alone', () => {
    const sealed = secrets.seal('hunter2', 'credentials.secret:connector:one');
    for (const about of ['credentials.secret:connector:two', 'credentials.secret:webhook:one', ''])
      expect(() => secrets.open(sealed, about)).toThrow(SecretLost);
  });

  test('does not open when any letter of it was changed, or when it was cut', () => {
    const sealed = secrets.seal('hunter2', 'a:1');
    for (let at = 0; at < sealed.length - 1; at++) {
      const other = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(() => secrets.open(other, 'a:1')).toThrow(SecretLost);
    }
    for (const other of ['', 'hunter2', 's1.', sealed.slice(0, 12), sealed.slice(0, -4)])
      expect(() => secrets.open(other, 'a:1')).toThrow(SecretLost);
  });

  test('opens with a key that stands behind the one that seals, and with no other', () => {
    const sealed = secrets.seal('hunter2', 'a:1');
    const both = createSecrets([two, one]);
    expect(both.open(sealed, 'a:1')).toBe('hunter2');
    expect(createSecrets([two]).open(both.seal('hunter2', 'a:1'), 'a:1')).toBe('hunter2');
    expect(() => createSecrets([two]).open(sealed, 'a:1')).toThrow(SecretLost);
  });

  test('is made with no key that is short', () => {
    expect(() => createSecrets([])).toThrow();
    expect(() => createSecrets([randomBytes(16)])).toThrow();
  });
});

describe('the secrets of a database', () => {
  const COLUMN: SecretColumn = { table: 'credentials', id: 'owner', column: 'secret' };
  const [old, fresh, both] = [createSecrets([one]), createSecrets([two]), createSecrets([two, one])];

  let database: Database;
  beforeAll(async () => (database = await freshDatabase()));
  afterAll(() => database.close());
  beforeEach(() => database.query('TRUNCATE credentials'));

  const put = (owner: string, secret: string) =>
    database.query('INSERT INTO credentials (owner, secret) VALUES ($1, $2)', [owner, secret]);
  const stored = async (): Promise<Record<string, string>> => {
    const rows = await database.query<{ owner: string; secret: string }>('SELECT * FROM credentials ORDER BY owner');
    return Object.fromEntries(rows.map(({ owner, secret }) => [owner, secret]));
  };

  test('that an older version left in plain text are sealed once, by however many that start at once', async () => {
    await database.query(
      `INSERT INTO credentials SELECT 'connector:' || n, '{"secret": "hunter' || n || '"}' FROM generate_series(1, 1200) AS n`,
    );
    const sealed = await Promise.all([1, 2, 3].map(() => sealPlainSecrets(database, old, [COLUMN])));
    expect(sealed.reduce((sum, each) => sum + each)).toBe(1200);
    const rows = await stored();
    expect(JSON.stringify(rows)).not.toContain('hunter');
    for (const [owner, secret] of Object.entries(rows))
      expect(old.open(secret, aboutSecret(COLUMN, owner))).toBe(`{"secret": "hunter${owner.slice(10)}"}`);
    expect(await sealPlainSecrets(database, old, [COLUMN])).toBe(0);
    expect(await stored()).toEqual(rows);
  });

  test('move to a new key, after which the old one is not needed', async () => {
    await put('a', old.seal('hunter1', aboutSecret(COLUMN, 'a')));
    await put('b', fresh.seal('hunter2', aboutSecret(COLUMN, 'b')));
    expect(await rotateSecrets(database, both, [COLUMN])).toBe(1);
    const { a, b } = await stored();
    expect([a, b].map((text, at) => fresh.open(text!, aboutSecret(COLUMN, 'ab'[at]!)))).toEqual(['hunter1', 'hunter2']);
    expect(await rotateSecrets(database, both, [COLUMN])).toBe(0);
  });

  test('that are lost are counted, stop a rotation, and are deleted only when asked for', async () => {
    await put('a', old.seal('hunter1', aboutSecret(COLUMN, 'a')));
    await put('b', fresh.seal('hunter2', aboutSecret(COLUMN, 'b')));
    expect(await countLostSecrets(database, fresh, [COLUMN])).toBe(1);
    await expect(rotateSecrets(database, fresh, [COLUMN])).rejects.toThrow(SecretLost);
    expect(Object.keys(await stored())).toEqual(['a', 'b']);
    expect(await dropLostSecrets(database, fresh, [COLUMN])).toBe(1);
    expect(Object.keys(await stored())).toEqual(['b']);
    expect(await countLostSecrets(database, both, [COLUMN])).toBe(0);
  });
});
