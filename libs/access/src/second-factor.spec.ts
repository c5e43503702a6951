import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { createSecrets } from '@strata/db';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { SecondFactorService } from './second-factor.service.js';

let database: Database;
let now = Date.parse('2026-11-22T12:00:00Z');
let factors: SecondFactorService;
beforeAll(async () => {
  database = await freshDatabase();
  factors = new SecondFactorService(
    database,
    createSecrets([Buffer.from('0123456789abcdef0123456789abcdef')]),
    () => now,
  );
});
afterAll(() => database.close());

async function member(email: string): Promise<{ id: string; email: string }> {
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO members (email, name, role, state) VALUES ($1, 'x', 'analyst', 'ACTIVE') RETURNING id`,
    [email],
  );
  return { id: row!.id, email };
}
const code = (secret: string, at = now): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
const STEP = 30_000;

test('a second factor is nothing until a first code confirms it, and its secret is sealed', async () => {
  const one = await member('a@example.com');
  const { secret, uri } = await factors.begin(one);
  expect(uri).toMatch(/^otpauth:\/\/totp\/Strata:a%40example.com\?.*secret=/);
  expect(await factors.state(one.id)).toBeUndefined();
  expect(await factors.verify(one.id, code(secret))).toBe(false);
  await expect(factors.confirm(one.id, '000000')).rejects.toMatchObject({ code: 'WRONG_CODE' });
  expect(await factors.confirm(one.id, code(secret))).toHaveLength(10);
  expect(await factors.state(one.id)).toMatchObject({ recoveryCodesLeft: 10 });
  await expect(factors.begin(one)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  const [row] = await database.query<{ secret: string }>('SELECT secret FROM second_factors WHERE member_id = $1', [
    one.id,
  ]);
  expect(row?.secret).toMatch(/^s1\./);
});

test('a code works once, one step early or late at most, and no earlier one after it', async () => {
  const one = await member('b@example.com');
  const { secret } = await factors.begin(one);
  await factors.confirm(one.id, code(secret));
  expect(await factors.verify(one.id, code(secret))).toBe(false);
  now += 10 * STEP;
  const early = code(secret, now - STEP);
  for (const off of [-2, 2]) expect(await factors.verify(one.id, code(secret, now + off * STEP))).toBe(false);
  const both = await Promise.all([1, 2].map(() => factors.verify(one.id, code(secret))));
  expect(both.sort()).toEqual([false, true]);
  expect(await factors.verify(one.id, early)).toBe(false);
  expect(await factors.verify(one.id, code(secret, now + STEP))).toBe(true);
  for (const text of ['', '12345', '1234567', 'abcdef', "' OR 1=1"])
    expect(await factors.verify(one.id, text)).toBe(false);
});

test('a recovery code works once, however its letters are written, and is nobody else’s', async () => {
  const [one, other] = [await member('c@example.com'), await member('d@example.com')];
  const codes: string[] = [];
  for (const someone of [one, other]) {
    const { secret } = await factors.begin(someone);
    codes.push((await factors.confirm(someone.id, code(secret)))[0] ?? '');
  }
  const [mine = '', theirs = ''] = codes;
  expect(mine).toMatch(/^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/);
  expect(await factors.verify(one.id, theirs)).toBe(false);
  const both = await Promise.all(
    [1, 2].map(() => factors.verify(one.id, ` ${mine.toLowerCase().replaceAll('-', ' ')}`)),
  );
  expect(both.sort()).toEqual([false, true]);
  expect(await factors.state(one.id)).toMatchObject({ recoveryCodesLeft: 9 });
});
