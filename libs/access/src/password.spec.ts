import { hash } from '@node-rs/argon2';
import { describe, expect, test } from '@jest/globals';
import { checkPassword, hashPassword, isOutdated, passwordMatches } from './password.js';

const ada = { email: 'ada.lovelace@example.com', name: 'Ada Lovelace' };

function refusal(password: string): unknown {
  try {
    checkPassword(password, ada);
  } catch (error) {
    return (error as { details: { reason: string } }).details.reason;
  }
  return undefined;
}

describe('a password', () => {
  test.each(['corridor of nine lamps', '窗前明月光疑是地上霜举头望', 'x7#kQ9!mW2pz', 'ﬁfty lanterns at noon'])(
    '%s is taken',
    (password) => {
      expect(refusal(password)).toBeUndefined();
    },
  );

  test.each([
    ['elevenchars', 'LENGTH'],
    ['x7#kQ9'.repeat(22), 'LENGTH'],
    ['', 'LENGTH'],
    ['passwordpassword', 'COMMON'],
    ['Password1234!', 'COMMON'],
    ['123456789012', 'COMMON'],
    ['qwertyuiop123', 'COMMON'],
    ['aaaaaaaaaaaab', 'COMMON'],
    ['adalovelace2026', 'COMMON'],
    ['Ada.Lovelace123', 'COMMON'],
    ['woaini5201314', 'COMMON'],
  ])('%s is refused: %s', (password, reason) => {
    expect(refusal(password)).toBe(reason);
  });

  test('is the same however its letters were typed', async () => {
    const hashed = await hashPassword('Ａrchipelago café');
    expect(await passwordMatches(hashed, 'Archipelago cafe\u0301')).toBe(true);
    expect(await passwordMatches(hashed, 'archipelago café')).toBe(false);
  });

  test('that nobody has takes a hash of the same cost to refuse', async () => {
    expect(await passwordMatches(null, 'corridor of nine lamps')).toBe(false);
    const hashed = await hashPassword('corridor of nine lamps');
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(isOutdated(hashed)).toBe(false);
    expect(isOutdated(await hash('x', { memoryCost: 8_192, timeCost: 1 }))).toBe(true);
  });
});
