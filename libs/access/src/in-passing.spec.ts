import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { ApiKeyService, HeldKeys, PERMISSIONS, SessionService } from './index.js';
import type { Actor } from './index.js';

const HOUR = 3_600_000;

let database: Database;
let now = Date.now();
let member: string;
const clock = (): number => now;

/** One connection, so that what is set for it counts for every statement. */
beforeAll(async () => (database = await freshDatabase({ poolSize: 1 })));
afterAll(() => database.close());
beforeEach(async () => {
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO members (email, name, role, state) VALUES ('m@example.com', 'M', 'owner', 'ACTIVE')
     ON CONFLICT (email) DO UPDATE SET name = 'M' RETURNING id`,
  );
  member = row?.id ?? '';
});

/** As the embedded server does while its disk is nearly full. */
async function whileNothingIsWritten(read: () => Promise<void>): Promise<void> {
  await database.query('SET default_transaction_read_only = on');
  try {
    await read();
  } finally {
    await database.query('SET default_transaction_read_only = off');
  }
}

async function begin(): Promise<{ sessions: SessionService; token: string }> {
  const sessions = new SessionService(database);
  return { sessions, token: await sessions.begin({ id: member }, { address: '127.0.0.1', agent: 'test' }) };
}

describe('while the database takes no writes', () => {
  test('a session goes on whose last use cannot be written', async () => {
    const { sessions, token } = await begin();
    await database.query(`UPDATE sessions SET last_seen_at = now() - interval '10 minutes'`);
    await whileNothingIsWritten(async () => expect(await sessions.memberOf(token)).toMatchObject({ id: member }));
  });

  test('a key goes on whose last use cannot be written', async () => {
    const owner: Actor = { kind: 'member', id: member, name: 'M', permissions: new Set(PERMISSIONS) };
    const settings = {
      name: 'k',
      permissions: ['profile.read' as const],
      scope: null,
      addresses: [],
      ratePerMinute: 600,
      expiresAt: null,
    };
    const { secret } = await new ApiKeyService(database, clock).create(owner, settings);
    const held = new HeldKeys(database, clock, () => Promise.reject(new Error('no scope here')));
    await whileNothingIsWritten(async () =>
      expect(await held.actor(secret, '127.0.0.1')).toMatchObject({ kind: 'key', name: 'k' }),
    );
    // Set back by an hour, it is noted all the same.
    now -= HOUR;
    await held.actor(secret, '127.0.0.1');
    const [row] = await database.query<{ used: boolean }>(
      'SELECT last_used_at IS NOT NULL AS used FROM api_key_secrets',
    );
    expect(row).toEqual({ used: true });
  });
});

test('a session that began under a clock which has been set back since is over', async () => {
  const { sessions, token } = await begin();
  await database.query(
    `UPDATE sessions SET last_seen_at = last_seen_at + interval '1 year', expires_at = expires_at + interval '1 year'`,
  );
  expect(await sessions.memberOf(token)).toBeUndefined();
});
